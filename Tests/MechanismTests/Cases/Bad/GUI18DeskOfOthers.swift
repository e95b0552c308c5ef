import Kernel
import Mechanism

extension Case {
    /// Writing on the desk before its time, over somebody's words, or on what is another's.
    static let deskOfOthers = of(
        "GUI 17, 18, 22, the experts' desk",
        [
            Case(
                "a sheet is written before the response was circulated", Review.self,
                given: World.course(through: "responseReceived"), when: World.sheet("XAC", notes: "Noted"),
                .refused("review.not-circulated GUI 15")),
            Case(
                "a sheet is saved upon a revision that has passed", Review.self,
                given: World.course(through: "responseCirculated") + [World.noted("XAC", revision: 1)],
                when: World.sheet("XAC", notes: "Written at the same time"), .refused("changed-meanwhile")),
            Case(
                "a finding on an article of the other State", Review.self,
                given: World.course(through: "responseCirculated"), when: World.sheet("XBC", finding: "Found"),
                .refused("review.finding-of-other GUI 17")),
            Case(
                "a finding before the articles are divided", Review.self,
                given: World.course.filter { $0.short != "tasksDivided" }.prefix { $0.short != "deskReviewSubmitted" }
                    + [],
                when: World.sheet("XAC", finding: "Found"), .refused("review.tasks-not-divided GUI 17")),
            Case(
                "a finding is changed after the desk review was handed in", Review.self, given: World.oneDeskReview,
                when: World.sheet("XAC", finding: "Found"), .refused("review.desk-review-submitted GUI 21")),
            Case(
                "a question is added after that", Review.self, given: World.oneDeskReview,
                when: World.sheet("XAC", questions: [World.enquiry]), .refused("review.desk-review-submitted GUI 21")),
            Case(
                "a sheet on an article that is not under review", Review.self,
                given: World.course(through: "responseCirculated"),
                when: World.sheet("XAC", on: Article(.firearms, 5), notes: "Noted"),
                .refused("review.outside-scope TOR 13")),
            Case(
                "a question on another article than the sheet's", Review.self,
                given: World.course(through: "responseCirculated"),
                when: World.sheet("XAC", on: World.scope[1], questions: [World.enquiry]), .refused("hidden")),
            Case(
                "the State under review writes on the desk", Review.self,
                given: World.course(through: "responseCirculated"), when: World.sheet("XAA", notes: "Noted"),
                .refused("hidden")),
        ])
}
