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
        let home: Link
        /// To a visitor, whatever the page: perhaps a session has ended.
        let signIn: String?
    }

    package static func notice(
        _ key: String, _ refusal: Refusal? = nil, typed: Typed = Typed(), for reader: Reader
    ) -> Page {
        let kept = typed.values.filter {
            !secret.contains($0.key) && !$0.key.contains("__upon") && !$0.key.contains("__was")
        }.sorted { $0.key < $1.key }.flatMap(\.value)
            .filter { !$0.isEmpty }
        return Page(
            "home/notice", title: reader.say("notice.\(key).title"),
            Notice(
                text: reader.say("notice.\(key).text"), reasons: refusal.map { Form.reasons($0, [], reader) } ?? [],
                typed: kept, isTyped: !kept.isEmpty, home: reader.link(reader.say("notice.home"), .home),
                signIn: key == "hidden" && reader.account == nil ? reader.say("notice.hidden.sign-in") : nil))
    }

    /// Fields that are never shown again.
    private static let secret: Set<String> = [
        "token", "passphrase", "again", "fingerprint", "upon", "person", "capacity", "mark", "do", "choose",
        "set-aside", "take-over",
    ]
}
