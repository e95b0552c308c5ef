import Kernel

/// A person's account: a name, an address, the capacities held. One stream a person, "account/…".
package enum Account: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case open(name: String, email: String, language: Language)
        case grant(Capacity)
        case remove(Capacity)
        case invite(until: Instant)
        case accept
        /// How the person wants messages: whether reminders, and in which language.
        case choose(reminders: Bool, Language)
        /// What the account holds of the person is to be forgotten.
        case erase
    }

    package enum Event: Kernel.Event {
        case opened(name: String, email: String, language: Language)
        case granted(capacity: Capacity)
        case removed(capacity: Capacity)
        case invited(until: String)
        case accepted
        case remindersChosen(on: Bool)
        case languageChosen(language: Language)
        /// Name and address are no longer known here: the key of the account is destroyed behind this record.
        case erased

        package static var room: String { "account" }

        package var citations: [Citation] {
            switch self {
            case .granted(let capacity), .removed(let capacity):
                switch capacity {
                case .secretariat: [.tor("47")]
                case .focalPoint, .contributor: [.tor("17")]
                case .expert: [.tor("21")]
                case .delegate: []
                }
            default: []
            }
        }
    }

    package struct State: Sendable {
        var name = ""
        var email = ""
        var language = Language.en
        var capacities: [Capacity] = []
        var isOpen = false
        package fileprivate(set) var isErased = false
        var accepted = false
        var wantsReminders = true
    }

    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .open(let name, let email, let language) = command {
            if state.isOpen || state.isErased { throw .hidden }
            var reasons: [Refusal.Reason] = []
            if name.isEmpty { reasons.append(.init("required", field: "name")) }
            if !isAddress(email) { reasons.append(.init("not-an-address", field: "email")) }
            try Refusal.unless(reasons)
            return [.opened(name: name, email: email, language: language)]
        }
        guard state.isOpen else { throw .hidden }
        switch command {
        case .open:
            return []
        case .grant(let capacity):
            return state.capacities.contains(capacity) ? [] : [.granted(capacity: capacity)]
        case .remove(let capacity):
            guard state.capacities.contains(capacity) else { throw .hidden }
            return [.removed(capacity: capacity)]
        case .invite(let until):
            return [.invited(until: until.description)]
        case .accept:
            return state.accepted ? [] : [.accepted]
        case .choose(let reminders, let language):
            return (reminders == state.wantsReminders ? [] : [.remindersChosen(on: reminders)])
                + (language == state.language ? [] : [.languageChosen(language: language)])
        case .erase:
            return [.erased]
        }
    }

    /// One "@" with something before it and a dot behind it; whether it works, only a letter can tell.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254 else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
            && !text.unicodeScalars.contains {
                $0.properties.isWhitespace || $0.value < 0x20 || $0.properties.generalCategory == .format
            }
    }

    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .opened(let name, let email, let language):
            state.name = name
            state.email = email
            state.language = language
            state.isOpen = true
        case .granted(let capacity):
            // Who came in by a focal point's link to contribute comes in anew for more.
            if !state.capacities.isEmpty, state.capacities.allSatisfy(\.isContributor), !capacity.isContributor {
                state.accepted = false
            }
            state.capacities.append(capacity)
        case .removed(let capacity): state.capacities.removeAll { $0 == capacity }
        case .invited: break
        case .accepted: state.accepted = true
        case .remindersChosen(let on): state.wantsReminders = on
        case .languageChosen(let language): state.language = language
        case .erased:
            state = State()
            state.isErased = true
        }
    }
}

/// What the software itself needs of an account, and the secretariat's list shows.
package struct AccountView: Sendable {
    package let person: NamedPerson
    package let email: String
    package let language: Language
    package let capacities: [Capacity]
    package let accepted: Bool
    package let wantsReminders: Bool
}

extension Account.State {
    package func view(id: PersonID) -> AccountView? {
        isOpen
            ? AccountView(
                person: NamedPerson(id: id, name: name), email: email, language: language, capacities: capacities,
                accepted: accepted, wantsReminders: wantsReminders) : nil
    }
}
