import Facts
import Kernel
import Testing
import Treaties

/// Every difference between the annex of A/59/204 and the register. A change of either shows here.
@Suite struct RealAnnexTests {
    static let inDates: [AnnexComparison.Difference] = [
        .accession("CPV", .firearms, printed: false, recorded: .accession),
        .notPrinted("LBY", .firearms, recorded: day("2004-06-18"), .ratification),
        .date("TUN", .tip, printed: day("2003-06-19"), recorded: day("2003-07-14")),
        .date("TUN", .som, printed: day("2003-06-19"), recorded: day("2003-07-14")),
        .date("LTU", .tip, printed: day("2003-06-12"), recorded: day("2003-06-23")),
        .date("CRI", .untoc, printed: day("2002-07-24"), recorded: day("2003-07-24")),
    ]

    static let inNames: [AnnexComparison.Difference] = [
        .name(printed: "Cape Verde", "CPV", .renamed),
        .name(printed: "Libyan Arab Jamahiriya", "LBY", .renamed),
        .name(printed: "Serbia and Montenegro", "SRB", .succeeded),
        .name(printed: "Venezuela", "VEN", .renamed),
        .group("CYP", printed: .westernEuropeanOthers, recorded: .asiaPacific),
        .name(printed: "Turkey", "TUR", .renamed),
        .name(printed: "European Community", "EUU", .succeeded),
        .group("EUU", printed: .westernEuropeanOthers, recorded: nil),
    ]

    /// All of them follow from the Libyan Protocol that was not printed and from the two that were grouped otherwise.
    static let inTotals: [AnnexComparison.Difference] = [
        .total(.ratifications, .firearms, printed: 22, recorded: 23, states: ["LBY"]),
        .total(.region("Africa"), .firearms, printed: 6, recorded: 7, states: ["LBY"]),
        .total(asia, .untoc, printed: 11, recorded: 12, states: ["CYP"]),
        .total(asia, .tip, printed: 6, recorded: 7, states: ["CYP"]),
        .total(asia, .som, printed: 6, recorded: 7, states: ["CYP"]),
        .total(asia, .firearms, printed: 1, recorded: 2, states: ["CYP"]),
        .total(west, .untoc, printed: 16, recorded: 14, states: ["CYP", "EUU"]),
        .total(west, .tip, printed: 12, recorded: 11, states: ["CYP"]),
        .total(west, .som, printed: 11, recorded: 10, states: ["CYP"]),
        .total(west, .firearms, printed: 3, recorded: 2, states: ["CYP"]),
    ]

    static let asia = Annex.Figure.region("Asia and the Pacific")
    static let west = Annex.Figure.region("Western Europe and other States")

    @Test func `the annex as printed`() throws {
        let annex = try Facts.annex()
        #expect(annex.asAt == day("2004-07-20"))
        #expect(annex.rows.count == 225)
        #expect(annex.rows.filter(\.accession).count == 34)
        func printed(_ figure: Annex.Figure) -> [Int] { annex.totals.filter { $0.figure == figure }.map(\.value) }
        #expect(printed(.signatures) == [147, 117, 112, 52])
        #expect(printed(.ratifications) == [82, 64, 57, 22])
        let regions = Set(annex.rows.map(\.region))
        #expect(regions.count == 5)
        #expect(regions.allSatisfy { Annex.group($0) != nil && printed(.region($0)).count == 4 })
        #expect(annex.names.allSatisfy { name in annex.rows.contains { $0.state == name.printed } })
    }

    @Test func `all differences, and no other`() throws {
        let profiles = Dictionary(uniqueKeysWithValues: try Facts.profiles().map { ($0.code, $0) })
        let seed = try Facts.seed()
        let register = try seeded(seed.acts, seed.unknown).view(profiles)
        let comparison = AnnexComparison(try Facts.annex(), register)
        #expect(comparison.differences.prefix(6) == RealAnnexTests.inDates[...])
        #expect(comparison.differences.dropFirst(6).prefix(8) == RealAnnexTests.inNames[...])
        #expect(comparison.differences.dropFirst(14) == RealAnnexTests.inTotals[...])
        #expect(comparison.lines.count == 82)
    }
}
