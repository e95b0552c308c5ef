import Kernel
import Mechanism

extension Case {
    /// A focal point who is nobody.
    static let nobodyAppointed = of(
        "TOR 17, a focal point",
        [
            Case(
                "a focal point without a name", Review.self, given: World.course(through: "informed"),
                when: .appointFocalPoint(NamedPerson(id: "p-1", name: ""), qualifications: ""),
                .refused("required")),
            Case(
                "somebody else gives the place up", Review.self, given: World.course(through: "responseReceived"),
                when: .standDown("XAA", "p-other"), .refused("hidden")),
        ])
}
