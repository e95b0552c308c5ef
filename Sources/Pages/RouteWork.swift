import Desk
import Kernel

/// What a request to an address takes: time, space, words in a log.
extension Route {
    /// Whether a form sent here carries a passphrase.
    package var takesPassphrase: Bool {
        switch self {
        case .signIn, .invitation: true
        default: false
        }
    }

    /// Whether a form sent here has a message handed over, which takes its time.
    package var sendsMail: Bool {
        switch self {
        case .reminder, .people, .outbox, .note: true
        default: false
        }
    }

    /// What a server's log may say of it: an address that opens something is a secret, and what is read in a review is
    /// its participants' affair.
    package var logged: String {
        switch self {
        case .invitation, .acceptWith: "invitation"
        case .feed: "feed"
        default: shown?.matter.rawValue ?? path
        }
    }

    /// Whether a provider of sign-ins is asked here, which takes its time.
    package var asksProvider: Bool {
        switch self {
        case .signInWith, .signedInWith, .acceptWith: true
        default: false
        }
    }

    /// Whether something is made or read here by another program.
    package var makesPaper: Bool {
        switch self {
        case .review(_, .checklist(.file)), .review(_, .checklist(.elsewhere)), .review(_, .reportFile),
            .review(_, .summaryFile):
            true
        default: false
        }
    }

    /// The largest form sent here, in bytes: with a file where it takes one.
    package var largestForm: Int {
        switch self {
        case .review(_, .checklist(.documents)), .review(_, .dialogue(.thread)), .review(_, .desk(.materials)),
            .recordNote:
            21 << 20
        case .review(_, .checklist(.elsewhere)): 17 << 20
        // All answers of an article at once, in six bytes a letter.
        case .review(_, .checklist(.article)): 8 << 20
        default: 1 << 20
        }
    }
}
