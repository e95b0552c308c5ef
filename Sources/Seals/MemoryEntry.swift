import Kernel
import Synchronization

extension MemorySecrets {
    package func count(_ keys: [String], since: Instant, _ change: (inout [String: Patience.Count]) -> Void) {
        kept.withLock { kept in
            kept.counts = kept.counts.filter { $0.value.last >= since }
            var counts = kept.counts.filter { keys.contains($0.key) }
            change(&counts)
            for key in keys { kept.counts[key] = counts[key] }
        }
    }

    package func keepBrowser(of person: PersonID, under hash: String, until: Instant) {
        kept.withLock { $0.browsers[hash] = (person, until) }
    }

    package func knowsBrowser(of person: PersonID, under hash: String, at now: Instant) -> Bool {
        kept.withLock { kept in kept.browsers[hash].map { $0.person == person && now < $0.until } ?? false }
    }

    package func forgetBrowsers(of person: PersonID) {
        kept.withLock { kept in kept.browsers = kept.browsers.filter { $0.value.person != person } }
    }

    package func setFactor(_ key: [UInt8]?, recovery: [String], of person: PersonID) {
        kept.withLock { kept in
            kept.factors[person] = key.map { ($0, 0) }
            kept.recovery[person] = key == nil ? nil : Set(recovery)
        }
    }

    package func factor(of person: PersonID) -> [UInt8]? { kept.withLock { $0.factors[person]?.key } }

    package func takeStep(_ step: Int, of person: PersonID) -> Bool {
        kept.withLock { kept in
            guard let factor = kept.factors[person], factor.step < step else { return false }
            kept.factors[person] = (factor.key, step)
            return true
        }
    }

    package func setRecovery(_ hashes: [String], of person: PersonID) {
        kept.withLock { $0.recovery[person] = Set(hashes) }
    }

    package func takeRecovery(_ hash: String, of person: PersonID) -> Bool {
        kept.withLock { $0.recovery[person]?.remove(hash) != nil }
    }

    package func recoveryLeft(of person: PersonID) -> Int { kept.withLock { $0.recovery[person]?.count ?? 0 } }

    package func keepHalfway(_ person: PersonID, under hash: String, until: Instant) {
        kept.withLock { $0.halfway[hash] = (person, until) }
    }

    package func halfway(under hash: String) -> (person: PersonID, until: Instant)? {
        kept.withLock { $0.halfway[hash] }
    }

    package func forgetHalfway(under hash: String) { kept.withLock { $0.halfway[hash] = nil } }

    package func sessions(of person: PersonID) -> [(hash: String, session: Session)] {
        kept.withLock { kept in kept.sessions.filter { $0.value.person == person }.map { ($0.key, $0.value) } }
    }

    package func seen(_ hash: String, at now: Instant) {
        kept.withLock { kept in
            guard let one = kept.sessions[hash] else { return }
            kept.sessions[hash] = Session(
                person: one.person, capacity: one.capacity, since: one.since, seen: now, browser: one.browser)
        }
    }
}
