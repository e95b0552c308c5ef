import Kernel
import Mechanism

extension Case {
    /// Articles that nobody takes, or a division changed under a desk review.
    static let undivided = of(
        "GUI 17, the tasks are divided",
        [
            Case(
                "an article is given to nobody", Review.self, given: World.course(before: "tasksDivided"),
                when: .divideTasks([World.scope[0]: "XAC", World.scope[1]: "XBC"]),
                .refused("review.tasks-missing GUI 17")),
            Case(
                "an article is given to a State that does not review", Review.self,
                given: World.course(before: "tasksDivided"),
                when: .divideTasks(World.division.merging([World.scope[0]: "XAA"]) { $1 }),
                .refused("review.tasks-missing GUI 17")),
            Case(
                "a desk review comes before the articles are divided", Review.self,
                given: World.course(before: "tasksDivided")
                    + [.responseReceived(fingerprint: "r"), .responseCirculated(note: "")],
                when: .submitDeskReview("XAC", findings: World.findings(of: "XAC"), questions: []),
                .refused("review.tasks-not-divided GUI 17")),
            Case(
                "the articles are divided anew when a desk review is in", Review.self, given: World.oneDeskReview,
                when: .divideTasks(World.division),
                .refused("review.desk-review-submitted GUI 17")),
            Case(
                "a desk review writes on the other State's articles", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .submitDeskReview(
                    "XBC", findings: World.findings(of: "XBC") + World.findings(of: "XAC"), questions: []),
                .refused("review.finding-of-other GUI 17", "review.finding-of-other GUI 17")),
        ])
}
