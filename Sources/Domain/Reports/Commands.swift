import Kernel

/// The texts of one review. One stream a review, "report/1-xaa".
package enum Report: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case open(Pairing, scope: [Article])
        /// The language the report is written in, a working language of the review (GUI 30).
        case speak(Language)
        /// Writes the chapters that write themselves, and writes them anew where nobody corrected them.
        case fill([Line])
        /// A new paragraph, after another one of its place or at the end of it.
        case write(Place, after: String?, String)
        /// Another text for a paragraph, upon the revision its writer read; with a reason where the file wrote it.
        case revise(String, upon: Int, String, reason: String)
        /// Takes a paragraph out.
        case strike(String, upon: Int, reason: String)
        /// Sends the draft, or the executive summary, to the State under review (GUI 34).
        case send(Text)
        /// A comment of the State under review (GUI 30), on a paragraph or on the whole, with other words perhaps.
        case comment(String?, String, proposal: String)
        case settle(String, Outcome, String)
        /// Agrees to paragraphs as they were read.
        case agree(StateCode, [Consent])
        case publishSummary(symbol: String)
        /// The State under review publishes paragraphs of the report (TOR 36).
        case publish([String])
        /// Another State party asks to read the report (TOR 37).
        case request(StateCode, note: String)
        case grant(StateCode, [String])
        case decline(StateCode)
        /// Gives the translation of the summary into a language to somebody (TOR 35).
        case assign(Language, to: NamedPerson)
        /// Translates a paragraph: of the text that has this fingerprint, upon the translation that has the other one
        /// (none where it is empty).
        case translate(String, Language, of: String, upon: String, String)
    }

    /// A paragraph that the file of the review writes.
    package struct Line: Equatable, Sendable {
        package let chapter: Chapter
        /// Names it for ever: "process-experts".
        package let key: String
        package let text: String

        package init(_ chapter: Chapter, _ key: String, _ text: String) {
            self.chapter = chapter
            self.key = key
            self.text = text
        }
    }

    /// What became of a comment (GUI 30, 34).
    package enum Outcome: String, Codable, CaseIterable, Sendable {
        case taken, answered, discussed
    }

    /// A paragraph and the fingerprint of the text that is agreed to.
    package struct Consent: Codable, Hashable, Sendable {
        package let paragraph: String
        package let fingerprint: String

        package init(_ paragraph: String, _ fingerprint: String) {
            self.paragraph = paragraph
            self.fingerprint = fingerprint
        }
    }
}
