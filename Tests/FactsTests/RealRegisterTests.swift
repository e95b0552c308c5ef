import Facts
import Kernel
import Testing
import Treaties

/// A day of the calendar, or the first of all where a test mistypes one.
func day(_ text: String) -> Day { Day(text) ?? Day(number: -719_162) }

let today = day("2026-03-01")

/// The register as an installation has it on its first day.
func seeded(_ acts: [Register.Entry], _ unknown: [Register.PartyDateUnknown]) throws(Refusal) -> Register.State {
    let names = Names()
    let context = Context(
        now: Instant(today), actor: .system("test"), newID: { names.next() }, fingerprint: { $0.canonical })
    var state = Register.initial
    for event in try Register.decide(.seed(acts, unknown), state, context) {
        Register.evolve(&state, event, Stamp(at: context.now, actor: context.actor))
    }
    return state
}

private final class Names: @unchecked Sendable {
    private var count = 0
    func next() -> String {
        count += 1
        return "r\(count)"
    }
}

@Suite struct RealRegisterTests {
    let profiles: [StateCode: StateProfile]
    let state: Register.State
    let view: RegisterView

    init() throws {
        profiles = Dictionary(uniqueKeysWithValues: try Facts.profiles().map { ($0.code, $0) })
        let seed = try Facts.seed()
        state = try seeded(seed.acts, seed.unknown)
        view = state.view(profiles)
    }

    @Test func `the seed is whole, sourced, of known States, and breaks no rule`() throws {
        let seed = try Facts.seed()
        #expect(seed.acts.count == 1037)
        #expect(seed.unknown.count == 24)
        #expect(seed.acts.allSatisfy { profiles[$0.state] != nil && !$0.source.isEmpty })
        #expect(seed.unknown.allSatisfy { profiles[$0.state] != nil && !$0.evidence.isEmpty })
        #expect(seed.acts.allSatisfy { !$0.source.contains("unverified") && !$0.source.contains("/work") })
        #expect(seed.unknown.allSatisfy { !$0.evidence.contains("unverified") && !$0.evidence.contains("/work") })
    }

    @Test func `entry into force is as the depositary has it`() {
        #expect(view.generalEntryIntoForce(.untoc) == day("2003-09-29"))
        #expect(view.generalEntryIntoForce(.tip) == day("2003-12-25"))
        #expect(view.generalEntryIntoForce(.som) == day("2004-01-28"))
        #expect(view.generalEntryIntoForce(.firearms) == day("2005-07-03"))
        #expect(view.entryIntoForce("POL", .untoc) == day("2003-09-29"))
        // Japan announced 10 August 2017 for all it acceded to on 11 July 2017.
        #expect(view.entryIntoForce("JPN", .tip) == day("2017-08-10"))
        #expect(view.entryIntoForce("FJI", .untoc) == nil)
    }

    @Test func `the status today and before`() {
        let now = view.status(asAt: today, today: today)
        #expect(now.instruments.map(\.signatories) == [147, 117, 112, 52])
        #expect(now.instruments.map(\.parties) == [186, 161, 142, 120])
        #expect(now.instruments.map(\.partiesDateUnknown) == [7, 13, 3, 1])
        #expect(now.instruments.allSatisfy { $0.groups.total == $0.parties })
        #expect(now.instruments.allSatisfy { $0.inForceSince != nil })

        let before = view.status(asAt: day("2003-09-28"), today: today)
        #expect(before.instruments.allSatisfy { $0.inForceSince == nil && $0.partiesDateUnknown == 0 })
        let first = view.status(asAt: day("2003-09-29"), today: today)
        #expect(first.instruments.map { $0.inForceSince != nil } == [true, false, false, false])
        #expect(
            view.status(asAt: day("2000-12-11"), today: today).instruments.allSatisfy {
                $0.signatories + $0.parties == 0
            })
    }

    @Test func `the roll has 189 States today`() {
        let roll = view.roll(asAt: today, today: today)
        #expect(roll.count == 189)
        #expect(!roll.contains { ["EUU", "VAT", "PSE", "NIU"].contains($0.state) })
        #expect(roll.map(\.state) == roll.map(\.state).sorted())
        #expect(roll.first { $0.state == "FRA" }?.protocols == [.tip, .som, .firearms])
        #expect(roll.first { $0.state == "SOM" }?.protocols == [.som])
        #expect(roll.first { $0.state == "USA" }?.group == .westernEuropeanOthers)
        #expect(view.roll(asAt: day("2004-07-20"), today: today).count == 81)
    }

    @Test func `growth ends where the status stands, and never falls`() {
        for instrument in Instrument.allCases {
            let points = view.growth(instrument)
            #expect(points.last?.parties == view.parties(instrument, asAt: today).count)
            #expect(zip(points, points.dropFirst()).allSatisfy { $0.day < $1.day && $0.parties < $1.parties })
        }
    }
}
