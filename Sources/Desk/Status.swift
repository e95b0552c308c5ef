import Access
import Kernel
import Ledger
import Treaties

/// Which status register: of the real treaties, or the invented one of the training room.
package enum RegisterName: String, CaseIterable, Sendable {
    case real, training

    var stream: StreamID { StreamID("register", rawValue) }
}

extension Desk {
    /// The register whose parties are reviewed in this installation.
    package var ownRegister: RegisterName {
        get throws { try state(Installation.self, "installation/this").kind == .training ? .training : .real }
    }

    package var isTraining: Bool {
        get throws { try ownRegister == .training }
    }

    /// The register as folded now; public.
    package func register(_ name: RegisterName) throws -> RegisterView {
        try memory.follow(store)
        return try memory.derived(Register.self, name.stream, store) { state in
            state.view(self.profiles(name))
        }
    }

    package func profiles(_ name: RegisterName) -> [StateCode: StateProfile] {
        name == .real ? facts.profiles : facts.trainingProfiles
    }

    /// A State of the register in use.
    package func profile(_ state: StateCode) throws -> StateProfile? {
        profiles(try ownRegister)[state]
    }

    /// Records what happens to a treaty, or strikes out what was recorded wrongly.
    package func record(_ command: Register.Command, in name: RegisterName, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        // In the training room anybody can be an officer: nobody there touches the real treaties.
        if actor.person != nil, try name != ownRegister { throw Refusal.hidden }
        if let state = command.state, profiles(name)[state] == nil {
            throw Refusal.input("state-unknown", field: "state")
        }
        try transact(as: actor) { try $0.decide(Register.self, name.stream, command) }
    }
}

extension Register.Command {
    /// The State a single record is about.
    fileprivate var state: StateCode? {
        switch self {
        case .record(let entry), .correct(_, let entry, _): entry.state
        case .recordPartyDateUnknown(let party): party.state
        case .recordStatement(let statement): statement.state
        case .seed, .attachText, .withdrawRecord: nil
        }
    }
}
