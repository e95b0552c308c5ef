import Kernel
import Mechanism

extension Case {
    /// Within one month all meet by telephone or video.
    static let conference = of(
        "GUI 16, the introductory conference",
        [
            Case(
                "it was held by video today", Review.self,
                given: World.course(before: "introductionHeld"), on: World.day("2027-02-10"),
                when: .recordIntroduction(on: World.call, means: .video),
                .records("introductionHeld")),
            Case(
                "it was held by telephone", Review.self, given: World.course(before: "introductionHeld"),
                when: .recordIntroduction(on: World.call, means: .telephone),
                .records("introductionHeld")),
        ])
}
