import Kernel
import Testing
import Treaties

@Suite struct ViewTests {
    /// Forty-five States that ratify on consecutive days of 2002, and an organization before all of them.
    static func many(_ instruments: [Instrument] = [.untoc]) -> (book: [Register.Command], profiles: [StateProfile]) {
        var commands: [Register.Command] = []
        var profiles = [profile("EUU", nil, kind: .organization)]
        for instrument in instruments { commands.append(act("EUU", instrument, .approval, "2001-12-31")) }
        for index in 0..<45 {
            let code = StateCode(
                "X" + String(UnicodeScalar(UInt8(65 + index / 26))) + String(UnicodeScalar(UInt8(65 + index % 26))))
            profiles.append(profile(code, RegionalGroup.allCases[index % 5]))
            for instrument in instruments {
                let day = day("2002-01-01").adding(days: index)
                commands.append(.record(Register.Entry(code, instrument, .ratification, day, source: "x")))
            }
        }
        return (commands, profiles)
    }

    @Test func `in force on the ninetieth day after the fortieth deposit, organizations not counted`() throws {
        let (commands, profiles) = ViewTests.many()
        let view = try Book.of(commands).view(byCode(profiles))
        // The fortieth State, on the fortieth day of 2002.
        #expect(view.generalEntryIntoForce(.untoc) == day("2002-02-09").adding(days: 90))
        // Not an organization, so the fortieth deposit is a day earlier.
        #expect(try Book.of(commands).view().generalEntryIntoForce(.untoc) == day("2002-02-08").adding(days: 90))
        #expect(try Book.of(Array(commands.prefix(40))).view(byCode(profiles)).generalEntryIntoForce(.untoc) == nil)
    }

    @Test func `in force for who comes late on the thirtieth day, or on the general day`() throws {
        let (commands, profiles) = ViewTests.many()
        let late = [
            act("ZAA", .untoc, .accession, "2002-03-01"), act("ZBB", .untoc, .accession, "2010-05-31"),
            act("ZCC", .untoc, .succession, "2006-10-23"), unknown("ZDD", .untoc),
        ]
        let view = try Book.of(commands + late).view(byCode(profiles))
        let general = day("2002-05-10")
        #expect(view.generalEntryIntoForce(.untoc) == general)
        #expect(view.entryIntoForce("XAA", .untoc) == general)
        #expect(view.entryIntoForce("ZAA", .untoc) == general)
        #expect(view.entryIntoForce("ZBB", .untoc) == day("2010-06-30"))
        #expect(view.entryIntoForce("ZCC", .untoc) == day("2006-10-23"))
        #expect(view.entryIntoForce("ZDD", .untoc) == nil)
        #expect(view.entryIntoForce("ZEE", .untoc) == nil)
    }

    @Test func `a Protocol is not in force before the Convention`() throws {
        let (commands, profiles) = ViewTests.many([.untoc, .som])
        var book = try Book.of(commands)
        #expect(book.view(byCode(profiles)).generalEntryIntoForce(.som) == day("2002-05-10"))
        // Without six of the Convention's consents there are 39 left, and the Protocol waits with it.
        for index in 0..<6 {
            let acts = book.view().acts(of: StateCode("XA" + String(UnicodeScalar(UInt8(65 + index)))))
            for act in acts.filter({ $0.instrument != .untoc }) + acts.filter({ $0.instrument == .untoc }) {
                try book.give(.withdrawRecord(id: act.id, reason: "test"))
            }
        }
        let view = book.view(byCode(profiles))
        #expect(view.parties(.untoc, asAt: today).count == 40)
        #expect(view.generalEntryIntoForce(.untoc) == nil)
        #expect(view.generalEntryIntoForce(.som) == nil)
    }

    @Test func `a denunciation takes effect a year later and takes the Protocols along`() throws {
        let view = try Book.of([
            act("FRA", .untoc, .ratification, "2002-10-29"), act("FRA", .tip, .ratification, "2002-10-29"),
            act("FRA", .untoc, .withdrawal, "2020-02-29"), act("FRA", .untoc, .accession, "2023-01-01"),
        ]).view()
        for instrument in [Instrument.untoc, .tip] {
            #expect(view.isParty("FRA", instrument, asAt: day("2002-10-29"), today: today))
            #expect(!view.isParty("FRA", instrument, asAt: day("2002-10-28"), today: today))
            #expect(view.isParty("FRA", instrument, asAt: day("2021-02-27"), today: today))
            #expect(!view.isParty("FRA", instrument, asAt: day("2021-02-28"), today: today))
        }
        #expect(view.isParty("FRA", .untoc, asAt: today, today: today))
        #expect(!view.isParty("FRA", .tip, asAt: today, today: today))
        #expect(view.growth(.untoc).map(\.parties) == [1, 0, 1])
        #expect(view.growth(.untoc).map(\.day) == [day("2002-10-29"), day("2021-02-28"), day("2023-01-01")])
    }

    @Test func `a party of unknown date is counted today and at no earlier date`() throws {
        let profiles = byCode([profile("FJI", .asiaPacific), profile("FRA", .westernEuropeanOthers)])
        var book = try Book.of([unknown("FJI", .untoc), act("FRA", .untoc, .ratification, "2002-10-29")])
        let yesterday = today.adding(days: -1)
        var line = book.view(profiles).status(asAt: today, today: today).instruments[0]
        #expect((line.parties, line.partiesDateUnknown, line.groups.total) == (1, 1, 1))
        line = book.view(profiles).status(asAt: yesterday, today: today).instruments[0]
        #expect((line.parties, line.partiesDateUnknown) == (1, 0))
        #expect(book.view(profiles).roll(asAt: yesterday, today: today).map(\.state) == ["FRA"])
        #expect(book.view(profiles).roll(asAt: today, today: today).map(\.state) == ["FJI", "FRA"])

        // The act, once found, answers the question; struck out again, the question is open again.
        try book.give(act("FJI", .untoc, .accession, "2017-09-19"))
        line = book.view(profiles).status(asAt: yesterday, today: today).instruments[0]
        #expect((line.parties, line.partiesDateUnknown) == (2, 0))
        #expect(book.view(profiles).partiesDateUnknown(.untoc, asAt: today, today: today).isEmpty)
        try book.give(.withdrawRecord(id: "r3", reason: "another instrument"))
        #expect(book.view(profiles).partiesDateUnknown(.untoc, asAt: today, today: today).map(\.state) == ["FJI"])

        // Gone a year after it denounced.
        try book.give(act("FJI", .untoc, .withdrawal, "2025-03-01"))
        #expect(book.view(profiles).partiesDateUnknown(.untoc, asAt: today, today: today).isEmpty)
    }

    @Test func `the status as the command line prints it`() throws {
        let profiles = byCode([
            profile("FRA", .westernEuropeanOthers), profile("XAA", .african), profile("EUU", nil, kind: .organization),
        ])
        let view = try Book.of([
            act("FRA", .untoc, .signature, "2000-12-12"), act("FRA", .untoc, .ratification, "2002-10-29"),
            act("XAA", .untoc, .accession, "2004-01-01"), act("EUU", .untoc, .approval, "2004-05-21"),
            unknown("FJI", .untoc),
        ]).view(profiles)
        let json = view.status(asAt: today, today: today).json
        #expect(json["as_at"] == "2026-03-01")
        #expect(json["instruments"]?.array?.count == 4)
        #expect(
            json["instruments"]?.array?.first?.canonical
                == #"{"code":"untoc","groups":{"african":1,"asia-pacific":0,"eastern-european":0,"#
                + #""latin-american-caribbean":0,"none":1,"western-european-others":1},"in_force_since":null,"#
                + #""parties":3,"parties_date_unknown":1,"signatories":1}"#)
        #expect(view.status(asAt: day("2003-01-01"), today: today).instruments[0].parties == 1)
    }

    @Test func `the roll has the States of the groups with their Protocols`() throws {
        let profiles = byCode([
            profile("FRA", .westernEuropeanOthers), profile("EUU", nil, kind: .organization), profile("NIU", nil),
            profile("FJI", .asiaPacific),
        ])
        let view = try Book.of([
            act("FRA", .untoc, .ratification, "2002-10-29"), act("FRA", .som, .ratification, "2002-10-29"),
            act("EUU", .untoc, .approval, "2004-05-21"), act("NIU", .untoc, .accession, "2012-07-16"),
            unknown("FJI", .untoc), unknown("FJI", .tip), act("FJI", .firearms, .accession, "2017-09-19"),
            act("XAA", .untoc, .accession, "2017-09-19"),
        ]).view(profiles)
        #expect(
            view.roll(asAt: today, today: today) == [
                RollEntry(state: "FJI", group: .asiaPacific, legalSystem: [.civil], protocols: [.tip, .firearms]),
                RollEntry(state: "FRA", group: .westernEuropeanOthers, legalSystem: [.civil], protocols: [.som]),
            ])
    }

    @Test func `what was struck out counts no more and is still there to be seen`() throws {
        var book = try Book.of([act("FRA", .untoc, .ratification, "2002-10-30")])
        try book.give(
            .correct(
                id: "r1", entry: Register.Entry("FRA", .untoc, .ratification, day("2002-10-29"), source: "C.N.3"),
                reason: "misread"))
        let view = book.view()
        #expect(view.acts(of: "FRA").map(\.day) == [day("2002-10-29")])
        #expect(view.struckActs(of: "FRA").map(\.act.id) == ["r1"])
        let strike = view.struckActs(of: "FRA").first?.strike
        #expect((strike?.reason, strike?.replacedBy, strike?.day) == ("misread", "r2", today))
        #expect(view.parties(.untoc, asAt: today).map(\.act) == ["r2"])
        #expect(view.states == ["FRA"])
    }

    @Test func `statements, what objects to them, and texts`() throws {
        let articles = Dictionary(uniqueKeysWithValues: (1...20).map { ($0, "Article text \($0)") })
        var book = try Book.of([
            statement("XAA", .reservation, on: "2011-01-01"), statement("XBB", .objection, objectsTo: "r1"),
            .attachText(Register.Text(.tip, .ru, articles: articles, source: "UN")),
            .attachText(Register.Text(.tip, .ru, articles: articles, source: "UN, again")),
        ])
        #expect(book.view().statements.map(\.id) == ["r2", "r1"])
        #expect(book.view().statements(of: "XAA").map(\.value.kind) == [.reservation])
        #expect(book.view().statements(on: .tip).isEmpty)
        #expect(book.view().objections(to: "r1").map(\.id) == ["r2"])
        #expect(book.view().text(.tip, .ru)?.value.source == "UN, again")
        #expect(book.view().textLanguages(.tip) == [.ru])
        try book.give(.withdrawRecord(id: "r4", reason: "wrong edition"))
        #expect(book.view().text(.tip, .ru)?.value.source == "UN")
        try book.give(.withdrawRecord(id: "r2", reason: "withdrawn"))
        #expect(book.view().objections(to: "r1").isEmpty)
    }

    @Test func `the final clauses`() {
        #expect(FinalClauses.of(.untoc).signature == day("2000-12-12")...day("2002-12-12"))
        #expect(FinalClauses.of(.firearms).signature == day("2001-06-30")...day("2002-12-12"))
        #expect(Instrument.allCases.map { FinalClauses.of($0).articles }.reduce(0, +) == 107)
    }
}
