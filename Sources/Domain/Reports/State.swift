import Kernel

extension Report {
    package struct State: Sendable {
        var pairing: Pairing?
        var scope: [Article] = []
        var language: Language?
        var paragraphs: [String: Paragraph] = [:]
        /// The paragraphs of each place in their order, those taken out included.
        var order: [Place: [String]] = [:]
        var remarks: [Remark] = []
        var sent: [Text: Day] = [:]
        /// The States that agree to the whole as it stands.
        var agreed: [Text: Set<StateCode>] = [:]
        /// The fingerprint of the text that all three agreed to.
        var final: [Text: String] = [:]
        var published: Published?
        /// Paragraphs of the report that everybody may read.
        var open: Set<String> = []
        var reportPublished: Day?
        var requests: [Request] = []
        var granted: [StateCode: Set<String>] = [:]
        var translators: [Language: NamedPerson] = [:]

        var states: [StateCode] { pairing.map { [$0.reviewed] + $0.reviewers } ?? [] }

        /// Every place of a text, in the order of the blueprint.
        func places(_ text: Text) -> [Place] {
            switch text {
            case .report:
                Chapter.allCases.map { .chapter($0) }
                    + scope.flatMap { article in Part.allCases.map { .article(article, $0) } }
            case .summary: Part.ofSummary.map { .executive($0) }
            }
        }

        func paragraphs(in place: Place) -> [Paragraph] { (order[place] ?? []).compactMap { paragraphs[$0] } }

        func paragraphs(of text: Text) -> [Paragraph] { places(text).flatMap { paragraphs(in: $0) } }

        /// Whether something stands in a place that is not taken out.
        func isWritten(_ place: Place) -> Bool { paragraphs(in: place).contains { !$0.isStruck } }

        /// The words of a text, over which its fingerprint is taken: the paragraphs that are not taken out.
        func words(_ text: Text) -> JSON { .array(paragraphs(of: text).filter { !$0.isStruck }.map(\.words)) }

        func openRemarks(_ text: Text) -> [Remark] {
            remarks.filter { $0.isOpen && (($0.paragraph.flatMap { paragraphs[$0]?.place.text } ?? .report) == text) }
        }

        /// Whether a State agrees to every paragraph of a text as it stands.
        func agreesToAll(_ state: StateCode, _ text: Text) -> Bool {
            paragraphs(of: text).allSatisfy { $0.agreed.contains(state) }
        }
    }

    package struct Paragraph: Sendable {
        package let id: String
        package let place: Place
        package internal(set) var text: String
        /// Of one that the file wrote: its name there.
        package let line: String?
        /// Counts the texts it had, from 1.
        package internal(set) var revision: Int
        /// Taken out: of a draft at once, and of one that was sent when all three agree.
        package internal(set) var isStruck = false
        /// Why it is not as the file wrote it.
        package internal(set) var reason: String?
        package internal(set) var stamp: Stamp
        package internal(set) var history: [Version] = []
        package internal(set) var agreed: Set<StateCode> = []
        package internal(set) var translations: [Language: Translation] = [:]

        /// All texts it had, the present one last.
        package var versions: [Version] {
            history + [Version(text: text, isStruck: isStruck, reason: reason, stamp: stamp)]
        }

        /// What an agreement to it is an agreement to.
        package var words: JSON {
            [
                "paragraph": .string(id), "place": .string(place.key), "text": .string(text),
                "struck": .bool(isStruck),
            ]
        }
    }

    /// A text that a paragraph had.
    package struct Version: Sendable {
        package let text: String
        package let isStruck: Bool
        package let reason: String?
        package let stamp: Stamp
    }

    /// A paragraph of the executive summary in another language.
    package struct Translation: Sendable {
        package let text: String
        /// The revision of the paragraph it is a translation of; later ones make it outdated.
        package let revision: Int
        package let stamp: Stamp

        /// What a later translation is written upon.
        package var words: JSON { .string(text) }
    }

    /// A comment of the State under review (GUI 30).
    package struct Remark: Sendable {
        package let id: String
        /// `nil` for one on an article or on the whole.
        package let paragraph: String?
        package let article: Article?
        package let text: String
        /// The words the State would rather read.
        package let proposal: String
        package let on: Day
        package internal(set) var outcome: Outcome?
        package internal(set) var answer = ""
        package internal(set) var answered: Day?
        /// Whether it is still to be taken in, answered or discussed.
        package internal(set) var isOpen: Bool
    }

    /// Another State party that asked to read the report (TOR 37).
    package struct Request: Sendable {
        package enum Answer: Sendable { case granted, declined }

        package let state: StateCode
        package let note: String
        package let on: Day
        package internal(set) var answer: Answer?
    }

    package struct Published: Sendable {
        package let symbol: String
        package let on: Day
        package let fingerprint: String
    }
}
