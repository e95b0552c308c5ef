import Kernel
import Mechanism

extension Case {
    /// The experts of the two reviewing States divide the articles between them.
    static let divided = of(
        "GUI 17, the tasks are divided",
        [
            Case(
                "every article has its State", Review.self, given: World.course(before: "tasksDivided"),
                when: .divideTasks(World.division),
                .records("tasksDivided")),
            Case(
                "the articles are divided anew before any desk review", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .divideTasks(World.division),
                .records("tasksDivided")),
        ])
}
