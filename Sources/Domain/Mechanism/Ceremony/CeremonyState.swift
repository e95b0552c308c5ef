import Kernel

extension Ceremony {
    package struct State: Sendable {
        var announced: Announced?
        var contributions: [StateCode: String] = [:]
        var isClosed = false
        var dice: [Int]?
        var beacon: String?
        /// Why the draw went on without the beacon.
        var skipped: String?
        var seed: String?
        var sources: [String] = []
        var book: JSON?
        var bookFingerprint: String?
        var balls: [Int]?
        var transcript: [String] = []
        var drawnOn: Day?
        /// Announcements of the same draw that came to nothing.
        var earlier: [Earlier] = []
        var isEnded = false
    }

    package struct Announced: Sendable {
        package let cycle: Int
        package let subject: Subject
        package let terms: Terms
        package let input: JSON
        package let fingerprint: String
        package let on: Day

        /// Who joined the roll since has none in a draw from what was published before. A calendar drawn anew is not drawn
        /// from the States whose lots are drawn, but they speak too.
        func mayGiveWord(_ state: StateCode) -> Bool {
            subject.isCalendar || input["states"]?.array?.contains { $0["id"] == .string(state.rawValue) } == true
        }
    }

    /// An announcement that came to nothing.
    package struct Earlier: Sendable {
        package let on: Day
        package let fingerprint: String
        /// Somebody's words, where it was taken back.
        package let reason: String?
        /// The refusal's code, where the seed led to no draw.
        package let code: String?
        /// The seed it had, if it had one.
        package let seed: String?
    }
}

extension Ceremony.State {
    package var stage: Ceremony.Stage {
        guard let announced, !isEnded else { return .ended }
        if drawnOn != nil { return .drawn }
        if !isClosed { return .open }
        if announced.terms.dice > 0 && dice == nil { return .dice }
        if !announced.terms.beacon.isEmpty && beacon == nil && skipped == nil { return .beacon }
        if announced.terms.book && book == nil { return .book }
        if announced.terms.book && balls == nil { return .balls }
        return .draw
    }

    /// The sources of chance in the order they closed: words by the States' codes, dice, beacon.
    var closedSources: [String] {
        contributions.sorted { $0.key < $1.key }.map { "\($0.key.rawValue): \($0.value)" }
            + (dice.map { ["dice: " + $0.map { String($0) }.joined(separator: " ")] } ?? [])
            + (beacon.map { ["beacon: " + $0] } ?? [])
    }
}
