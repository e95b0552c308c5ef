import Kernel

/// Suspicions that confidentiality was broken in a review: one stream a review, "suspicion/1-xaa".
///
/// Where there are serious grounds for believing that an expert or a member of the secretariat has not kept
/// confidential what a review is about, the States concerned or the secretariat may inform the Implementation Oversight
/// Group (GUI 5). Anybody who takes part says here what they saw; who had read what until then is kept with it. It is
/// no step in the course of the review, nothing waits for it, and no message speaks of it.
package enum Suspicion: Room {
    package static let initial = State()

    package enum Command: Sendable {
        /// - Parameter about: whom it is about, where that can be said.
        case report(words: String, about: NamedPerson?, log: Log)
        /// It was brought to the Implementation Oversight Group.
        case bring(String, on: Day?)
        case conclude(String, outcome: String)
    }

    package enum Event: Kernel.Event {
        case reported(id: String, words: String, about: NamedPerson?, log: Log)
        case brought(id: String, on: Day)
        case concluded(id: String, outcome: String)

        package static var room: String { "suspicion" }
        package var citations: [Citation] { [.gui("5")] }
    }

    /// The log of reads of the review as it stood: a document of its lines, and the last line of the whole log.
    package struct Log: Codable, Hashable, Sendable {
        /// SHA-256 of the document, under which it lies.
        package let document: String
        package let lines: Int
        package let sequence: Int
        package let hash: String

        package init(document: String, lines: Int, sequence: Int, hash: String) {
            self.document = document
            self.lines = lines
            self.sequence = sequence
            self.hash = hash
        }
    }

    package struct Reported: Sendable {
        package let id: String
        package let words: String
        package let about: NamedPerson?
        package let log: Log
        package let by: Actor
        package let on: Day
        package internal(set) var brought: Day?
        package internal(set) var outcome: String?

        /// Whether it waits for the secretariat: to be brought, or for its outcome.
        package var isOpen: Bool { outcome == nil }
    }

    package struct State: Sendable {
        var reported: [Reported] = []
    }

    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        switch command {
        case .report(let words, let about, let log):
            if words.isEmpty { throw .input("required", field: "words") }
            return [.reported(id: context.newID(), words: words, about: about, log: log)]
        case .bring(let id, let on):
            let one = try state.find(id)
            if one.brought != nil { throw .rule("suspicion.brought-already", .gui("5")) }
            guard let on else { throw .input("not-a-day", field: "on") }
            if on > context.today { throw .input("day-ahead", field: "on") }
            if on < one.on { throw .rule("suspicion.before-reported", .gui("5"), field: "on", ["day": .day(one.on)]) }
            return [.brought(id: id, on: on)]
        case .conclude(let id, let outcome):
            let one = try state.find(id)
            if one.brought == nil { throw .rule("suspicion.not-brought", .gui("5")) }
            if one.outcome != nil { throw .rule("suspicion.concluded-already", .gui("5")) }
            if outcome.isEmpty { throw .input("required", field: "outcome") }
            return [.concluded(id: id, outcome: outcome)]
        }
    }

    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .reported(let id, let words, let about, let log):
            state.reported.append(
                Reported(id: id, words: words, about: about, log: log, by: stamp.actor, on: stamp.day))
        case .brought(let id, let on): state.change(id) { $0.brought = on }
        case .concluded(let id, let outcome): state.change(id) { $0.outcome = outcome }
        }
    }
}

extension Suspicion.State {
    fileprivate func find(_ id: String) throws(Refusal) -> Suspicion.Reported {
        guard let one = reported.first(where: { $0.id == id }) else { throw .hidden }
        return one
    }

    fileprivate mutating func change(_ id: String, _ change: (inout Suspicion.Reported) -> Void) {
        guard let index = reported.firstIndex(where: { $0.id == id }) else { return }
        change(&reported[index])
    }

    /// Those that somebody may see: the State under review, the secretariat, and who reported it. Never whom it is
    /// about, in whatever capacity.
    package func view(as actor: Actor, standing: Standing) -> [Suspicion.Reported] {
        guard let person = actor.person, standing.isParticipant else { return [] }
        let concerned = standing.isUnderReview || standing == .secretariat
        return reported.filter { $0.about?.id != person && (concerned || $0.by.person == person) }
    }
}

extension Suspicion.State {
    /// What was kept with each, for an audit.
    package var logs: [Suspicion.Log] { reported.map(\.log) }
}
