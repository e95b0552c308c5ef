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
        cycles: [.first, .second],
        limits: Limits(
            inform: Rule(.months(1), .gui("12")),
            focalPoint: Rule(.weeks(3), .gui("13")),
            introduction: Rule(.months(1), .gui("16")),
            response: Rule(.months(2), .gui("15")),
            circulation: Rule(.months(1), .gui("15")),
            deskReview: Rule(.months(1), .gui("21")),
            dialogue: Rule(.months(2), .gui("23")),
            findings: Rule(.weeks(2), .gui("29")),
            draftReport: Rule(.months(5), .gui("30")),
            review: Rule(.months(6), .tor("24"))))
}

extension RuleSet.Scope {
    /// Criminalization and other criminal measures, preventive measures, international cooperation (annex II).
    package static let first = RuleSet.Scope(
        theme: "first", years: 5,
        articles: articles(.untoc, 2...23, 26...27, 31...31, 34...34)
            + articles(.tip, 1...1, 3...3, 5...5, 9...9, 11...13)
            + articles(.som, 1...1, 3...3, 5...13, 15...15, 17...18)
            + articles(.firearms, 1...1, 3...3, 5...13, 15...15))

    /// Victim and witness protection, cooperation and technical assistance (annex II).
    package static let second = RuleSet.Scope(
        theme: "second", years: 5,
        articles: articles(.untoc, 24...25, 28...30, 32...32) + articles(.tip, 6...8, 10...10, 14...14)
            + articles(.som, 14...14, 16...16, 19...19) + articles(.firearms, 14...14))

    /// Few articles, so that a whole review can be played in a morning: the training room's.
    package static let exercise = RuleSet.Scope(
        theme: "first", years: 5, articles: articles(.untoc, 5...10) + articles(.tip, 5...6))

    private static func articles(_ instrument: Instrument, _ ranges: ClosedRange<Int>...) -> [Article] {
        ranges.flatMap { $0.map { Article(instrument, $0) } }
    }
}
