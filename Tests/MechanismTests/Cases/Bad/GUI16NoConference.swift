import Kernel
import Mechanism

extension Case {
    /// A conference that has not been, could not have been, or was none.
    static let noConference = of(
        "GUI 16, the introductory conference",
        [
            Case(
                "it is to be held tomorrow", Review.self,
                given: World.course(before: "introductionHeld"), on: World.day("2027-02-09"),
                when: .recordIntroduction(on: World.call, means: .video),
                .refused("day-ahead")),
            Case(
                "it was held before the States were informed", Review.self,
                given: World.course(before: "introductionHeld"),
                when: .recordIntroduction(on: World.day("2027-01-14"), means: .video),
                .refused("review.before-informed GUI 16")),
            Case(
                "nobody knows when it was", Review.self, given: World.course(before: "introductionHeld"),
                when: .recordIntroduction(on: nil, means: .video),
                .refused("not-a-day")),
            Case(
                "it was an exchange of letters", Review.self, given: World.course(before: "introductionHeld"),
                when: .recordIntroduction(on: World.call, means: .exchange),
                .refused("required GUI 16")),
        ])
}
