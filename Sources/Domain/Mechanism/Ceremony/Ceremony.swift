import Kernel

/// The drawing of lots in public: from the announcement of what will be drawn from to the last lot. One stream a draw,
/// "ceremony/1-pairs-2027".
///
/// TOR 3 asks that the mechanism be transparent and impartial, RES 5 (a) that it be fair; here that is held so:
///
/// 1. *Announced*: the input is published with its fingerprint, with the day, the dice and the beacon that will be used.
/// 2. *Open*: every delegation may contribute a word, in the room or from afar.
/// 3. *Closed*: no word more; the input must still be the one published. From here on nothing can be taken back.
/// 4. *Dice* are rolled in the room; then a public *beacon* gives the value it had been announced to give. It is skipped
///    only by the rule announced with it.
/// 5. The *seed* follows from the fingerprint and the sources in that order, and the draw from the seed; or first a *book*
///    of a thousand draws, of which balls drawn by hand choose one.
///
/// Nothing is drawn twice: a second announcement is possible only where the first was taken back before it was closed,
/// or where the seed led to no draw. All attempts stay on record.
package enum Ceremony: Room {
    package static let initial = State()

    /// What is drawn.
    package enum Subject: Codable, Hashable, Sendable {
        /// The year of each State (TOR 14).
        case calendar
        /// The year of each State whose lots are still to be drawn, after a decision of the Conference (TOR 13, 45).
        case newCalendar(from: Int, turn: Int)
        /// The reviewing States of a year (TOR 18, 19).
        case pairs(year: Int)
        /// The reviewing States of one State, again (TOR 19).
        case redraw(year: Int, state: StateCode, turn: Int, justification: String, exceptional: Bool)
        /// The lots that fell upon a State in the year of its own review, again (TOR 20).
        case decline(year: Int, state: StateCode, justification: String)

        /// The name of the draw, and the label of its stream of chance: "pairs-2027".
        package var name: String {
            switch self {
            case .calendar: "calendar"
            case .newCalendar(let year, let turn): "calendar-\(year)-\(turn)"
            case .pairs(let year): "pairs-\(year)"
            case .redraw(let year, let state, let turn, _, _): "redraw-\(year)-\(state.rawValue.lowercased())-\(turn)"
            case .decline(let year, let state, _): "decline-\(year)-\(state.rawValue.lowercased())"
            }
        }

        package var isCalendar: Bool {
            switch self {
            case .calendar, .newCalendar: true
            case .pairs, .redraw, .decline: false
            }
        }

        package var citation: Citation {
            switch self {
            case .calendar: .tor("14")
            case .newCalendar: .tor("45")
            case .pairs, .redraw: .tor("19")
            case .decline: .tor("20")
            }
        }
    }

    /// How the draw will be held, announced with its input.
    package struct Terms: Codable, Hashable, Sendable {
        /// The day on which contributions are closed, at the earliest.
        package let day: Day
        /// Whether balls will choose a page of a book of draws.
        package let book: Bool
        /// How many dice will be rolled; nought for none.
        package let dice: Int
        /// Which beacon, and which of its values: "drand quicknet, round 12345678"; empty for none.
        package let beacon: String
        /// When the draw goes on without the beacon; empty for never.
        package let fallback: String

        package init(day: Day, book: Bool, dice: Int, beacon: String, fallback: String) {
            self.day = day
            self.book = book
            self.dice = dice
            self.beacon = beacon
            self.fallback = fallback
        }
    }

    /// Where a draw stands: what is awaited.
    package enum Stage: String, CaseIterable, Sendable {
        case open, dice, beacon, book, balls, draw, drawn
        /// Taken back, or without a result: it may be announced again.
        case ended
    }
}
