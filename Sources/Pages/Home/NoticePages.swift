import Desk
import Kernel
import Tongue

/// A page that says why there is nothing to see, and where to go on.
package enum NoticePages {
    struct Notice: Sendable {
        let text: String
        let reasons: [Form.Reason]
        /// What was typed into a form that could not be taken: shown, so that it is not lost.
        let typed: [String]
        let isTyped: Bool
        /// To the review it was about, and to the first page.
        let links: [Link]
        /// To a visitor, whatever the page: perhaps a session has ended.
        let signIn: Link?
    }

    /// What is not there for the reader, or no more.
    ///
    /// - Parameter typed: what the form carried that could not be taken; empty where a page was asked for.
    package static func hidden(typed: Typed = Typed(), for reader: Reader) -> Page {
        let key = typed.isEmpty ? "hidden" : reader.account == nil ? "signed-out" : "not-yours"
        return notice(key, typed: typed, for: reader)
    }

    /// - Parameters:
    ///   - holders: whose act it is, where the reader may know.
    ///   - review: the review it was about.
    package static func notice(
        _ key: String, _ refusal: Refusal? = nil, typed: Typed = Typed(), holders: [Ask.Of] = [],
        review: ReviewID? = nil, for reader: Reader
    ) -> Page {
        let kept = typed.values.filter {
            !secret.contains($0.key) && !$0.key.contains("__upon") && !$0.key.contains("__was")
        }.sorted { $0.key < $1.key }.flatMap(\.value)
            .filter { !$0.isEmpty }
        return Page(
            "home/notice", title: reader.say("notice.\(key).title"),
            Notice(
                text: holders.isEmpty
                    ? reader.say("notice.\(key).text")
                    : reader.say("notice.\(key).only", ["who": .text(reader.speaker.list(holders.map(reader.who)))]),
                reasons: refusal.map { Form.reasons($0, [], reader) } ?? [],
                typed: kept, isTyped: !kept.isEmpty,
                links: (review.map { [reader.link(reader.say("notice.review"), .review($0, .overview))] } ?? [])
                    + [reader.link(reader.say(reader.account == nil ? "notice.home" : "notice.desk"), .home)],
                signIn: reader.account == nil && ["hidden", "signed-out"].contains(key)
                    ? reader.link(reader.say("app.sign-in"), .signIn) : nil))
    }

    /// Fields that are never shown again.
    private static let secret: Set<String> = [
        "token", "passphrase", "again", "code", "session", "fingerprint", "upon", "person", "capacity", "mark", "do",
        "choose",
        "set-aside", "take-over",
    ]
}
