import Kernel
import Synchronization

/// Secrets in memory: for tests, and for what need not outlive the process.
package final class MemorySecrets: SecretStore {
    struct Kept {
        var verifiers: [PersonID: String] = [:]
        var sessions: [String: Session] = [:]
        var invitations: [String: Invitation] = [:]
        var feeds: [String: PersonID] = [:]
        var counts: [String: Patience.Count] = [:]
        var browsers: [String: (person: PersonID, until: Instant)] = [:]
        var factors: [PersonID: (key: [UInt8], step: Int)] = [:]
        var recovery: [PersonID: Set<String>] = [:]
        var halfway: [String: (person: PersonID, until: Instant)] = [:]
        var identities: [Identity: PersonID] = [:]
        var waiting: [String: (text: String, until: Instant)] = [:]
    }

    let kept = Mutex(Kept())

    package init() {}

    package func setVerifier(_ verifier: String, of person: PersonID) {
        kept.withLock { $0.verifiers[person] = verifier }
    }

    package func verifier(of person: PersonID) -> String? { kept.withLock { $0.verifiers[person] } }

    package func keep(_ session: Session, under hash: String) { kept.withLock { $0.sessions[hash] = session } }

    package func session(under hash: String) -> Session? { kept.withLock { $0.sessions[hash] } }

    package func forgetSession(under hash: String) { kept.withLock { _ = $0.sessions.removeValue(forKey: hash) } }

    package func forgetSessions(of person: PersonID) {
        kept.withLock { kept in
            kept.sessions = kept.sessions.filter { $0.value.person != person }
            kept.halfway = kept.halfway.filter { $0.value.person != person }
        }
    }

    package func forgetAccess(of person: PersonID) {
        kept.withLock { kept in
            kept.verifiers[person] = nil
            kept.sessions = kept.sessions.filter { $0.value.person != person }
            kept.invitations = kept.invitations.filter { $0.value.person != person }
            kept.feeds = kept.feeds.filter { $0.value != person }
            kept.browsers = kept.browsers.filter { $0.value.person != person }
            kept.halfway = kept.halfway.filter { $0.value.person != person }
            kept.factors[person] = nil
            kept.recovery[person] = nil
            kept.identities = kept.identities.filter { $0.value != person }
        }
    }

    package func keep(_ invitation: Invitation, under hash: String) {
        kept.withLock { kept in
            kept.invitations = kept.invitations.filter {
                $0.value.person != invitation.person || $0.value.isOwn != invitation.isOwn
            }
            kept.invitations[hash] = invitation
        }
    }

    package func invitation(under hash: String) -> Invitation? { kept.withLock { $0.invitations[hash] } }

    package func takeInvitation(under hash: String) -> Invitation? {
        kept.withLock { kept in
            guard let taken = kept.invitations[hash] else { return nil }
            kept.invitations = kept.invitations.filter { $0.value.person != taken.person }
            return taken
        }
    }

    package func keepFeed(of person: PersonID, under hash: String) {
        kept.withLock { kept in
            kept.feeds = kept.feeds.filter { $0.value != person }
            kept.feeds[hash] = person
        }
    }

    package func feed(under hash: String) -> PersonID? { kept.withLock { $0.feeds[hash] } }

    package func hasFeed(_ person: PersonID) -> Bool { kept.withLock { $0.feeds.values.contains(person) } }

    package func forgetFeed(of person: PersonID) {
        kept.withLock { kept in kept.feeds = kept.feeds.filter { $0.value != person } }
    }

    package func person(of identity: Identity) -> PersonID? { kept.withLock { $0.identities[identity] } }

    package func tie(_ identity: Identity, to person: PersonID, replacing: Bool) -> Bool {
        kept.withLock { kept in
            if let holder = kept.identities[identity] { return holder == person }
            let others = kept.identities.filter { $0.key.issuer == identity.issuer && $0.value == person }
            guard replacing || others.isEmpty else { return false }
            for other in others.keys { kept.identities[other] = nil }
            kept.identities[identity] = person
            return true
        }
    }

    package func issuers(of person: PersonID) -> Set<String> {
        kept.withLock { kept in Set(kept.identities.filter { $0.value == person }.keys.map(\.issuer)) }
    }

    package func keepWaiting(_ text: String, under hash: String, until: Instant, now: Instant) {
        kept.withLock { kept in
            kept.waiting = kept.waiting.filter { $0.value.until > now }
            kept.waiting[hash] = (text, until)
        }
    }

    package func waiting(under hash: String) -> (text: String, until: Instant)? { kept.withLock { $0.waiting[hash] } }

    package func takeWaiting(under hash: String) -> (text: String, until: Instant)? {
        kept.withLock { $0.waiting.removeValue(forKey: hash) }
    }
}
