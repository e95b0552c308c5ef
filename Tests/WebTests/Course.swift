import Access
import Checklist
import Desk
import Facts
import Kernel
import Ledger
import Mechanism
import Papers
import Reports
import Seals
import Tongue
import Treaties
import Web

/// The stages a review stands at, one after another.
enum Moment: String, CaseIterable, Comparable, Sendable {
    case drawn, informed, staffed, assessment, helped, submitted, circulated
    case deskReview = "desk-review"
    case dialogue, drafted, sent, agreed, summarised
    case summaryAgreed = "summary-agreed"
    case published, granted
    case partPublished = "part-published"
    case closed

    private var place: Int { Moment.allCases.firstIndex(of: self) ?? 0 }
    static func < (a: Moment, b: Moment) -> Bool { a.place < b.place }
}

/// A word of which one can see where it has got to: each stands in one body of the review and nowhere else.
enum Secret: String, CaseIterable, Sendable {
    case informNote, focalEmail, qualifications, scheduleNote, letterRemark
    case answer, ministryAnswer, comment, document, documentName, documentBytes, ministryName, contributorEmail
    case stakeholders, helpNote, supplement
    case circulationNote, ownNotes, sharedNotes, finding, deskQuestion, materialTitle, materialBytes
    case callConclusions, question, reply, attachmentBytes, translation, visitReason, visitFindings
    case explanation
    case grantedParagraph, openedParagraph, keptParagraph, reportComment, reportAnswer
    case summaryText, summaryTranslation, requestNote
    case arrival, scan, suspicion

    /// In an address it stands before the sign.
    var word: String { "geheim-\(rawValue.lowercased())-ende" }
}

/// One review of the training room from its drawing to its last publication, played through the application, with a
/// secret in every body. The people who look on are its `Cast`.
final class Course {
    let house: House
    private(set) var moment: Moment?
    private(set) var id = ReviewID(text: "1-none")
    private(set) var cast: Cast
    /// What the review's own addresses are made of; "none" until it exists.
    private(set) var keys = Keys()

    struct Keys {
        var given = Article(.untoc, 5)
        var other = Article(.untoc, 6)
        var question = "none"
        var otherQuestion = "none"
        var document = "none"
        var thread = "none"
        var attachment = "none"
        var material = "none"
        var paragraph = "none"
        var summaryParagraph = "none"
        var invitation = Token(text: "none")
        var feed = Token(text: "none")
        var note = "none"
        var suspicion = "none"
        /// A State that put its review off: there is no review of it.
        var deferred: StateCode = "XZZ"
    }

    var desk: Desk { house.desk }
    private var pairing: Pairing { cast.pairing }
    private var scope: [Article] { (try? desk.review(id, as: cast.officer)?.scope) ?? [] }

    init(isRendering: Bool = true) throws {
        house = try House(isRendering: isRendering)
        cast = Cast(pairing: Pairing(reviewed: "", regional: "", second: ""), roll: [])
    }

    func advance(to goal: Moment) throws {
        house.store.hold(false)
        while moment != goal {
            let next = moment.flatMap { now in Moment.allCases.first { $0 > now } } ?? (moment == nil ? .drawn : nil)
            guard let next else { throw House.Missing(what: goal.rawValue) }
            try play(next)
            moment = next
        }
        // Whoever is to be told of something has been.
        _ = try house.postman.remind(origin: House.origin)
    }

    private func play(_ moment: Moment) throws {
        switch moment {
        case .drawn: try drawn()
        case .informed:
            try desk.inform(
                id, begins: desk.today, training: nil, note: Secret.informNote.word, as: cast.officer)
        case .staffed: try staffed()
        case .assessment: try assessment()
        case .helped: try respond(.direct, as: cast.focal, .askHelp(note: Secret.helpNote.word))
        case .submitted: try submitted()
        case .circulated: try circulated()
        case .deskReview: try handIn(cast.expert, Secret.finding.word)
        case .dialogue: try dialogue()
        case .drafted: try drafted()
        case .sent: try sent()
        case .agreed: try agree(.report)
        case .summarised: try summarised()
        case .summaryAgreed: try agree(.summary)
        case .published:
            try report(.publishSummary, as: cast.officer, .publishSummary(symbol: "CTOC/COP/WG.2/2027/3"))
            try desk.requestReport(id, note: Secret.requestNote.word, as: cast.asking)
        case .granted:
            try report(
                .answerRequest, as: cast.delegate,
                .grant(cast.asking.capacity?.state ?? "", [try paragraph(holding: .grantedParagraph)]))
        case .partPublished:
            try report(.publishReport, as: cast.delegate, .publish([try paragraph(holding: .openedParagraph)]))
        case .closed:
            let all = try texts().report?.paragraphs.filter { !$0.isStruck }.map(\.id) ?? []
            try report(.publishReport, as: cast.delegate, .publish(all))
        }
    }

    // MARK: Steps

    private func review(_ act: ReviewAct, as actor: Actor, _ commands: Review.Command...) throws {
        try desk.perform(act, in: id, as: actor) { _ in commands.map { .review($0) } }
    }

    private func report(_ act: ReviewAct, as actor: Actor, _ commands: Report.Command...) throws {
        try desk.perform(act, in: id, as: actor) { _ in commands.map { .report($0) } }
    }

    private func respond(_ act: ResponseAct, as actor: Actor, _ commands: Checklist.Response.Command...) throws {
        try desk.respond(act, in: id, as: actor) { _ in commands }
    }

    private func drawn() throws {
        let officer = Cast.officer
        for entry in try desk.cycle(1)?.opened.roll ?? [] where keys.deferred == "XZZ" {
            guard (try? desk.deferReview(1, entry.state, justification: "Elections", as: officer)) != nil else {
                continue
            }
            keys.deferred = entry.state
        }
        let name = Ceremony.Subject.pairs(year: desk.today.year).name
        try desk.announce(
            1, .pairs(year: desk.today.year),
            Ceremony.Terms(day: desk.today, book: false, dice: 10, beacon: "", fallback: ""), as: officer)
        try desk.closeContributions(1, name, as: officer)
        try desk.rollDice(1, name, [6, 1, 3, 2, 5, 5, 4, 1, 2, 6], as: officer)
        let lines = try desk.docket(as: officer)
        guard let line = lines.first else { throw House.Missing(what: "a review") }
        id = line.id
        cast = Cast(pairing: line.pairing, roll: try desk.cycle(1)?.opened.roll.map(\.state) ?? [])
        // Experts of another review.
        if let other = lines.first(where: {
            $0.pairing.regional == cast.elsewhere || $0.pairing.second == cast.elsewhere
        }) {
            try desk.inform(other.id, begins: desk.today, training: nil, note: "", as: officer)
            try desk.designateExperts(other.id, [try person(cast.otherExpert)], as: cast.asking)
        }
        keys.feed = try desk.openFeed(as: officer)
        let invited = try desk.admit(
            name: "Invited", email: "invited@example.int", capacity: .delegate(cast.stranger), language: .en,
            as: officer)
        keys.invitation = try desk.invite(invited, as: officer)
        cast.idle = .person(
            try desk.admit(
                name: "Idle", email: "idle@example.int", capacity: .contributor(pairing.reviewed), language: .en,
                as: officer), .contributor(pairing.reviewed))
        cast.foreign = .person(
            try desk.admit(
                name: "Foreign", email: "foreign@example.int", capacity: .contributor(cast.stranger), language: .en,
                as: officer), .contributor(cast.stranger))
        try noted()
    }

    /// What the State under review says of its people, and who says it for the State from now on.
    private func noted() throws {
        let state = pairing.reviewed
        cast.administrator = .person(
            try desk.admit(
                name: "Mission", email: "mission@example.int", capacity: .administrator(state), language: .en,
                as: cast.officer), .administrator(state))
        keys.note = try desk.recordNote(
            state, number: "12/2027", dated: desk.today, received: desk.today,
            file: FileIn(name: "note.pdf", bytes: Array("%PDF-1.7 \(Secret.scan.word)".utf8)), as: cast.officer)
        try desk.propose(
            Desk.ArrivalIn(
                name: Secret.arrival.word, email: "arrival@example.int", language: .en, capacity: .delegate(state),
                review: nil, background: "", expertise: ""), in: keys.note, as: cast.officer)
    }

    private func person(_ actor: Actor) throws -> PersonID {
        guard let person = actor.person else { throw House.Missing(what: "\(actor)") }
        return person
    }

    private func account(_ email: String) throws -> PersonID {
        guard let account = try desk.account(email: email) else { throw House.Missing(what: email) }
        return account.person.id
    }

    private func staffed() throws {
        let capacity = Capacity.focalPoint(pairing.reviewed)
        for (name, email) in [
            ("Removed", "removed@example.int"), ("Former", "former@example.int"),
            ("Focal", "\(Secret.focalEmail.word)@example.int"),
        ] {
            try desk.appointFocalPoint(
                id, name: name, email: email, qualifications: Secret.qualifications.word, as: cast.delegate)
        }
        cast.focal = .person(try account("\(Secret.focalEmail.word)@example.int"), capacity)
        cast.former = .person(try account("former@example.int"), capacity)
        cast.removed = .person(try account("removed@example.int"), capacity)
        try remove(cast.removed)
        try desk.designateExperts(id, [try person(cast.expert)], as: cast.regional)
        try desk.designateExperts(id, [try person(cast.secondExpert)], as: cast.second)
        // One person in two capacities: at home a focal point, here an expert.
        guard let account = try desk.account(try person(cast.expert)) else { throw House.Missing(what: "expert") }
        _ = try desk.admit(
            name: account.person.name, email: account.email, capacity: .focalPoint(pairing.regional), language: .en,
            as: cast.officer)
        cast.atHome = .person(account.person.id, .focalPoint(pairing.regional))
        try review(
            .proposeSchedule, as: cast.officer,
            .proposeSchedule(languages: [.en, .fr], other: "", funding: "", note: Secret.scheduleNote.word))
        for (actor, state) in [
            (cast.delegate, pairing.reviewed), (cast.regional, pairing.regional), (cast.second, pairing.second),
        ] { try review(.agreeSchedule, as: actor, .agreeSchedule(state)) }
        try review(.recordIntroduction, as: cast.officer, .recordIntroduction(on: desk.today, means: .video))
        let tasks = scope.enumerated().map { ($1, $0 % 2 == 0 ? pairing.regional : pairing.second) }
        try review(.divideTasks, as: cast.expert, .divideTasks(Dictionary(tasks) { first, _ in first }))
        let tongue = house.speaker
        try desk.perform(.issueLetter, in: id, as: cast.officer) { view in
            guard let inside = view.inside else { return [] }
            return [
                .review(
                    .issueLetter(
                        LetterWords.letter(
                            .init(kind: .beginning, to: self.pairing.reviewed), of: view, inside,
                            remarks: Secret.letterRemark.word, on: self.desk.today, in: tongue)))
            ]
        }
    }

    /// As a nomination taken back would: the account keeps its name, and no capacity.
    private func remove(_ actor: Actor) throws {
        guard let capacity = actor.capacity else { return }
        cast.kept = house.token(actor)
        let stream = StreamID("account", try person(actor).rawValue)
        try desk.store.append(
            [
                Append(
                    stream, expected: try desk.store.records(of: stream, after: 0).count,
                    [try Codec.draft(Account.Event.removed(capacity: capacity))])
            ], views: [], at: desk.now, actor: cast.officer)
    }

    private func assessment() throws {
        let email = "\(Secret.contributorEmail.word)@example.int"
        try desk.assign(
            Secret.ministryName.word, [keys.given], to: [("Contributor", email)], language: .en, in: id, as: cast.focal)
        cast.contributor = .person(try account(email), .contributor(pairing.reviewed))
        for article in scope {
            let actor = article == keys.given ? cast.contributor : cast.focal
            let word = article == keys.given ? Secret.ministryAnswer.word : Secret.answer.word
            // Answers bring up further questions.
            for _ in 0..<4 {
                try desk.respond(.write(article), in: id, as: actor) { view in
                    view.questions(on: article).filter { view.answers[$0.question] == nil }.map {
                        .answer($0.question, upon: 0, .init(choice: .yes, law: "Code, section 12", practice: word))
                    }
                }
            }
        }
        let view = try desk.response(id, as: cast.focal)
        keys.question = view?.questions(on: keys.given).first?.question ?? "none"
        keys.otherQuestion = view?.questions(on: keys.other).first?.question ?? "none"
        try respond(.write(keys.other), as: cast.focal, .comment(keys.otherQuestion, text: Secret.comment.word))
        keys.document = try desk.attach(
            Array("%PDF-1.7 \(Secret.documentBytes.word)".utf8), name: "\(Secret.documentName.word).pdf",
            title: Secret.document.word, language: .en, to: id, as: cast.focal
        ).id
        try respond(.direct, as: cast.focal, .declareStakeholders(Secret.stakeholders.word, none: false, upon: 0))
    }

    private func submitted() throws {
        try respond(.direct, as: cast.focal, .endHelp)
        try desk.respond(.direct, in: id, as: cast.focal) { view in [.clear(view.questions.map(\.question))] }
        try respond(.direct, as: cast.focal, .submit(.en))
        try respond(
            .direct, as: cast.focal,
            .supplement(keys.otherQuestion, text: Secret.supplement.word, language: .en))
    }

    private func sheet(_ notes: String) -> Review.Sheet { .init(notes: notes, finding: "", questions: []) }

    private func circulated() throws {
        try review(.circulateResponse, as: cast.officer, .circulateResponse(note: Secret.circulationNote.word))
        try review(
            .writeDesk, as: cast.expert,
            .writeDesk(pairing.regional, scope[0], sheet(Secret.ownNotes.word), upon: 0, share: false),
            .writeDesk(pairing.regional, scope[1], sheet(Secret.sharedNotes.word), upon: 0, share: true))
        let own = try desk.organizations.first { $0.members.contains(pairing.reviewed) }?.name ?? ""
        try desk.consider(
            MaterialIn(
                organization: own, title: Secret.materialTitle.word, reference: "", articles: [scope[0]], note: "",
                membership: "",
                file: FileIn(name: "study.pdf", bytes: Array("%PDF-1.7 \(Secret.materialBytes.word)".utf8))),
            in: id, as: cast.secondExpert)
        keys.material = try desk.review(id, as: cast.officer)?.inside?.materials.first?.material.document?.id ?? "none"
    }

    /// Findings on the articles of one's State, and from the first a question.
    private func handIn(_ expert: Actor, _ word: String) throws {
        let state = expert.capacity?.state ?? ""
        let inside = try desk.review(id, as: expert)?.inside
        for article in scope where inside?.tasks[article] == state {
            let own = inside?.desk[article]?.own
            let questions =
                article == scope[0]
                ? [
                    Review.Enquiry(
                        article: article, kind: .clarification, text: Secret.deskQuestion.word, language: .en)
                ]
                : []
            try review(
                .writeDesk, as: expert,
                .writeDesk(
                    state, article,
                    .init(notes: own?.sheet.notes ?? "", finding: word, questions: questions),
                    upon: own?.revision ?? 0, share: false))
        }
        let revision = try desk.review(id, as: expert)?.inside?.outcome(of: state, scope: scope).revision ?? 0
        try desk.handInDeskReview(id, upon: revision, as: expert)
    }

    private func dialogue() throws {
        try handIn(cast.secondExpert, "Nothing to add")
        try review(
            .recordCall, as: cast.officer,
            .recordCall(on: desk.today, means: .telephone, conclusions: Secret.callConclusions.word))
        try review(
            .ask, as: cast.secondExpert,
            .ask(
                pairing.second,
                .init(article: scope[1], kind: .information, text: Secret.question.word, language: .en)))
        try desk.reportSuspicion(id, words: Secret.suspicion.word, about: nil, as: cast.focal)
        keys.suspicion = try desk.suspicions(of: id, as: cast.focal).first?.id ?? "none"
        let threads = try desk.review(id, as: cast.officer)?.inside?.dialogue ?? []
        keys.thread = threads.last?.question.id ?? "none"
        for thread in threads {
            try desk.reply(
                thread.question.id, in: id, text: Secret.reply.word, language: .en,
                file: FileIn(name: "law.pdf", bytes: Array("%PDF-1.7 \(Secret.attachmentBytes.word)".utf8)),
                upon: thread.messages.count, asks: false, as: cast.focal)
        }
        let answered = try desk.review(id, as: cast.officer)?.inside?.dialogue.last
        keys.attachment = answered?.messages.last?.documents.first?.id ?? "none"
        try review(
            .translate, as: cast.officer,
            .translate(
                thread: keys.thread, message: answered?.messages.last?.id ?? "", into: .fr,
                text: Secret.translation.word))
        try review(
            .proposeMeeting, as: cast.expert,
            .meeting(.propose(.jointMeeting, by: pairing.regional, reason: Secret.visitReason.word)))
        try review(.answerMeeting, as: cast.focal, .meeting(.answer(agreed: true)))
        try review(
            .planMeeting, as: cast.focal,
            .meeting(
                .plan(
                    from: desk.today, to: desk.today, place: "Vienna", programme: "One day", funds: "Own means")))
        try review(
            .recordMeeting, as: cast.officer,
            .meeting(.held(from: desk.today, to: desk.today, participants: "All", conclusions: "")))
        try review(
            .writeFindings, as: cast.expert, .meeting(.findings(pairing.regional, text: Secret.visitFindings.word)))
    }

    private func drafted() throws {
        try review(.closeDialogue, as: cast.officer, .closeDialogue)
        guard let view = try desk.review(id, as: cast.officer) else { throw House.Missing(what: "review") }
        let lines = ReportLines(
            view, acts: try desk.register(desk.ownRegister).acts(of: pairing.reviewed),
            profile: try desk.profile(pairing.reviewed), in: house.speaker
        ).all
        try report(.draftReport, as: cast.expert, .fill(lines))
        let words = [Secret.grantedParagraph, .openedParagraph]
        for (index, article) in scope.enumerated() {
            let word = index < words.count ? words[index] : .keptParagraph
            try report(
                .draftReport, as: cast.expert, .write(.article(article, .summary), after: nil, "As reported."),
                .write(.article(article, .observations), after: nil, word.word))
        }
        keys.paragraph = try paragraph(holding: .keptParagraph)
    }

    private func texts() throws -> ReportView {
        guard let texts = try desk.report(id, as: cast.officer) else { throw House.Missing(what: "report") }
        return texts
    }

    private func paragraph(holding secret: Secret) throws -> String {
        try texts().report?.paragraphs.first { $0.text == secret.word }?.id ?? "none"
    }

    private func sent() throws {
        try report(.sendReport, as: cast.officer, .send(.report))
        try report(.comment, as: cast.focal, .comment(keys.paragraph, Secret.reportComment.word, proposal: ""))
        let remark = try texts().report?.remarks.first?.id ?? ""
        try report(.settleComments, as: cast.expert, .settle(remark, .answered, Secret.reportAnswer.word))
        try review(
            .askExplanation, as: cast.focal,
            .ask(
                pairing.reviewed,
                .init(article: scope[0], kind: .explanation, text: Secret.explanation.word, language: .en)))
    }

    private func agree(_ text: Report.Text) throws {
        for actor in [cast.focal, cast.expert, cast.secondExpert] {
            let consents = try texts().body(text)?.paragraphs.map { Report.Consent($0.id, Fingerprint.of($0.words)) }
            try report(
                text == .report ? .agreeReport : .agreeSummary, as: actor,
                .agree(actor.capacity?.state ?? "", consents ?? []))
        }
    }

    private func summarised() throws {
        try report(
            .draftSummary, as: cast.expert, .write(.executive(.goodPractices), after: nil, Secret.summaryText.word),
            .write(.executive(.observations), after: nil, "One in all."))
        try report(.sendSummary, as: cast.officer, .send(.summary))
        keys.summaryParagraph = try texts().summary?.paragraphs.first?.id ?? "none"
        for paragraph in try texts().summary?.paragraphs ?? [] {
            try report(
                .translateSummary, as: cast.officer,
                .translate(
                    paragraph.id, .fr, of: Fingerprint.of(paragraph.words), upon: "",
                    Secret.summaryTranslation.word))
        }
    }
}
