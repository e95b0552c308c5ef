import Kernel
import Testing
import Treaties

@Suite struct AnnexTests {
    typealias Difference = AnnexComparison.Difference

    static func row(_ region: String, _ state: String, _ date: String, _ accession: Bool = false) -> Annex.Row {
        Annex.Row(region: region, state: state, instrument: .untoc, day: day(date), accession: accession)
    }

    @Test func `every difference is found and named`() throws {
        let view = try Book.of([
            act("XAA", .untoc, .signature, "2001-01-01"), act("XAA", .untoc, .ratification, "2002-01-01"),
            act("XBB", .untoc, .accession, "2002-01-02"), act("XCC", .untoc, .ratification, "2005-01-01"),
            act("XDD", .untoc, .acceptance, "2003-01-01"), act("XEE", .untoc, .ratification, "2004-07-20"),
        ]).view(
            byCode([
                profile("XAA", .african, name: "Alpha"), profile("XBB", .asiaPacific, name: "Beta"),
                profile("XCC", .african, name: "Gamma"), profile("XDD", .african, name: "Delta"),
                profile("XEE", .african, name: "Epsilon"),
            ]))
        let annex = Annex(
            asAt: day("2004-07-20"),
            rows: [
                AnnexTests.row("Africa", "Alpha", "2002-01-01"), AnnexTests.row("Africa", "Beta", "2002-01-03"),
                AnnexTests.row("Africa", "Gamma", "2004-01-01"),
                AnnexTests.row("Africa", "Old Delta", "2003-01-01", true),
                AnnexTests.row("Africa", "Atlantis", "2003-01-01"),
            ],
            totals: [
                Annex.Total(.signatures, .untoc, 2), Annex.Total(.ratifications, .untoc, 5),
                Annex.Total(.region("Africa"), .untoc, 4), Annex.Total(.region("Asia and the Pacific"), .untoc, 0),
            ],
            names: [Annex.Name(printed: "Old Delta", code: "XDD", relation: .renamed, note: "")])
        let comparison = AnnexComparison(annex, view)
        #expect(
            comparison.differences == [
                .date("XBB", .untoc, printed: day("2002-01-03"), recorded: day("2002-01-02")),
                .accession("XBB", .untoc, printed: false, recorded: .accession),
                .notRecorded("XCC", .untoc, printed: day("2004-01-01")),
                .accession("XDD", .untoc, printed: true, recorded: .acceptance),
                .notPrinted("XEE", .untoc, recorded: day("2004-07-20"), .ratification),
                .group("XBB", printed: .african, recorded: .asiaPacific),
                .name(printed: "Old Delta", "XDD", .renamed),
                .unknownName(printed: "Atlantis"),
                .total(.signatures, .untoc, printed: 2, recorded: 1, states: []),
                .total(.ratifications, .untoc, printed: 5, recorded: 4, states: ["XCC", "XEE"]),
                .sum(.region("Africa"), .untoc, printed: 4, rows: 5),
                .total(.region("Africa"), .untoc, printed: 4, recorded: 3, states: ["XBB", "XCC", "XEE"]),
                .total(.region("Asia and the Pacific"), .untoc, printed: 0, recorded: 1, states: ["XBB"]),
            ])
        #expect(comparison.lines.map(\.name) == ["Alpha", "Beta", "Gamma", "Old Delta", "Atlantis", nil])
        #expect(comparison.lines.map(\.state) == ["XAA", "XBB", "XCC", "XDD", nil, "XEE"])
        #expect(comparison.lines[1].cells[.untoc]?.printed?.day == day("2002-01-03"))
        #expect(comparison.lines[1].cells[.untoc]?.recorded?.day == day("2002-01-02"))
    }
}
