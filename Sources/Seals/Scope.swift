import Kernel
import Ledger

/// What is sealed together, under one data key: where the key is destroyed, all of it is gone and nothing else.
package struct Scope: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// The installation itself: what belongs to no file and no person.
    package static let installation = Scope("installation")
    package static func account(_ person: PersonID) -> Scope { Scope("account/\(person.rawValue)") }

    package var description: String { text }

    /// By bytes, as streams are.
    package static func == (a: Scope, b: Scope) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
    package static func < (a: Scope, b: Scope) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
    package func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
}

/// The one table of what is sealed, and with what.
package enum Sealing {
    package enum Kind: Sendable {
        /// Public anyhow: anybody may read it in the file, and check a draw without a key.
        case open
        /// Sealed with the thing of the same name: a report with its review.
        case with(String)
    }

    /// Every room's streams, by kind. What is not named here is sealed too, each stream under a key of its own.
    package static let streams: [String: Kind] = [
        "installation": .open, "register": .open, "cycle": .open, "ceremony": .open,
        "review": .with("review"), "report": .with("review"),
        "suspicion": .with("review"),
        "response": .with("response"),
        "account": .with("account"), "reminder": .with("reminder"),
        "roster": .with("roster"), "nomination": .with("nomination"),
    ]

    /// The scope of a stream; `nil` where it stays open.
    package static func scope(of stream: StreamID) -> Scope? {
        switch streams[stream.kind] {
        case .open: nil
        case .with(let kind): Scope("\(kind)/\(stream.id)")
        case nil: Scope(stream.text)
        }
    }

    /// The scope of a view's entry: that of the review or the account it was folded from.
    package static func scope(view: String, key: String, value: JSON) -> Scope {
        switch (view, value.string) {
        case ("docket", _): Scope("review/\(key)")
        case ("address", let person?): .account(PersonID(person))
        default: .installation
        }
    }
}
