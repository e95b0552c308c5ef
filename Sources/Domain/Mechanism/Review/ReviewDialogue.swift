import Kernel

/// The constructive dialogue (TOR 23, GUI 18–23): threads, each bound to an article and opened by a question.
///
/// Who opened a thread is its asking side, the other answers it: the State under review answers the questions of the
/// reviewing States, and they explain, at its request, how a challenge could be met (GUI 33). A message of the
/// answering side answers the thread; a further question opens it again. The secretariat is on every thread.
extension Review {
    /// A document sent with a message, or considered. Its bytes lie under their hash.
    package struct Attachment: Codable, Hashable, Sendable {
        package let id: String
        package let name: String
        /// The media type that its bytes were found to be.
        package let type: String
        /// In bytes.
        package let size: Int
        /// SHA-256 of the bytes, in lower-case hexadecimal.
        package let hash: String

        package init(id: String, name: String, type: String, size: Int, hash: String) {
            self.id = id
            self.name = name
            self.type = type
            self.size = size
            self.hash = hash
        }
    }

    /// What somebody writes in a thread.
    package struct Message: Codable, Hashable, Sendable {
        package let text: String
        package let language: Language
        package let documents: [Attachment]

        package init(text: String, language: Language, documents: [Attachment] = []) {
            self.text = text
            self.language = language
            self.documents = documents
        }
    }

    /// A question of the dialogue with its answer, and what was said after that.
    package struct Exchange: Sendable {
        package let question: Question
        package let from: StateCode
        package let asked: Day
        /// The first answer.
        package internal(set) var answer: String?
        package internal(set) var answered: Day?
        package internal(set) var isOpen = true
        /// All messages in their order, the question first.
        package internal(set) var messages: [Said]

        init(_ question: Question, from: StateCode, asked: Day) {
            self.question = question
            self.from = from
            self.asked = asked
            messages = [
                Said(
                    id: question.id, from: from, on: asked, text: question.enquiry.text,
                    language: question.enquiry.language)
            ]
        }

        package var isExplanation: Bool { question.enquiry.kind == .explanation }
    }

    /// A message as it stands in its thread.
    package struct Said: Sendable {
        package let id: String
        /// `nil`: the secretariat.
        package let from: StateCode?
        package let on: Day
        package let text: String
        /// `nil` where it was not recorded.
        package let language: Language?
        package var documents: [Attachment] = []
        /// Made by the secretariat (TOR 49, GUI 21), by language.
        package internal(set) var translations: [Language: String] = [:]
    }

    static func converse(
        _ command: Command, _ state: State, _ opened: Opened, _ pairing: Pairing, _ context: Context
    ) throws(Refusal) -> [Event] {
        switch command {
        case .ask(let from, let enquiry):
            guard state.states.contains(from) else { throw .hidden }
            guard (from == pairing.reviewed) == (enquiry.kind == .explanation) else { throw .hidden }
            try requireOpen(enquiry.kind, state)
            if enquiry.text.isEmpty { throw .input("required", field: "text") }
            guard opened.scope.contains(enquiry.article) else {
                throw .rule("review.outside-scope", .tor("13"), field: "article")
            }
            return [.asked(state: from, question: Question(id: context.newID(), enquiry: enquiry))]
        case .reply(let thread, let from, let message, let upon, let asks):
            guard let exchange = state.dialogue.first(where: { $0.question.id == thread }),
                from.map(state.states.contains) ?? true
            else { throw .hidden }
            try requireOpen(exchange.question.enquiry.kind, state)
            if message.text.isEmpty { throw .input("required", field: "text") }
            if exchange.messages.count != upon { throw Refusal(.conflict, [.init("changed-meanwhile")]) }
            let isAnswering = from.map { ($0 == pairing.reviewed) != exchange.isExplanation } ?? false
            if isAnswering && exchange.answer == nil {
                return [
                    .answered(
                        question: thread, text: message.text, state: from, language: message.language,
                        documents: message.documents)
                ]
            }
            // The secretariat and the answering side ask nothing.
            return [
                .replied(
                    thread: thread, id: context.newID(), state: from, message: message,
                    asks: asks && from != nil && !isAnswering)
            ]
        case .translate(let thread, let message, let language, let text):
            guard
                let said = state.dialogue.first(where: { $0.question.id == thread })?.messages.first(where: {
                    $0.id == message
                })
            else { throw .hidden }
            if text.isEmpty { throw .input("required", field: "translation") }
            if said.language == language {
                throw .input("review.translation-same-language", field: "into", ["language": .language(language)])
            }
            return [.messageTranslated(thread: thread, message: message, language: language, text: text)]
        default:
            return []
        }
    }

    /// The dialogue is open between the desk reviews and its close; explanations are, from the draft report on.
    private static func requireOpen(_ kind: Enquiry.Kind, _ state: State) throws(Refusal) {
        if kind == .explanation {
            guard state.report.sent != nil else { throw .rule("review.no-draft-yet", .gui("33")) }
            if state.summaryPublished != nil { throw .rule("review.complete", .tor("35")) }
            return
        }
        guard state.deskReviewsComplete else { throw .rule("review.no-desk-review", .gui("23")) }
        if state.dialogueClosed != nil { throw .rule("review.dialogue-closed", .gui("23")) }
    }
}

extension Review.State {
    /// Questions to the State under review that wait for an answer.
    var unanswered: [Review.Exchange] { dialogue.filter { $0.isOpen && !$0.isExplanation } }

    /// Requests of the State under review that wait for an explanation (GUI 33).
    var unexplained: [Review.Exchange] { dialogue.filter { $0.isOpen && $0.isExplanation } }

    mutating func hear(_ event: Review.Event, _ day: Day) {
        switch event {
        case .answered(let id, let text, let from, let language, let documents):
            guard let index = dialogue.firstIndex(where: { $0.question.id == id }) else { return }
            dialogue[index].answer = text
            dialogue[index].answered = day
            dialogue[index].isOpen = false
            dialogue[index].messages.append(
                Review.Said(
                    id: "\(id)-answer", from: from ?? pairing?.reviewed, on: day, text: text, language: language,
                    documents: documents ?? []))
        case .replied(let thread, let id, let from, let message, let asks):
            guard let index = dialogue.firstIndex(where: { $0.question.id == thread }) else { return }
            let isExplanation = dialogue[index].isExplanation
            if asks {
                dialogue[index].isOpen = true
            } else if let from, (from == pairing?.reviewed) != isExplanation {
                dialogue[index].isOpen = false
            }
            dialogue[index].messages.append(
                Review.Said(
                    id: id, from: from, on: day, text: message.text, language: message.language,
                    documents: message.documents))
        case .messageTranslated(let thread, let message, let language, let text):
            guard let index = dialogue.firstIndex(where: { $0.question.id == thread }),
                let said = dialogue[index].messages.firstIndex(where: { $0.id == message })
            else { return }
            dialogue[index].messages[said].translations[language] = text
        default: break
        }
    }
}

extension ReviewView.Inside {
    /// The documents that came with messages or with material, among those seen here.
    package var attachments: [Review.Attachment] {
        dialogue.flatMap(\.messages).flatMap(\.documents) + materials.compactMap(\.material.document)
    }

    package func attachment(_ id: String) -> Review.Attachment? { attachments.first { $0.id == id } }
}
