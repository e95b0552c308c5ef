import Kernel

/// What this installation is: founded once, as a real one or as a training room. The stream "installation/this".
///
/// A training room's ledger is never opened as a real installation, nor the other way round.
package enum Installation: Room {
    package enum Kind: String, Codable, Sendable { case real, training }

    package static let initial = State()

    package enum Command: Sendable { case found(Kind) }

    package enum Event: Kernel.Event {
        case founded(kind: Kind)
        package static var room: String { "installation" }
    }

    package struct State: Sendable {
        package fileprivate(set) var kind: Kind?
    }

    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        switch command {
        case .found(let kind):
            guard let founded = state.kind else { return [.founded(kind: kind)] }
            if founded != kind { throw .input("installation.other-kind") }
            return []
        }
    }

    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .founded(let kind): state.kind = kind
        }
    }
}
