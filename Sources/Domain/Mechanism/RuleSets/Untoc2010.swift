import Kernel

extension RuleSet {
    /// The terms of reference annexed to resolution 5/5 of the Conference, 2010.
    package static let untoc2010 = RuleSet(
        id: "untoc-2010",
        decision: "CTOC/COP resolution 5/5, annex I",
        reviewers: Rule(2, .tor("18")),
        reviewsPerformed: Rule(1...3, .tor("20")),
        redraws: Rule(2, .tor("19")),
        experts: Rule(20, .tor("21")),
        cover: Rule(.each, .tor("18 bis")),
        lots: Rule(
            Lots(
                secondFromAnyRegion: true, prefersSimilarLegalSystem: true, mixing: (8192, 512), settling: (1024, 64),
                patience: 32), .tor("19")),
        leastDice: Rule(10, .tor("3")),
        cycles: [
            Scope(
                theme: "first", years: 5,
                articles: (5...10).map { Article(.untoc, $0) } + (5...6).map { Article(.tip, $0) })
        ],
        limits: Limits(
            inform: Rule(.months(1), .gui("12")),
            focalPoint: Rule(.weeks(3), .gui("13")),
            introduction: Rule(.months(1), .gui("16")),
            response: Rule(.months(2), .gui("15")),
            circulation: Rule(.months(1), .gui("15")),
            deskReview: Rule(.months(1), .gui("21")),
            dialogue: Rule(.months(2), .gui("23")),
            draftReport: Rule(.months(5), .gui("30")),
            review: Rule(.months(6), .tor("24"))))
}
