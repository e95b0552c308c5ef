import Kernel
import Mechanism

extension Case {
    /// The State under review appoints a focal point.
    static let focalPoint = of(
        "TOR 17, a focal point",
        [
            Case(
                "a focal point is appointed", Review.self, given: World.course(through: "informed"),
                when: .appointFocalPoint(World.named("p-focal"), qualifications: "Criminal law"),
                .records("focalPointAppointed")),
            Case(
                "a focal point is followed by another", Review.self, given: World.course(through: "responseReceived"),
                when: .appointFocalPoint(World.named("p-other"), qualifications: ""),
                .records("focalPointAppointed")),
            Case(
                "a focal point leaves, and the place waits for the next", Review.self,
                given: World.course(through: "responseReceived"), when: .standDown("XAA", "p-focal"),
                .records("focalPointStoodDown")),
        ])
}
