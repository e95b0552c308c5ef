import Kernel

/// What one person was reminded of, and when. One stream a person, "reminder/p-…".
///
/// Time limits warn and never refuse (GUI 9): whoever is asked for something with a day is told when it first is asked,
/// two weeks and three days before the day, once when it has gone by, and then once a month. One message a person a day,
/// with all that is asked of that person. A message is recorded when it is made ready, and again when it was handed
/// over: what was made ready and not handed over is tried again.
package enum Reminder: Room {
    package static let initial = State()

    package enum Command: Sendable {
        /// All that is asked of the person on a day; nothing, where the person wants no messages.
        case consider([Item], on: Day)
        /// The message of the day was handed over.
        case hand(Day)
        /// The secretariat wrote about the response of a review.
        case write(review: String, language: Language)
    }

    package enum Event: Kernel.Event {
        case prepared(day: Day, asks: [Item])
        case handed(day: Day)
        /// No longer asked; should it be asked again, it is told again.
        case settled(asks: [String])
        case written(review: String, language: Language)

        package static var room: String { "reminder" }

        package var citations: [Citation] {
            switch self {
            case .prepared, .handed, .settled: [.gui("9")]
            case .written: [.gui("15")]
            }
        }
    }

    /// Something asked, by its review and act: "1-xaa/appoint-focal-point".
    package struct Item: Codable, Hashable, Sendable {
        package let ask: String
        package let due: Day?

        package init(ask: String, due: Day?) {
            self.ask = ask
            self.due = due
        }
    }

    package struct State: Sendable {
        /// Of each thing asked, when it was last told.
        fileprivate(set) var told: [String: Day] = [:]
        fileprivate(set) var prepared: (day: Day, asks: [Item])?
        fileprivate(set) var handed: Day?
        fileprivate(set) var letters: [Letter] = []

        /// Whether the message of a day was made ready and not handed over.
        package func isWaiting(on day: Day) -> Bool { prepared?.day == day }
        package func letters(about review: String) -> [Letter] { letters.filter { $0.review == review } }
    }

    /// What the secretariat wrote about a response, when and who did.
    package struct Letter: Hashable, Sendable {
        package let review: String
        package let language: Language
        package let on: Day
        package let by: PersonID?
    }

    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        switch command {
        case .consider(let items, let day):
            let asked = Set(items.map(\.ask))
            let gone = state.told.keys.filter { !asked.contains($0) }.sorted()
            let settled: [Event] = gone.isEmpty ? [] : [.settled(asks: gone)]
            if state.isWaiting(on: day) || state.handed.map({ $0 >= day }) == true { return settled }
            let owes = items.contains { isOwed($0.due, told: state.told[$0.ask], on: day) }
            return settled + (owes ? [.prepared(day: day, asks: items)] : [])
        case .hand(let day):
            guard state.isWaiting(on: day) else { throw .hidden }
            return [.handed(day: day)]
        case .write(let review, let language):
            return [.written(review: review, language: language)]
        }
    }

    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .prepared(let day, let asks): state.prepared = (day, asks)
        case .handed(let day):
            for item in state.prepared?.asks ?? [] { state.told[item.ask] = day }
            state.prepared = nil
            state.handed = day
        case .settled(let asks):
            for ask in asks { state.told[ask] = nil }
        case .written(let review, let language):
            state.letters.append(Letter(review: review, language: language, on: stamp.day, by: stamp.actor.person))
        }
    }

    /// Whether something is to be told: never told yet, or not since the last of its turns came.
    static func isOwed(_ due: Day?, told: Day?, on day: Day) -> Bool {
        guard let told else { return true }
        guard let due, let turn = lastTurn(before: day, of: due) else { return false }
        return told < turn
    }

    /// The last turn up to a day: two weeks before, three days before, the day after, and each month from then.
    static func lastTurn(before day: Day, of due: Day) -> Day? {
        let passed = due.adding(days: 1)
        guard day >= passed else { return [14, 3].map { due.adding(days: -$0) }.filter { $0 <= day }.max() }
        var months = 0
        while passed.adding(months: months + 1) <= day { months += 1 }
        return passed.adding(months: months)
    }
}
