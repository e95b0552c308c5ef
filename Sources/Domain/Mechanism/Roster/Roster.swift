import Kernel

/// The governmental experts of one State (TOR 21): at most twenty, each with the particulars the list must show.
/// One stream a State, "roster/XAA".
package enum Roster: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case nominate(NamedPerson, background: String, expertise: String, ruleSet: RuleSet)
        case withdraw(PersonID)
    }

    package enum Event: Kernel.Event {
        case nominated(expert: NamedPerson, background: String, expertise: String)
        case withdrawn(expert: PersonID)

        package static var room: String { "roster" }
        package var citations: [Citation] { [.tor("21")] }
    }

    package struct State: Sendable {
        var experts: [Expert] = []
    }

    /// An expert as the circulated list shows one.
    package struct Expert: Codable, Hashable, Sendable {
        package let person: NamedPerson
        /// Professional background, current position, offices held and activities carried out.
        package let background: String
        package let expertise: String

        package init(person: NamedPerson, background: String, expertise: String) {
            self.person = person
            self.background = background
            self.expertise = expertise
        }
    }

    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        switch command {
        case .nominate(let person, let background, let expertise, let ruleSet):
            var reasons: [Refusal.Reason] = []
            if person.name.isEmpty { reasons.append(.init("required", field: "name")) }
            if background.isEmpty { reasons.append(.init("roster.no-background", .tor("21"), field: "background")) }
            if expertise.isEmpty { reasons.append(.init("roster.no-expertise", .tor("21"), field: "expertise")) }
            try Refusal.unless(reasons)
            if state.experts.contains(where: { $0.person.id == person.id }) {
                throw .rule("roster.already-nominated", .tor("21"), field: "name", ["name": .text(person.name)])
            }
            if state.experts.count >= ruleSet.experts.value {
                throw .rule("roster.full", ruleSet.experts.citation, ["count": .number(ruleSet.experts.value)])
            }
            return [.nominated(expert: person, background: background, expertise: expertise)]
        case .withdraw(let person):
            guard state.experts.contains(where: { $0.person.id == person }) else { throw .hidden }
            return [.withdrawn(expert: person)]
        }
    }

    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .nominated(let person, let background, let expertise):
            state.experts.append(Expert(person: person, background: background, expertise: expertise))
        case .withdrawn(let person):
            state.experts.removeAll { $0.person.id == person }
        }
    }
}

extension Roster.State {
    /// The list is circulated among States parties; it is theirs and the secretariat's, not the public's.
    package func view() -> [Roster.Expert] { experts }
}
