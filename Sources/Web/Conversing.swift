import Access
import Desk
import Hummingbird
import Kernel
import Mechanism
import Pages

/// The experts' desk and the dialogue.
extension Exchange {
    // MARK: The desk

    func expertsDesk(_ shown: Route.DeskPage, _ id: ReviewID) throws -> Response {
        switch shown {
        case .map:
            let (review, inside) = try atDesk(id)
            return page(DeskPages.map(id, review, inside, for: reader))
        case .article(let article): return try deskArticle(article, id)
        case .outcome: return try deskOutcome(id)
        case .materials: return try materials(id)
        }
    }

    /// The review, for who may read the desk, once there is something to work on.
    private func atDesk(_ id: ReviewID) throws -> (ReviewView, ReviewView.Inside) {
        let review = try inner(id)
        try Access.judge(review.standing, reading: .reviewingSide).enforce()
        guard let inside = review.inside, inside.responseCirculated != nil else { throw Refusal.hidden }
        return (review, inside)
    }

    private func deskArticle(_ article: Article, _ id: ReviewID, refusal: Refusal? = nil) throws -> Response {
        let (review, inside) = try atDesk(id)
        guard review.scope.contains(article) else { throw Refusal.hidden }
        return page(
            DeskPages.article(
                article, id, review, inside, try readable(id), precis: site.precis(article),
                organizations: try desk.organizations, typed: typedAgain(refusal), refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    func saveSheet(_ article: Article, _ id: ReviewID) throws -> Response {
        let (review, inside) = try atDesk(id)
        try Access.judge(review.standing, .writeDesk).enforce()
        do {
            try desk.perform(.writeDesk, in: id, as: actor) { view in
                guard let state = view.standing.reviewing else { throw Refusal.hidden }
                let kept = view.inside?.desk[article]?.own?.sheet ?? .empty
                return [
                    .review(
                        .writeDesk(
                            state, article, self.sheet(article, kept), upon: Int(self.typed["upon"]) ?? 0,
                            share: self.typed["do"] == "share"))
                ]
            }
            return on(to: .review(id, .desk(.article(article))), done: "saved")
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            // What has no field on the page any more is shown with the refusal.
            let isTaken = inside.tasks[article] == review.standing.reviewing
            let isIn = review.standing.reviewing.map { inside.deskReviews[$0] != nil } ?? false
            if isIn ? typed.has("question-1-text") : typed.has("finding") && !isTaken { return unplaced(refusal) }
            return try deskArticle(article, id, refusal: refusal)
        }
    }

    /// The sheet as the form has it; what the form does not ask for stays.
    private func sheet(_ article: Article, _ kept: Review.Sheet) -> Review.Sheet {
        var questions = kept.questions
        if typed.has("question-1-text") {
            var index = 1
            questions = []
            while typed.has("question-\(index)-text") {
                questions.append(
                    Review.Enquiry(
                        article: article,
                        kind: Review.Enquiry.Kind(rawValue: typed["question-\(index)-kind"]) ?? .clarification,
                        text: typed["question-\(index)-text"], language: typedLanguage))
                index += 1
            }
        }
        return Review.Sheet(
            notes: typed["notes"], finding: typed.has("finding") ? typed["finding"] : kept.finding,
            questions: questions)
    }

    func deskOutcome(_ id: ReviewID, refusal: Refusal? = nil) throws -> Response {
        let (review, inside) = try atDesk(id)
        guard let state = review.standing.reviewing else { throw Refusal.hidden }
        return page(
            DeskPages.outcome(id, review, inside, state, try readable(id), refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    // MARK: Organizations

    private func materials(_ id: ReviewID, refusal: Refusal? = nil) throws -> Response {
        let (review, inside) = try atDesk(id)
        return page(
            DeskPages.materials(
                id, review, inside, organizations: try desk.organizations, typed: typed, refusal: refusal,
                for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    func considerMaterial(_ id: ReviewID) throws -> Response {
        _ = try atDesk(id)
        do {
            try desk.consider(
                MaterialIn(
                    organization: typed["organization"], title: typed["title"], reference: typed["reference"],
                    articles: typed.all("articles").compactMap { Article($0) }, note: typed["note"],
                    membership: typed["membership"], file: file),
                in: id, as: actor)
            return on(to: .review(id, .desk(.materials)), done: "saved")
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            return try materials(id, refusal: refusal)
        }
    }

    // MARK: The dialogue

    func dialogue(_ shown: Route.DialoguePage, _ id: ReviewID) throws -> Response {
        switch shown {
        case .threads:
            let review = try inner(id)
            guard let inside = review.inside else { throw Refusal.hidden }
            return page(DialoguePages.threads(id, review, inside, for: reader))
        case .thread(let thread): return try self.thread(thread, id)
        }
    }

    private func thread(_ thread: String, _ id: ReviewID, refusal: Refusal? = nil) throws -> Response {
        let review = try inner(id)
        guard let inside = review.inside, let exchange = inside.dialogue.first(where: { $0.question.id == thread })
        else { throw Refusal.hidden }
        return page(
            DialoguePages.thread(
                exchange, id, review, inside, typed: typedAgain(refusal), refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    /// A message in a thread, or the translation of one.
    func write(_ thread: String, _ id: ReviewID) throws -> Response {
        guard try inner(id).inside?.dialogue.contains(where: { $0.question.id == thread }) == true else {
            throw Refusal.hidden
        }
        do {
            if typed["do"] == "translate" {
                guard let into = Language(rawValue: typed["into"]) else {
                    throw Refusal.input("required", field: "into")
                }
                try desk.perform(.translate, in: id, as: actor) { _ in
                    [
                        .review(
                            .translate(
                                thread: thread, message: self.typed["message"], into: into,
                                text: self.typed["translation"])
                        )
                    ]
                }
            } else {
                guard let language = typedLanguage else { throw Refusal.input("required", field: "language") }
                try desk.reply(
                    thread, in: id, text: typed["text"], language: language, file: file,
                    upon: Int(typed["upon"]) ?? 0, asks: typed.has("asks"), as: actor)
            }
            return on(to: .review(id, .dialogue(.thread(thread))), done: "saved")
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            // A thread that has closed meanwhile has no form for what was typed.
            if ["review.dialogue-closed", "review.complete"].contains(refusal.reasons.first?.code ?? "") {
                return unplaced(refusal)
            }
            return try self.thread(thread, id, refusal: refusal)
        }
    }

    func attachment(_ key: String, _ id: ReviewID) throws -> Response {
        let (attachment, bytes) = try desk.attachment(key, of: id, as: actor)
        return sent(bytes, attachment.type, hash: attachment.hash, name: attachment.name)
    }

    // MARK: What was typed

    var typedLanguage: Language? { Language(rawValue: typed["language"]) }

    private var file: FileIn? { upload.map { FileIn(name: $0.name, bytes: $0.bytes) } }

    /// What was typed, upon the text as it stands now where that has changed.
    private func typedAgain(_ refusal: Refusal?) -> Typed {
        refusal?.kind == .conflict ? typed.uponPresentText : typed
    }
}

extension String {
    /// Its lines that are not empty, in their order.
    var lines: [String] {
        unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String(String.UnicodeScalarView($0)) }
    }
}
