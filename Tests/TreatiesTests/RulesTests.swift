import Kernel
import Testing
import Treaties

/// What the register takes and what it refuses: after these commands, this one, with exactly these codes.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var after: [Register.Command] = []
    let command: Register.Command
    var refused: [String] = []

    var testDescription: String { name }
}

@Suite struct RulesTests {
    static let party = act("FRA", .untoc, .ratification, "2002-10-29")

    static let good: [Case] = [
        Case(name: "a signature on the first day", command: act("FRA", .untoc, .signature, "2000-12-12")),
        Case(name: "a signature on the last day", command: act("FRA", .tip, .signature, "2002-12-12")),
        Case(name: "firearms opened later", command: act("FRA", .firearms, .signature, "2001-06-30")),
        Case(name: "a Protocol signed without the Convention", command: act("FRA", .som, .signature, "2001-01-01")),
        Case(name: "an act of today", command: act("FRA", .untoc, .accession, "2026-03-01")),
        Case(
            name: "a Protocol ratified with the Convention on one day", after: [party],
            command: act("FRA", .tip, .ratification, "2002-10-29")),
        Case(
            name: "a Protocol, party to the Convention since nobody knows when", after: [unknown("SOM", .untoc)],
            command: act("SOM", .som, .accession, "2025-03-25")),
        Case(
            name: "an act recorded late, before others", after: [party],
            command: act("FRA", .untoc, .signature, "2000-12-12")),
        Case(name: "a denunciation", after: [party], command: act("FRA", .untoc, .withdrawal, "2020-01-01")),
        Case(
            name: "a denunciation by a party of unknown date", after: [unknown("FJI", .untoc)],
            command: act("FJI", .untoc, .withdrawal, "2020-01-01")),
        Case(
            name: "coming back when the denunciation has taken effect",
            after: [party, act("FRA", .untoc, .withdrawal, "2020-01-01")],
            command: act("FRA", .untoc, .accession, "2021-01-01")),
        Case(
            name: "the date of a party of unknown date, found", after: [unknown("FJI", .untoc)],
            command: act("FJI", .untoc, .accession, "2017-09-19")),
        Case(
            name: "an objection to a statement", after: [statement("XAA", .reservation)],
            command: statement("XBB", .objection, objectsTo: "r1")),
        Case(name: "an objection to none in particular", command: statement("XBB", .objection)),
        Case(name: "a striking out", after: [party], command: .withdrawRecord(id: "r1", reason: "another State")),
        Case(
            name: "a correction of the day, under a Protocol",
            after: [party, act("FRA", .tip, .ratification, "2002-10-29")],
            command: .correct(
                id: "r1", entry: Register.Entry("FRA", .untoc, .ratification, day("2002-10-28"), source: "C.N.3"),
                reason: "misread")),
        Case(
            name: "a correction that says where a party of unknown date stands", after: [unknown("FJI", .untoc)],
            command: .correct(
                id: "r1", entry: Register.Entry("FJI", .untoc, .accession, day("2017-09-19"), source: "C.N.3"),
                reason: "found")),
    ]

    static let bad: [Case] = [
        Case(
            name: "before the period for signature", command: act("FRA", .untoc, .signature, "2000-12-11"),
            refused: ["register.signature-period"]),
        Case(
            name: "after the period for signature", command: act("FRA", .firearms, .signature, "2002-12-13"),
            refused: ["register.signature-period"]),
        Case(
            name: "firearms before it opened", command: act("FRA", .firearms, .signature, "2001-06-29"),
            refused: ["register.signature-period"]),
        Case(
            name: "signed twice", after: [act("FRA", .untoc, .signature, "2000-12-12")],
            command: act("FRA", .untoc, .signature, "2000-12-13"), refused: ["register.already-signed"]),
        Case(
            name: "consent before the Convention was open", command: act("FRA", .untoc, .accession, "2000-12-11"),
            refused: ["register.before-opening"]),
        Case(
            name: "an act of tomorrow", command: act("FRA", .untoc, .accession, "2026-03-02"),
            refused: ["register.date-in-future"]),
        Case(
            name: "two consents", after: [party], command: act("FRA", .untoc, .accession, "2010-01-01"),
            refused: ["register.already-party"]),
        Case(
            name: "two consents, the second recorded earlier", after: [party],
            command: act("FRA", .untoc, .accession, "2001-01-01"), refused: ["register.already-party"]),
        Case(
            name: "a consent while the denunciation has not taken effect",
            after: [party, act("FRA", .untoc, .withdrawal, "2020-01-01")],
            command: act("FRA", .untoc, .accession, "2020-12-31"), refused: ["register.already-party"]),
        Case(
            name: "of unknown date and of known date", after: [unknown("FJI", .untoc)],
            command: unknown("FJI", .untoc), refused: ["register.already-party"]),
        Case(
            name: "a Protocol without the Convention", command: act("FRA", .tip, .ratification, "2003-01-01"),
            refused: ["register.convention-first"]),
        Case(
            name: "a Protocol a day before the Convention", after: [party],
            command: act("FRA", .tip, .ratification, "2002-10-28"), refused: ["register.convention-first"]),
        Case(
            name: "a Protocol after the Convention was left",
            after: [party, act("FRA", .untoc, .withdrawal, "2020-01-01")],
            command: act("FRA", .tip, .accession, "2021-01-01"), refused: ["register.convention-first"]),
        Case(
            name: "a Protocol of unknown date without the Convention", command: unknown("FJI", .tip),
            refused: ["register.convention-first"]),
        Case(
            name: "a denunciation by who is not party", after: [act("FRA", .untoc, .signature, "2000-12-12")],
            command: act("FRA", .untoc, .withdrawal, "2020-01-01"), refused: ["register.not-party"]),
        Case(
            name: "a denunciation before the consent", after: [party],
            command: act("FRA", .untoc, .withdrawal, "2002-10-28"), refused: ["register.not-party"]),
        Case(
            name: "two denunciations", after: [party, act("FRA", .untoc, .withdrawal, "2020-01-01")],
            command: act("FRA", .untoc, .withdrawal, "2020-06-01"), refused: ["register.already-denounced"]),
        Case(
            name: "a Protocol denounced after the Convention's denunciation ended it",
            after: [
                party, act("FRA", .tip, .ratification, "2002-10-29"), act("FRA", .untoc, .withdrawal, "2020-01-01"),
            ],
            command: act("FRA", .tip, .withdrawal, "2021-01-01"), refused: ["register.not-party"]),
        Case(
            name: "striking out what a Protocol stands on",
            after: [party, act("FRA", .tip, .ratification, "2002-10-29")],
            command: .withdrawRecord(id: "r1", reason: "wrong"), refused: ["register.convention-first"]),
        Case(
            name: "a correction to a day too late for a Protocol",
            after: [party, act("FRA", .tip, .ratification, "2002-10-29")],
            command: .correct(
                id: "r1", entry: Register.Entry("FRA", .untoc, .ratification, day("2002-10-30"), source: "C.N.3"),
                reason: "misread"),
            refused: ["register.convention-first"]),
        Case(
            name: "a correction of a statement", after: [statement("XAA", .reservation)],
            command: .correct(
                id: "r1", entry: Register.Entry("FRA", .untoc, .ratification, day("2002-10-30"), source: "C.N.3"),
                reason: "misread"),
            refused: ["register.not-an-act"]),
        Case(
            name: "striking out nothing", command: .withdrawRecord(id: "r1", reason: "wrong"),
            refused: ["register.unknown-record"]),
        Case(
            name: "striking out twice", after: [party, .withdrawRecord(id: "r1", reason: "wrong")],
            command: .withdrawRecord(id: "r1", reason: "wrong"), refused: ["register.already-struck"]),
        Case(
            name: "striking out without a reason", after: [party], command: .withdrawRecord(id: "r1", reason: " \n"),
            refused: ["register.reason-missing"]),
        Case(
            name: "everything wrong at once",
            command: act("France", .untoc, .accession, "2027-01-01", source: "\u{3000}"),
            refused: ["register.state-code", "register.date-in-future", "register.source-missing"]),
        Case(
            name: "no evidence", command: unknown("FJI", .untoc, evidence: ""), refused: ["register.evidence-missing"]),
        Case(
            name: "a statement that says nothing", command: statement("XAA", .declaration, "", source: ""),
            refused: ["register.text-missing", "register.source-missing"]),
        Case(
            name: "an objection to nothing", command: statement("XBB", .objection, objectsTo: "r9"),
            refused: ["register.unknown-statement"]),
        Case(
            name: "an objection to a statement struck out",
            after: [statement("XAA", .reservation), .withdrawRecord(id: "r1", reason: "wrong")],
            command: statement("XBB", .objection, objectsTo: "r1"), refused: ["register.unknown-statement"]),
        Case(
            name: "a declaration that objects", after: [statement("XAA", .reservation)],
            command: statement("XBB", .declaration, objectsTo: "r1"), refused: ["register.objection-only"]),
        Case(
            name: "a seed over records", after: [party], command: .seed([], []),
            refused: ["register.already-seeded"]),
        Case(
            name: "a seed that contradicts the rules",
            command: .seed([Register.Entry("FRA", .som, .accession, day("2010-01-01"), source: "x")], []),
            refused: ["register.convention-first"]),
        Case(
            name: "half an official text",
            command: .attachText(
                Register.Text(.tip, .en, articles: [1: "One", 2: " ", 21: "Twenty-one"], source: "UN")),
            refused: ["register.text-article-missing", "register.text-article-number", "register.text-article-empty"]),
    ]

    @Test(arguments: good) func taken(_ example: Case) throws {
        var book = try Book.of(example.after)
        #expect(try !book.give(example.command).isEmpty)
    }

    @Test(arguments: bad) func refused(_ example: Case) throws {
        var book = try Book.of(example.after)
        let before = book.events
        #expect(codes { try book.give(example.command) } == example.refused)
        #expect(book.events == before)
    }

    @Test func `a refusal cites the article it rests on`() throws {
        func citation(_ after: [Register.Command], _ command: Register.Command) throws -> String? {
            var book = try Book.of(after)
            do {
                try book.give(command)
                return nil
            } catch let refusal {
                return refusal.reasons.first?.citation?.text
            }
        }
        #expect(try citation([], act("FRA", .untoc, .signature, "2003-01-01")) == "UNTOC 36")
        #expect(try citation([], act("FRA", .tip, .signature, "2003-01-01")) == "UNTOC 37(3)")
        #expect(try citation([], act("FRA", .tip, .accession, "2003-01-01")) == "UNTOC 37(2)")
        #expect(try citation([], act("FRA", .tip, .withdrawal, "2003-01-01")) == "UNTOC 40")
        #expect(try citation([], act("FRA", .tip, .accession, "2030-01-01")) == nil)
    }

    @Test func `a seed makes one event of each act`() throws {
        let entries = [
            Register.Entry("FRA", .tip, .ratification, day("2002-10-29"), source: "a"),
            Register.Entry("FRA", .untoc, .ratification, day("2002-10-29"), source: "b"),
        ]
        let events = try Register.decide(
            .seed(entries, [Register.PartyDateUnknown("FJI", .untoc, evidence: "c")]), Register.initial, context())
        #expect(
            events == [
                .actRecorded(
                    id: "r1", state: "FRA", instrument: .tip, kind: .ratification, day: day("2002-10-29"), source: "a"),
                .actRecorded(
                    id: "r2", state: "FRA", instrument: .untoc, kind: .ratification, day: day("2002-10-29"), source: "b"
                ),
                .partyDateUnknownRecorded(id: "r3", state: "FJI", instrument: .untoc, evidence: "c"),
            ])
    }
}
