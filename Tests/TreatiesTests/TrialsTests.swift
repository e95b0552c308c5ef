import Kernel
import Testing
import Treaties

/// Random registers against a plain reading of the final clauses.
@Suite struct TrialsTests {
    static let states: [StateCode] = ["XAA", "XBB", "XCC"]

    /// Whether these acts make a State party on a day: its last consent, unless it or the Convention's denunciation
    /// has taken effect since.
    static func isParty(_ acts: [Register.Act], _ instrument: Instrument, _ day: Day) -> Bool {
        guard
            let consent = acts.filter({ $0.instrument == instrument && $0.kind.isConsent && $0.day <= day }).map(\.day)
                .max()
        else { return false }
        return !acts.contains { act in
            let end = act.day.adding(months: 12)
            return act.kind == .withdrawal && [instrument, .untoc].contains(act.instrument) && end > consent
                && end <= day
        }
    }

    static func command(_ book: Book, _ chance: inout Chance) -> Register.Command {
        let code = states.randomElement(using: &chance) ?? "XAA"
        let instrument: Instrument =
            Bool.random(using: &chance) ? .untoc : [.tip, .som].randomElement(using: &chance) ?? .tip
        let kinds: [ActKind] = [.signature, .ratification, .accession, .withdrawal, .withdrawal]
        let kind = kinds.randomElement(using: &chance) ?? .accession
        let entry = Register.Entry(
            code, instrument, kind, day("2000-12-12").adding(days: Int.random(in: 0...3000, using: &chance)),
            source: "x")
        let id = "r\(Int.random(in: 1...40, using: &chance))"
        switch Int.random(in: 0..<10, using: &chance) {
        case 0: return .withdrawRecord(id: id, reason: "trial")
        case 1: return .correct(id: id, entry: entry, reason: "trial")
        default: return .record(entry)
        }
    }

    @Test func `the view agrees with a plain reading, whatever was recorded in whatever order`() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("register trials: seed \(seed)")
        var chance = Chance(state: seed)
        var taken = 0
        for _ in 0..<150 {
            var book = Book()
            for _ in 0..<40 {
                let command = TrialsTests.command(book, &chance)
                if codes({ try book.give(command) }).isEmpty { taken += 1 }
            }
            let view = book.view()
            for code in TrialsTests.states {
                let acts = view.acts(of: code)
                for instrument in [Instrument.untoc, .tip, .som] {
                    for _ in 0..<20 {
                        let day = day("2000-12-12").adding(days: Int.random(in: -10...3500, using: &chance))
                        #expect(
                            view.isParty(code, instrument, asAt: day, today: today)
                                == TrialsTests.isParty(acts, instrument, day),
                            "\(code) \(instrument) \(day), seed \(seed)")
                    }
                }
            }
            for instrument in Instrument.allCases {
                for point in view.growth(instrument) {
                    #expect(point.parties == view.parties(instrument, asAt: point.day).count, "seed \(seed)")
                }
            }
            // The same acts in any order make the same register.
            let entries = TrialsTests.states.flatMap { view.acts(of: $0) }.map(\.entry)
            let again = try Book.of([.seed(entries.shuffled(using: &chance), [])]).view()
            for instrument in Instrument.allCases {
                let spans = { (view: RegisterView) in
                    view.parties(instrument, asAt: day("2005-01-01")).map { [$0.day, $0.until] }
                }
                #expect(spans(view) == spans(again), "seed \(seed)")
            }
        }
        #expect(taken > 500, "seed \(seed)")
    }
}
