import Access
import Desk
import Kernel
import Mechanism
import Tongue

/// The constructive dialogue: its threads, and one of them.
package enum DialoguePages {
    struct ThreadsPage: Sendable {
        let actions: [Link]
        let open: [Thread]
        let hasOpen: Bool
        let answered: [Thread]
        let hasAnswered: Bool
        let isEmpty: Bool
        let calls: [Call]
        let hasCalls: Bool
    }

    struct Thread: Sendable {
        let link: Link
        let about: String
        let isOpen: Bool
    }

    struct Call: Sendable {
        let what: String
        let participants: [String]
        let hasParticipants: Bool
        let conclusions: String
    }

    struct ThreadPage: Sendable {
        let kind: String
        let state: String
        let messages: [Message]
        let upload: UploadForm?
        let translate: Form?
        let closed: String?
    }

    struct Message: Sendable {
        let id: String
        let by: String
        let about: String
        let text: Words
        let documents: [Link]
        let hasDocuments: Bool
        let translations: [Words]
    }

    /// Somebody's words, in the language they are in.
    struct Words: Sendable {
        let text: String
        let name: String
        let language: String?
        let direction: String

        init(_ text: String, _ language: Language?, name: String = "") {
            self.text = text
            self.name = name
            self.language = language?.rawValue
            direction = language.map { $0.isRightToLeft ? "rtl" : "ltr" } ?? "auto"
        }
    }

    package static func threads(
        _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside, for reader: Reader
    ) -> Page {
        let threads = inside.dialogue.sorted {
            ($0.question.enquiry.article, $0.asked, $0.question.id) < (
                $1.question.enquiry.article, $1.asked, $1.question.id
            )
        }.map { exchange in
            Thread(
                link: reader.link(
                    reader.heading(exchange.question.enquiry.article),
                    .review(id, .dialogue(.thread(exchange.question.id)))),
                about: [
                    reader.say("enquiry.\(exchange.question.enquiry.kind.rawValue)"), reader.say(exchange.from),
                    reader.say(exchange.asked),
                    reader.say("dialogue.messages", ["count": .number(exchange.messages.count)]),
                ].joined(separator: " · "), isOpen: exchange.isOpen)
        }
        let acts: [ReviewAct] = [.ask, .askExplanation, .recordCall, .closeDialogue]
        let mine = Set(inside.asks.filter { $0.concerns(review.standing) }.map(\.act))
        let (open, answered) = (threads.filter(\.isOpen), threads.filter { !$0.isOpen })
        let calls = calls(inside, reader)
        return Page(
            "review/dialogue", title: reader.say("review.dialogue"), trail: ReviewPages.trail(id, review, for: reader),
            ThreadsPage(
                actions: acts.filter(mine.contains).map {
                    reader.link(reader.say("act.\($0.rawValue).title"), .review(id, .act($0)))
                },
                open: open, hasOpen: !open.isEmpty, answered: answered, hasAnswered: !answered.isEmpty,
                isEmpty: threads.isEmpty, calls: calls, hasCalls: !calls.isEmpty))
    }

    private static func calls(_ inside: ReviewView.Inside, _ reader: Reader) -> [Call] {
        let introduction = inside.introduction.map { [($0, reader.say("review.introduction"))] } ?? []
        return (introduction + inside.calls.map { ($0, "") }).map { call, name in
            let what = reader.say(
                "review.call", ["day": .day(call.on), "means": .phrase(Phrase("means.\(call.means.rawValue)"))])
            return Call(
                what: name.isEmpty ? what : "\(name) · \(what)", participants: call.participants,
                hasParticipants: !call.participants.isEmpty, conclusions: call.conclusions)
        }
    }

    package static func thread(
        _ exchange: Review.Exchange, _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside,
        typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let route = Route.review(id, .dialogue(.thread(exchange.question.id)))
        let isTranslating = typed["do"] == "translate"
        let isOver = exchange.isExplanation ? review.summaryPublished != nil : inside.dialogueClosed != nil
        let mayReply = Access.judge(review.standing, .reply) == .allowed && !isOver && inside.deskReviews.count == 2
        let mayTranslate = Access.judge(review.standing, .translate) == .allowed
        return Page(
            "review/thread", title: reader.heading(exchange.question.enquiry.article),
            trail: ReviewPages.trail(id, review, for: reader) + [
                reader.link(reader.say("review.dialogue"), .review(id, .dialogue(.threads)))
            ],
            ThreadPage(
                kind: reader.say("enquiry.\(exchange.question.enquiry.kind.rawValue)"),
                state: reader.say(
                    !exchange.isOpen
                        ? "dialogue.thread-answered"
                        : exchange.isExplanation ? "dialogue.explanation-open" : "dialogue.thread-open"),
                messages: exchange.messages.map { message($0, id, reader) },
                upload: mayReply
                    ? UploadForm(
                        reply(
                            exchange, route, review, isTranslating ? Typed() : typed,
                            isTranslating ? nil : refusal, reader), isTranslating ? nil : refusal, reader) : nil,
                translate: mayTranslate
                    ? translate(
                        exchange, route, isTranslating ? typed : Typed(), isTranslating ? refusal : nil, reader)
                    : nil,
                closed: isOver ? reader.say("dialogue.closed") : nil))
    }

    private static func message(_ said: Review.Said, _ id: ReviewID, _ reader: Reader) -> Message {
        let translations = Language.allCases.compactMap { language in
            said.translations[language].map {
                Words($0, language, name: reader.say("dialogue.translation", ["language": .language(language)]))
            }
        }
        let about = [reader.say(said.on), said.language.map { reader.say(.language($0)) }].compactMap { $0 }
        return Message(
            id: said.id, by: said.from.map { reader.say($0) } ?? reader.say("capacity.name.secretariat"),
            about: about.joined(separator: " · "), text: Words(said.text, said.language),
            documents: said.documents.map { DeskPages.attachment($0, id, reader) },
            hasDocuments: !said.documents.isEmpty, translations: translations)
    }

    private static func reply(
        _ exchange: Review.Exchange, _ route: Route, _ review: ReviewView, _ typed: Typed, _ refusal: Refusal?,
        _ reader: Reader
    ) -> Form {
        let asking = exchange.isExplanation ? review.standing.isUnderReview : review.standing.reviewing != nil
        let mayAsk = asking && exchange.answer != nil
        return Form(
            route, submit: reader.say("act.reply.button"),
            [
                Field("upon", .hidden, label: "", typed: typed.or("upon", String(exchange.messages.count))),
                Field("text", .long(rows: 6), label: reader.say("dialogue.text"), typed: typed["text"]),
                Field(
                    "language", .select, label: reader.say("dialogue.language"),
                    typed: typed.or("language", reader.language.rawValue), options: ActForms.languages(reader)),
            ]
                + (mayAsk
                    ? [
                        Field(
                            "asks", .flag, label: reader.say("dialogue.asks"), hint: reader.say("dialogue.asks-hint"),
                            typed: typed["asks"])
                    ] : []),
            refusal: refusal, for: reader)
    }

    private static func translate(
        _ exchange: Review.Exchange, _ route: Route, _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> Form {
        let messages = exchange.messages.enumerated().map { index, said in
            let by = said.from.map { reader.say($0) } ?? reader.say("capacity.name.secretariat")
            return (said.id, "\(reader.speaker.number(index + 1)). \(by) · \(reader.say(said.on))")
        }
        return Form(
            route, submit: reader.say("act.translate.button"),
            [
                Field("do", .hidden, label: "", typed: "translate"),
                Field(
                    "message", .select, label: reader.say("dialogue.text"), typed: typed["message"], options: messages),
                Field(
                    "into", .select, label: reader.say("dialogue.into"),
                    typed: typed.or("into", reader.language.rawValue), options: ActForms.languages(reader)),
                Field(
                    "translation", .long(rows: 6), label: reader.say("dialogue.translation-text"),
                    typed: typed["translation"]),
            ], refusal: refusal, for: reader)
    }
}
