import Access
import Facts
import Kernel
import Ledger
import Mechanism
import Seals
import Treaties

extension Desk {
    /// Founds an installation on its first start and does nothing on later ones.
    ///
    /// - Parameter exercise: what the training room's cycle is about.
    /// - Returns: in a real installation whose secretariat has no account that was accepted, a one-time link's token
    ///   for its first officer.
    package func found(
        _ kind: Installation.Kind, from shipped: Shipped, officer: String = "secretariat@localhost.localdomain",
        exercise: RuleSet.Scope = .exercise
    ) throws -> Token? {
        let founder = Actor.system("founding")
        if try state(Installation.self, "installation/this").kind == nil {
            try transact(as: founder) { transaction in
                try transaction.decide(Installation.self, "installation/this", .found(kind))
                try transaction.decide(
                    Register.self, RegisterName.real.stream, .seed(shipped.acts, shipped.unknown))
                if kind == .training { try self.furnish(shipped.training, &transaction) }
            }
        }
        try transact(as: founder) { try $0.decide(Installation.self, "installation/this", .found(kind)) }
        switch kind {
        case .training:
            if try cycles().isEmpty { try openTrainingCycle(exercise) }
            return nil
        case .real:
            return try firstOfficer(officer)
        }
    }

    /// The invented States, their people and their experts (TOR 31).
    private func furnish(_ training: TrainingFacts, _ transaction: inout Transaction) throws {
        try transaction.decide(Register.self, RegisterName.training.stream, .seed(training.acts, []))
        for person in training.people {
            let named = try self.person(
                person.name, person.email, person.capacity, language: person.language, &transaction, id: person.id)
            if case .expert(let state) = person.capacity, let background = person.background {
                try transaction.decide(
                    Roster.self, StreamID("roster", state.rawValue),
                    .nominate(named, background: background, expertise: background, ruleSet: .untoc2010))
            }
        }
    }

    /// The training room's cycle stands ready for its first drawing of pairs.
    private func openTrainingCycle(_ scope: RuleSet.Scope) throws {
        let trainer = Actor.system("training")
        let number = try openCycle(
            ruleSet: .untoc2010, decision: RuleSet.untoc2010.decision, exception: "", startYear: today.year,
            scope: scope, as: trainer)
        // The dice of the training room's calendar are nobody's: those of real draws are rolled in public.
        let terms = Ceremony.Terms(day: today, book: false, dice: 10, beacon: "", fallback: "")
        let name = Ceremony.Subject.calendar.name
        try announce(number, .calendar, terms, as: trainer)
        try closeContributions(number, name, as: trainer)
        try rollDice(number, name, [3, 5, 1, 6, 2, 4, 1, 3, 6, 5], as: trainer)
        try circulateExperts(number, year: today.year, as: trainer)
    }

    /// The link by which the first officer of a real installation comes in; a fresh one each start until it was used.
    private func firstOfficer(_ email: String) throws -> Token? {
        let founder = Actor.system("founding")
        let person = PersonID("first-officer")
        let officers = try accounts(as: founder).filter { $0.capacities.contains(.secretariat) }
        if try officers.contains(where: \.accepted) || state(Account.self, .account(person)).isErased { return nil }
        if try account(person) == nil {
            try transact(as: founder) {
                _ = try self.person(
                    "Secretariat", email, .secretariat, language: .en, &$0, id: person)
            }
        }
        return try invite(person, as: founder)
    }
}

/// The facts an installation is founded with.
package struct Shipped: Sendable {
    package let acts: [Register.Entry]
    package let unknown: [Register.PartyDateUnknown]
    package let training: TrainingFacts

    package init(acts: [Register.Entry], unknown: [Register.PartyDateUnknown], training: TrainingFacts) {
        self.acts = acts
        self.unknown = unknown
        self.training = training
    }
}
