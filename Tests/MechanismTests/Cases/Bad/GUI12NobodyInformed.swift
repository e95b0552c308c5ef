import Kernel
import Mechanism

extension Case {
    /// Work before the States were informed, or information given twice.
    static let nobodyInformed = of(
        "GUI 12, the three States are informed",
        [
            Case(
                "a focal point is appointed before the States were informed", Review.self,
                given: World.course(through: "opened"),
                when: .appointFocalPoint(World.named("p-focal"), qualifications: ""),
                .refused("review.not-informed GUI 12")),
            Case(
                "articles are divided before the States were informed", Review.self,
                given: World.course(through: "opened"),
                when: .divideTasks(World.division),
                .refused("review.not-informed GUI 12")),
            Case(
                "the States are informed twice", Review.self, given: World.course(through: "informed"),
                when: .inform(
                    begins: World.day("2027-03-01"), training: nil, note: "", staff: World.named("p-officer")),
                .refused("review.informed-already GUI 12")),
            Case(
                "the review begins before its lots were drawn", Review.self, given: World.course(through: "opened"),
                when: .inform(
                    begins: World.day("2027-01-14"), training: nil, note: "", staff: World.named("p-officer")),
                .refused("review.begins-before-draw")),
            Case(
                "there is no such review", Review.self,
                when: .inform(
                    begins: World.day("2027-03-01"), training: nil, note: "", staff: World.named("p-officer")),
                .refused("hidden")),
        ])
}
