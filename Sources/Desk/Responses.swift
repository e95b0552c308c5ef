import Access
import Checklist
import Kernel
import Ledger
import Mechanism
import Seals

extension Desk {
    // MARK: Acts

    /// Does something with a response: judged by where the actor stands towards it, decided, recorded, all or nothing.
    ///
    /// - Parameter commands: made from the response as the actor may see it.
    package func respond(
        _ act: ResponseAct, in id: ReviewID, as actor: Actor,
        _ commands: (ResponseView) throws -> [Response.Command]
    ) throws {
        try transact(as: actor) { transaction in
            let view = try self.admitted(act, id, actor, &transaction)
            for command in try commands(view) { try transaction.decide(Response.self, id.response, command) }
        }
    }

    /// Saves what can be saved of several answers; what somebody else changed meanwhile is left as it is.
    ///
    /// - Parameter then: what else is done where nothing was left, upon the response as it then is; in the same
    ///   transaction. A conflict in it takes back nothing of what was saved.
    /// - Returns: the reasons for what was left, empty when all was done; and the response as it then is.
    package func save(
        _ article: Article, in id: ReviewID, as actor: Actor, _ commands: [Response.Command],
        then: (ResponseView) throws -> [Response.Command] = { _ in [] }
    ) throws -> (left: [Refusal.Reason], after: ResponseView) {
        try transact(as: actor) { transaction in
            _ = try self.admitted(.write(article), id, actor, &transaction)
            var left = try self.decideEach(commands, id, &transaction)
            if left.isEmpty {
                do {
                    for command in try then(try self.admitted(.write(article), id, actor, &transaction)) {
                        if case .clear = command { _ = try self.admitted(.direct, id, actor, &transaction) }
                        try transaction.decide(Response.self, id.response, command)
                    }
                } catch let refusal as Refusal where refusal.kind == .conflict {
                    left = refusal.reasons
                }
            }
            return (left, try self.admitted(.write(article), id, actor, &transaction))
        }
    }

    /// Takes in what was written elsewhere: each answer is saved, or stands beside what was written meanwhile.
    ///
    /// Refused whole, and nothing recorded, where it answers a question that was not given to who brings it.
    package func bring(_ parcel: Response.Parcel, in id: ReviewID, as actor: Actor) throws -> Response.Parcel.Outcome {
        try transact(as: actor) { transaction in
            guard let view = try self.standingView(id, actor, &transaction) else { throw Refusal.hidden }
            let commands = try parcel.commands(upon: view, id.text)
            for article in parcel.articles(in: view) {
                try Access.judge(view.standing, .write(article)).enforce()
            }
            for command in commands {
                try transaction.decide(Response.self, id.response, command)
            }
            let after = try self.standingView(id, actor, &transaction)
            return Response.Parcel.Outcome(before: view, after: after ?? view)
        }
    }

    /// Gives articles to a ministry or an agency; accounts are opened for people who have none (TOR 17).
    package func assign(
        _ name: String, _ articles: [Article], to people: [(name: String, email: String)], language: Language,
        in id: ReviewID, as actor: Actor
    ) throws {
        try transact(as: actor) { transaction in
            let view = try self.admitted(.direct, id, actor, &transaction)
            let named = try people.map {
                try self.person($0.name, $0.email, .contributor(view.state), language: language, &transaction)
            }
            try transaction.decide(
                Response.self, id.response, .assign(name: name, articles: articles, people: named))
        }
    }

    /// Names one more person of a ministry or an agency to which articles were given.
    package func add(
        _ person: (name: String, email: String), to assignment: String, language: Language, in id: ReviewID,
        as actor: Actor
    ) throws {
        try transact(as: actor) { transaction in
            let view = try self.admitted(.direct, id, actor, &transaction)
            guard view.assignments.contains(where: { $0.id == assignment }) else { throw Refusal.hidden }
            let named = try self.person(
                person.name, person.email, .contributor(view.state), language: language, &transaction)
            try transaction.decide(Response.self, id.response, .addPeople(assignment, [named]))
        }
    }

    /// A one-time link for somebody who was given articles and has not come in yet.
    package func inviteContributor(_ person: PersonID, in id: ReviewID, as actor: Actor) throws -> Token {
        let until = now.adding(seconds: door.invitationDays * 86_400)
        try transact(as: actor) { transaction in
            let view = try self.admitted(.direct, id, actor, &transaction)
            let isOurs = view.assignments.contains { $0.people.contains { $0.id == person } }
            // A link lets its holder in with all that the account may do: only where that is to contribute.
            guard isOurs, let account = try self.account(person), !account.accepted,
                account.capacities.allSatisfy({ $0 == .contributor(view.state) })
            else { throw Refusal.hidden }
            try transaction.decide(Account.self, .account(person), .invite(until: until))
        }
        return try keepInvitation(Invitation(person: person, until: until))
    }

    /// Keeps a document, once it is what it claims to be and this person may attach it.
    ///
    /// - Returns: the document as it stands on the list.
    @discardableResult
    package func attach(
        _ bytes: [UInt8], name: String, title: String, language: Language?, to id: ReviewID, as actor: Actor
    ) throws -> Response.Document {
        guard let view = try response(id, as: actor) else { throw Refusal.hidden }
        try Access.judge(view.standing, .attach).enforce()
        if view.submitted != nil { throw Refusal.rule("checklist.submitted", .tor("15")) }
        let type = try DocumentType.checked(bytes, name: name)
        if view.documents.count >= DocumentType.most {
            throw Refusal.input("checklist.documents-many", field: "file", ["count": .number(DocumentType.most)])
        }
        // The bytes are on the disk before a record names them.
        let document = Response.Document(
            id: newID(), title: title.isEmpty ? name : title, language: language, name: name, type: type.rawValue,
            size: bytes.count, hash: try documents.keep(bytes, of: id.response))
        try respond(.attach, in: id, as: actor) { _ in [.attach(document)] }
        return document
    }

    /// A document of a response that this reader may see, with its bytes.
    package func document(
        _ key: String, of id: ReviewID, as actor: Actor
    ) throws -> (document: Response.Document, bytes: [UInt8]) {
        guard let document = try response(id, as: actor)?.documents.first(where: { $0.id == key }),
            let bytes = try documents.bytes(document.hash, of: id.response)
        else { throw Refusal.hidden }
        return (document, bytes)
    }

    private func decideEach(
        _ commands: [Response.Command], _ id: ReviewID, _ transaction: inout Transaction
    ) throws -> [Refusal.Reason] {
        var left: [Refusal.Reason] = []
        for command in commands {
            do {
                try transaction.decide(Response.self, id.response, command)
            } catch let refusal as Refusal where refusal.kind == .conflict {
                left += refusal.reasons
            }
        }
        return left
    }

    private func admitted(
        _ act: ResponseAct, _ id: ReviewID, _ actor: Actor, _ transaction: inout Transaction
    ) throws -> ResponseView {
        guard let view = try standingView(id, actor, &transaction) else { throw Refusal.hidden }
        try Access.judge(view.standing, act).enforce()
        return view
    }

    private func standingView(
        _ id: ReviewID, _ actor: Actor, _ transaction: inout Transaction
    ) throws -> ResponseView? {
        let review = try transaction.state(Review.self, id.review)
        let response = try transaction.state(Response.self, id.response)
        return response.view(as: standing(actor, review, response))
    }

    func standing(_ actor: Actor, _ review: Review.State, _ response: Response.State) -> ResponseStanding {
        response.standing(
            actor, towards: review.standing(of: actor),
            circulated: review.view(as: actor)?.inside?.responseCirculated != nil)
    }

    // MARK: Reading

    /// A response as this reader may see it; `nil` where there is none for this reader.
    package func response(_ id: ReviewID, as actor: Actor) throws -> ResponseView? {
        let response = try state(Response.self, id.response)
        return response.view(as: standing(actor, try state(Review.self, id.review), response))
    }

    /// The responses of which articles were given to somebody.
    package func contributions(as actor: Actor) throws -> [(id: ReviewID, response: ResponseView)] {
        guard case .contributor(let state)? = actor.capacity else { return [] }
        return try reviewLines().filter { $0.pairing.reviewed == state }.compactMap { line in
            try response(line.id, as: actor).map { (line.id, $0) }
        }
    }

    /// Where every response stands, by year and State: the secretariat's overview (TOR 16).
    package func responseStatuses(as actor: Actor) throws -> [(line: DocketLine, status: ResponseStatus)] {
        try Access.judge(actor, .actAsSecretariat).enforce()
        return try reviewLines().compactMap { line in
            try state(Response.self, line.id.response).status().map { (line, $0) }
        }
    }

    /// Answers given elsewhere that could serve for a question: related ones of this response, and the same or related
    /// ones of the State's responses in earlier cycles. Taken over only by a person's word (RES 5 (j)).
    package func offers(
        for question: Questionnaire.Question, in id: ReviewID, _ view: ResponseView
    ) throws -> [Response.Offer] {
        guard view.mayWrite else { return [] }
        var offers = question.related.compactMap { related in
            view.answers[related].flatMap { Response.Offer($0, response: id.text, question: related) }
        }
        if view.standing == .focalPoint, let cycle = id.cycle, cycle > 1 {
            for earlier in (1..<cycle).reversed() {
                let old = ReviewID(cycle: earlier, state: view.state)
                guard let response = try state(Response.self, old.response).view(as: .focalPoint) else { continue }
                offers += ([question.id] + question.keeps + question.related).compactMap { related in
                    response.answers[related].flatMap { Response.Offer($0, response: old.text, question: related) }
                }
            }
        }
        return offers
    }
}

extension Response {
    /// An answer given elsewhere, offered for a question.
    package struct Offer: Sendable {
        package let origin: Origin
        /// The response and the question it stands under there.
        package let response: String
        package let question: String
        package let answer: Answer

        init?(_ kept: Kept<Answer>, response: String, question: String) {
            if kept.value.isEmpty { return nil }
            (self.response, self.question) = (response, question)
            // What was given to another mechanism first stays that mechanism's, with its day.
            origin =
                kept.value.origin.flatMap { $0.mechanism == nil ? nil : $0 }
                ?? Origin(response: response, question: question, on: kept.stamp.at.day)
            answer = Answer(
                choice: kept.value.choice, law: kept.value.law, practice: kept.value.practice, origin: origin)
        }
    }
}
