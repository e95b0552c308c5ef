import Kernel

/// A State as the draws see it: the names of its group, legal systems and Protocols are compared, never interpreted, so
/// that an instance of one's own making can be drawn by the same code as the real roll.
package struct Entrant: Hashable, Sendable {
    package let state: StateCode
    package let group: String
    package let legalSystem: Set<String>
    /// At most 64 different ones on a roll.
    package let protocols: Set<String>

    package init(state: StateCode, group: String, legalSystem: Set<String> = [], protocols: Set<String>) {
        self.state = state
        self.group = group
        self.legalSystem = legalSystem
        self.protocols = protocols
    }

    package init(_ entry: RollEntry) {
        self.init(
            state: entry.state, group: entry.group.rawValue, legalSystem: Set(entry.legalSystem.map(\.rawValue)),
            protocols: Set(entry.protocols.map(\.rawValue)))
    }
}

/// A State may stand on a roll once only.
func checkDistinct(_ roll: [StateCode]) throws(Refusal) {
    var seen: Set<StateCode> = []
    for state in roll where !seen.insert(state).inserted {
        throw .input("lots.roll-repeated", ["state": .state(state)])
    }
}

/// One of the two lots of a review.
package struct LotName: Hashable, Sendable {
    package let reviewed: StateCode
    package let isRegional: Bool

    package init(_ reviewed: StateCode, isRegional: Bool) {
        self.reviewed = reviewed
        self.isRegional = isRegional
    }
}
