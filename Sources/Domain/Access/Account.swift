import Kernel

/// A person's account: a name, an address, the capacities held. One stream a person, "account/…".
package enum Account: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case open(name: String, email: String, language: Language)
        /// - Parameter reference: the note verbale by which the State asked for it, where it came by one.
        case grant(Capacity, reference: String? = nil)
        case remove(Capacity, for: Reason, reference: String)
        case invite(until: Instant)
        case accept
        /// How the person wants messages: whether reminders, and in which language.
        case choose(reminders: Bool, Language)
        /// What the account holds of the person is to be forgotten.
        case erase
    }

    package enum Event: Kernel.Event {
        case opened(name: String, email: String, language: Language)
        case granted(capacity: Capacity, reference: String? = nil)
        case removed(capacity: Capacity, reason: Reason? = nil, reference: String? = nil)
        case invited(until: String)
        case accepted
        case remindersChosen(on: Bool)
        case languageChosen(language: Language)
        /// Name and address are no longer known here: the key of the account is destroyed behind this record.
        case erased

        package static var room: String { "account" }

        package var citations: [Citation] {
            switch self {
            case .granted(let capacity, _), .removed(let capacity, _, _): capacity.citations
            default: []
            }
        }
    }

    /// Why a capacity ended.
    package enum Reason: String, Codable, CaseIterable, Sendable {
        case note = "note-verbale"
        case wish = "own-wish"
        /// Somebody else was appointed in the person's place.
        case succession
    }

    /// Since when a capacity is held, and by which note verbale it came.
    package struct Held: Hashable, Sendable {
        package let since: Day
        package let reference: String?
    }

    package struct State: Sendable {
        var name = ""
        var email = ""
        var language = Language.en
        var capacities: [Capacity] = []
        var held: [Capacity: Held] = [:]
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
        case .grant(let capacity, let reference):
            return state.capacities.contains(capacity) ? [] : [.granted(capacity: capacity, reference: reference)]
        case .remove(let capacity, let reason, let reference):
            guard state.capacities.contains(capacity) else { throw .hidden }
            if reason != .succession && reference.isEmpty { throw .input("required", field: "reference") }
            return [
                .removed(capacity: capacity, reason: reason, reference: reference.isEmpty ? nil : reference)
            ]
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
        case .granted(let capacity, let reference):
            // Who came in by a focal point's link to contribute comes in anew for more.
            if !state.capacities.isEmpty, state.capacities.allSatisfy(\.isContributor), !capacity.isContributor {
                state.accepted = false
            }
            state.capacities.append(capacity)
            state.held[capacity] = Held(since: stamp.day, reference: reference)
        case .removed(let capacity, _, _):
            state.capacities.removeAll { $0 == capacity }
            state.held[capacity] = nil
            // Who comes back has to be invited again.
            if state.capacities.isEmpty { state.accepted = false }
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
    package let held: [Capacity: Account.Held]
    package let accepted: Bool
    package let wantsReminders: Bool
}

extension Account.State {
    package func view(id: PersonID) -> AccountView? {
        isOpen
            ? AccountView(
                person: NamedPerson(id: id, name: name), email: email, language: language, capacities: capacities,
                held: held, accepted: accepted, wantsReminders: wantsReminders) : nil
    }
}

extension Capacity {
    /// The paragraph a capacity rests on.
    package var citations: [Citation] {
        switch self {
        case .secretariat: [.tor("47")]
        case .focalPoint, .contributor: [.tor("17")]
        case .expert: [.tor("21")]
        case .delegate, .administrator: []
        }
    }
}
