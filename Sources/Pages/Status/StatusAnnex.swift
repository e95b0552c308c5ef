import Desk
import Kernel
import Mustache
import Tongue
import Treaties

extension StatusPages {
    struct AnnexPage: Sendable {
        let day: String
        let columns: [Link]
        let totals: [TotalLine]
        let found: String
        let classes: [Class]
        let caption: String
        let regions: [Region]

        struct TotalLine: Sendable {
            let name: String
            let cells: [Cell]
        }

        /// Either what both say, or what each says.
        struct Cell: Sendable, MustacheParent {
            var both: String?
            var pair: Pair?

            func child(named name: String) -> Any? { name == "both" ? both : name == "pair" ? pair : nil }
        }

        struct Pair: Sendable, MustacheParent {
            let printed: String
            let recorded: String

            func child(named name: String) -> Any? {
                name == "printed" ? printed : name == "recorded" ? recorded : nil
            }
        }

        /// The differences of one kind.
        struct Class: Sendable {
            let name: String
            let meaning: String
            let items: [Item]
        }

        struct Item: Sendable {
            let sentence: String
            let remark: String?
        }

        struct Region: Sendable {
            let name: String
            let rows: [Row]
        }

        struct Row: Sendable, MustacheParent {
            let name: String
            let href: String?
            /// The printed name, where it is not the name shown.
            let printedName: String?
            let cells: [Cell]

            func child(named name: String) -> Any? {
                switch name {
                case "name": self.name
                case "href": href
                case "printedName": printedName
                case "cells": cells
                default: nil
                }
            }
        }
    }

    /// The annex of the Secretary-General's report A/59/204 beside the register as at the same day.
    package static func annex(_ annex: Annex, _ reading: StatusReading, for reader: Reader) -> Page {
        let comparison = AnnexComparison(annex, reading.register)
        return Page(
            "status/annex", title: reader.say("status.annex.title"), trail: [reading.root(reader)],
            AnnexPage(
                day: reader.say("status.annex.lead", ["day": .day(annex.asAt), "symbol": .code("A/59/204")]),
                columns: reading.columns(reader), totals: totals(annex, reading, reader),
                found: reader.say("status.annex.found", ["count": .number(comparison.differences.count)]),
                classes: classes(comparison.differences, annex, reader),
                caption: reader.say("status.annex.caption", ["day": .day(annex.asAt)]),
                regions: regions(comparison.lines, reading, reader)))
    }

    private static func totals(_ annex: Annex, _ reading: StatusReading, _ reader: Reader) -> [AnnexPage.TotalLine] {
        var figures: [Annex.Figure] = []
        for total in annex.totals where !figures.contains(total.figure) { figures.append(total.figure) }
        return figures.map { figure in
            AnnexPage.TotalLine(
                name: say(figure, reader),
                cells: Instrument.allCases.map { instrument in
                    let printed = annex.totals.first { $0.figure == figure && $0.instrument == instrument }?.value
                    let recorded = recorded(figure, instrument, annex.asAt, reading.register)
                    if printed == recorded { return AnnexPage.Cell(both: reader.count(recorded)) }
                    return AnnexPage.Cell(
                        pair: AnnexPage.Pair(
                            printed: printed.map { reader.count($0) } ?? "–", recorded: reader.count(recorded)))
                })
        }
    }

    private static func recorded(
        _ figure: Annex.Figure, _ instrument: Instrument, _ day: Day, _ register: RegisterView
    ) -> Int {
        switch figure {
        case .signatures: register.signatories(instrument, asAt: day).count
        case .ratifications: register.parties(instrument, asAt: day).count
        case .region(let region):
            register.parties(instrument, asAt: day).count { $0.group != nil && $0.group == Annex.group(region) }
        }
    }

    private static func say(_ figure: Annex.Figure, _ reader: Reader) -> String {
        switch figure {
        case .signatures: reader.say("status.annex.signatures")
        case .ratifications: reader.say("status.annex.ratifications")
        case .region(let region): Annex.group(region).map { reader.say($0) } ?? region
        }
    }

    // MARK: Differences

    private static let kinds = ["date", "accession", "not-recorded", "not-printed", "name", "group", "total", "sum"]

    private static func classes(
        _ differences: [AnnexComparison.Difference], _ annex: Annex, _ reader: Reader
    ) -> [AnnexPage.Class] {
        let items = Dictionary(grouping: differences.map { said($0, annex, reader) }, by: \.kind)
        return kinds.compactMap { kind in
            items[kind].map { items in
                AnnexPage.Class(
                    name: reader.say("status.annex.class.\(kind).name"),
                    meaning: reader.say("status.annex.class.\(kind).meaning"), items: items.map(\.item))
            }
        }
    }

    /// A difference in words, with the class it belongs to.
    private static func said(
        _ difference: AnnexComparison.Difference, _ annex: Annex, _ reader: Reader
    ) -> (kind: String, item: AnnexPage.Item) {
        func item(_ kind: String, _ key: String, _ values: [String: Phrase.Value], remark: String? = nil) -> (
            String, AnnexPage.Item
        ) {
            (kind, AnnexPage.Item(sentence: reader.say("status.annex.said.\(key)", values), remark: remark))
        }
        switch difference {
        case .date(let state, let instrument, let printed, let recorded):
            return item("date", "date", at(state, instrument, ["printed": .day(printed), "recorded": .day(recorded)]))
        case .accession(let state, let instrument, let printed, let recorded):
            return item(
                "accession", printed ? "accession-printed" : "accession-not-printed",
                at(state, instrument, ["kind": kind(recorded)]))
        case .notRecorded(let state, let instrument, let printed):
            return item("not-recorded", "not-recorded", at(state, instrument, ["printed": .day(printed)]))
        case .notPrinted(let state, let instrument, let recorded, let act):
            return item(
                "not-printed", "not-printed", at(state, instrument, ["recorded": .day(recorded), "kind": kind(act)]))
        case .name(let printed, let state, let relation):
            return item(
                "name", relation.rawValue, ["printed": .text(printed), "state": .state(state)],
                remark: annex.names.first { $0.printed == printed }?.note)
        case .unknownName(let printed):
            return item("name", "unknown-name", ["printed": .text(printed)])
        case .group(let state, let printed, let recorded):
            return item(
                "group", "group",
                [
                    "state": .state(state), "printed": .text(reader.say(printed)),
                    "recorded": .text(reader.say(recorded)),
                ])
        case .total(let figure, let instrument, let printed, let recorded, let states):
            var values: [String: Phrase.Value] = [
                "figure": .text(say(figure, reader)), "instrument": .instrument(instrument),
                "printed": .number(printed), "recorded": .number(recorded),
            ]
            guard !states.isEmpty else { return item("total", "total", values) }
            values["states"] = .list(reader.sorted(states).map { .state($0) })
            return item("total", "total-states", values)
        case .sum(let figure, let instrument, let printed, let rows):
            return item(
                "sum", "sum",
                [
                    "figure": .text(say(figure, reader)), "instrument": .instrument(instrument),
                    "printed": .number(printed), "rows": .number(rows),
                ])
        }
    }

    private static func at(
        _ state: StateCode, _ instrument: Instrument, _ values: [String: Phrase.Value]
    ) -> [String: Phrase.Value] {
        values.merging(["state": .state(state), "instrument": .instrument(instrument)]) { _, new in new }
    }

    private static func kind(_ kind: ActKind) -> Phrase.Value { .phrase(Phrase("status.kind-within.\(kind.rawValue)")) }

    // MARK: The table

    private static func regions(
        _ lines: [AnnexComparison.Line], _ reading: StatusReading, _ reader: Reader
    ) -> [AnnexPage.Region] {
        var regions: [String?] = []
        for line in lines where !regions.contains(line.region) { regions.append(line.region) }
        return regions.map { region in
            let name =
                region.map { Annex.group($0).map { reader.say($0) } ?? $0 } ?? reader.say("status.annex.elsewhere")
            return AnnexPage.Region(
                name: name, rows: lines.filter { $0.region == region }.map { row($0, reading, reader) })
        }
    }

    private static func row(_ line: AnnexComparison.Line, _ reading: StatusReading, _ reader: Reader) -> AnnexPage.Row {
        let name = line.state.map { reader.say($0) } ?? line.name ?? ""
        return AnnexPage.Row(
            name: name, href: line.state.map { reading.href(.state($0)) },
            printedName: line.name == name ? nil : line.name,
            cells: Instrument.allCases.map { line.cells[$0].map { cell($0, reader) } ?? AnnexPage.Cell(both: "–") })
    }

    private static func cell(_ cell: AnnexComparison.Line.Cell, _ reader: Reader) -> AnnexPage.Cell {
        let printed = cell.printed.map { marked($0.day, $0.accession ? .accession : .ratification, reader) }
        let recorded = cell.recorded.map { marked($0.day, $0.kind, reader) }
        if let one = cell.printed, let other = cell.recorded, one.day == other.day,
            one.accession == (other.kind == .accession)
        {
            return AnnexPage.Cell(both: printed)
        }
        let nothing = reader.say("status.annex.nothing")
        return AnnexPage.Cell(pair: AnnexPage.Pair(printed: printed ?? nothing, recorded: recorded ?? nothing))
    }

    private static func marked(_ day: Day, _ kind: ActKind, _ reader: Reader) -> String {
        let marked = Marked(day, kind, reader)
        return marked.mark.map { "\(marked.date)\u{A0}\($0.letter)" } ?? marked.date
    }
}
