import Kernel

/// How guessing is slowed: each mistake is counted against what it was tried on, and where it came from; after some that
/// are free, the next try waits, longer each time.
///
/// Nobody can lock somebody else out: a browser in which a person has come in before has a count of its own, which no
/// stranger adds to. What is tried while a wait lasts is not looked at and not counted.
package enum Patience {
    /// What tries are held against.
    package struct Limit: Hashable, Sendable {
        /// What it is: "sign-in address …", by hashes where it names somebody.
        let key: String
        /// How many mistakes cost nothing.
        let free: Int
        /// The longest wait, in seconds.
        let longest: Int

        package init(_ key: String, free: Int, longest: Int) {
            self.key = key
            self.free = free
            self.longest = longest
        }
    }

    /// Mistakes made, and when the last one was.
    package struct Count: Hashable, Sendable {
        package let mistakes: Int
        package let last: Instant

        package init(mistakes: Int, last: Instant) {
            self.mistakes = mistakes
            self.last = last
        }
    }

    /// The first wait, in seconds; each further one is twice as long.
    static let first = 60
    /// Mistakes are forgotten a day after the last of them.
    package static let memory = 86_400

    /// Until when a next try waits.
    static func until(_ count: Count, _ limit: Limit) -> Instant {
        let over = count.mistakes - limit.free
        return over < 0 ? count.last : count.last.adding(seconds: min(first << min(over, 20), limit.longest))
    }
}

extension EntryStore {
    /// Counts a try as a mistake before it is looked at, so that tries at the same moment do not escape the count; who
    /// was right gives it back by `forgive`.
    ///
    /// - Returns: `nil`, or until when nothing is looked at.
    package func attempt(_ limits: [Patience.Limit], at now: Instant) throws -> Instant? {
        var until: Instant?
        try count(limits.map(\.key), since: now.adding(seconds: -Patience.memory)) { counts in
            until = limits.compactMap { limit in counts[limit.key].map { Patience.until($0, limit) } }
                .filter { now < $0 }.max()
            if until != nil { return }
            for limit in limits {
                counts[limit.key] = .init(mistakes: (counts[limit.key]?.mistakes ?? 0) + 1, last: now)
            }
        }
        return until
    }

    /// It was no mistake: what was tried begins anew; a network, from which others may be guessing, gets one back.
    package func forgive(_ limits: [Patience.Limit], network: Patience.Limit?, at now: Instant) throws {
        let keys = (limits + [network].compactMap { $0 }).map(\.key)
        try count(keys, since: now.adding(seconds: -Patience.memory)) { counts in
            for limit in limits { counts[limit.key] = nil }
            if let key = network?.key, let count = counts[key] {
                counts[key] = count.mistakes > 1 ? .init(mistakes: count.mistakes - 1, last: count.last) : nil
            }
        }
    }
}
