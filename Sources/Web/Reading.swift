import Access
import Checklist
import Desk
import Facts
import Hummingbird
import Kernel
import Ledger
import Mechanism
import Pages
import Reports
import Seals
import Treaties

extension Exchange {
    /// Every page, for who may read it.
    func read() throws -> Response {
        switch route {
        case .home: try home()
        case .ok, .asset: throw Refusal.hidden
        case .status(let name, let page): try visitors { try status(name, page) }
        case .reviews:
            page(
                actor.capacity == .secretariat
                    ? ReviewPages.docket(try desk.docket(as: actor), for: reader)
                    : ReviewPages.list(try desk.publicReviews(), for: reader))
        case .responses: page(ChecklistPages.responses(try desk.responseStatuses(as: actor), for: reader))
        case .reminder(let id): try reminder(id)
        case .review(let id, let page): try review(id, page)
        case .cycles: page(CyclePages.list(try desk.cycles(), for: reader))
        case .cycle(let number): try cyclePage(number)
        case .draw(let number, let name, let shown): try draw(number, name, shown)
        case .circulated(let number, let year):
            page(
                CyclePages.circulated(
                    try desk.circulated(number, year: year, as: actor), try cycle(number), year: year, for: reader))
        case .openCycle, .cycleAct, .invite, .nominateExpert: try form()
        case .experts(let state): try experts(state)
        case .people:
            page(
                PeoplePages.people(
                    try secretariat { try desk.accounts(as: actor) }, link: nil,
                    days: desk.door.invitationDays, sendsMail: site.postman != nil, for: reader))
        case .statePeople(let state): try statePeople(state)
        case .notes, .recordNote, .endCapacity, .note: try nominations()
        case .invitation, .signIn: try form()
        case .signInCode, .signInSetUp: try halfwayStep()
        case .signInLink: try askForLink()
        case .factor: try ownFactor()
        case .signInWith(let provider): try goElsewhere(provider)
        case .acceptWith(let token, let provider): try goElsewhere(provider, invitation: token)
        case .signedInWith(let provider): try comeBack(provider)
        case .notSignedIn(let provider, let ending): try ended(provider, ending)
        case .firstSignIn: try firstSignIn()
        case .training: try training()
        case .outbox: try outbox()
        case .me: try settings()
        case .ownData: try ownData()
        case .feed(let token): try feed(token)
        case .signOut, .capacity, .trainingSignIn, .withdrawExpert: throw Refusal.hidden
        }
    }

    private func home() throws -> Response {
        guard actor.person != nil else { return page(HomePages.welcome(for: reader)) }
        let isSecretariat = actor.capacity == .secretariat
        let reviews = try desk.ownReviews(as: actor)
        return page(
            HomePages.desk(
                reviews, docket: isSecretariat ? try desk.docket(as: actor) : nil,
                cycles: isSecretariat ? try desk.cycles() : [], draws: try draws(),
                unfinished: try unfinished(reviews),
                withoutLink: isSecretariat ? try withoutLink(reviews.map(\.review)) : [],
                contributions: try desk.contributions(as: actor),
                helping: isSecretariat
                    ? try desk.responseStatuses(as: actor).filter {
                        $0.status.help != nil && $0.status.submitted == nil
                    }
                    : [], suspicions: isSecretariat ? try desk.openSuspicions(as: actor) : [],
                notes: try waitingNotes(),
                for: reader))
    }

    /// Of the focal point's reviews those whose response lacks something still.
    private func unfinished(_ reviews: [(id: ReviewID, review: ReviewView)]) throws -> Set<ReviewID> {
        Set(
            try reviews.filter { id, review in
                try review.standing == .focalPoint && desk.response(id, as: actor)?.missing.isEmpty == false
            }.map(\.id))
    }

    /// The draws of the cycle under way.
    private func draws() throws -> [CeremonyView] {
        try desk.cycles().last.map { try desk.ceremonies($0.opened.number) } ?? []
    }

    /// People of reviews under way who have not come in yet: somebody has to hand them a link.
    private func withoutLink(_ reviews: [ReviewView]) throws -> [AccountView] {
        if reader.isTraining { return [] }
        let people = reviews.filter { $0.summaryPublished == nil }.compactMap(\.inside).flatMap { inside in
            (inside.focalPoint.map { [$0.id] } ?? []) + inside.experts.values.flatMap { $0 }.map(\.id)
        }
        return try Set(people).sorted().compactMap { try desk.account($0) }.filter { !$0.accepted }
    }

    private func training() throws -> Response {
        guard reader.isTraining else { throw Refusal.hidden }
        return page(PeoplePages.training(try desk.accounts(as: actor), for: reader))
    }

    func secretariat<Value>(_ value: () throws -> Value) throws -> Value {
        try Access.judge(actor, .actAsSecretariat).enforce()
        return try value()
    }

    func cycle(_ number: Int) throws -> CycleView {
        guard let cycle = try desk.cycle(number) else { throw Refusal.hidden }
        return cycle
    }

    private func cyclePage(_ number: Int) throws -> Response {
        let cycle = try cycle(number)
        return page(
            CyclePages.cycle(
                cycle, draws: try desk.ceremonies(number), offRoll: try desk.offRoll(cycle),
                changed: actor.capacity == .secretariat ? try desk.rollChanges(cycle) : [], for: reader))
    }

    private func experts(_ state: StateCode) throws -> Response {
        guard try desk.profile(state) != nil else { throw Refusal.hidden }
        let may = Access.judge(actor, .nominateExperts(state)) == .allowed
        return page(PeoplePages.experts(state, try desk.experts(of: state, as: actor), mayNominate: may, for: reader))
    }

    /// A register as at the day asked for.
    func reading(_ name: RegisterName) throws -> StatusReading {
        if name == .training && !reader.isTraining { throw Refusal.hidden }
        return StatusReading(
            try desk.register(name), name, site.instruments, asAt: query[StatusReading.parameter], today: reader.today)
    }

    /// A page that every visitor sees alike is made once for each state of the ledger.
    private func visitors(_ make: () throws -> Page) throws -> Response {
        guard actor == .visitor, reader.done == nil else { return page(try make()) }
        let key = PublicPages.Key(
            address: "\(reader.path)?\(query[StatusReading.parameter])", language: reader.language)
        let edition = PublicPages.Edition(head: try desk.store.head(), day: reader.today)
        return site.html(try site.publicPages.page(key, edition) { site.renderer.html(try make(), for: reader) })
    }

    private func status(_ name: RegisterName, _ shown: Route.StatusPage) throws -> Page {
        let reading = try reading(name)
        let page: Page? =
            switch shown {
            case .overview: StatusPages.overview(reading, for: reader)
            case .group(let group): StatusPages.group(group, reading, for: reader)
            case .state(let state): StatusPages.state(state, reading, for: reader)
            case .record: try recordPage(nil)
            case .instrument(let instrument): StatusPages.instrument(instrument, reading, for: reader)
            case .article(let article): StatusPages.article(article, reading, for: reader)
            case .annex: name == .real ? StatusPages.annex(site.annex, reading, for: reader) : nil
            }
        guard let page else { throw Refusal.hidden }
        return page
    }

    // MARK: Reviews

    /// A review the reader may at least know of.
    func known(_ id: ReviewID) throws -> ReviewView {
        guard let review = try desk.review(id, as: actor) else { throw Refusal.hidden }
        return review
    }

    /// A review the reader takes part in.
    func inner(_ id: ReviewID) throws -> ReviewView {
        let review = try known(id)
        try Access.judge(review.standing, reading: .participants).enforce()
        return review
    }

    private func review(_ id: ReviewID, _ shown: Route.ReviewPage) throws -> Response {
        switch shown {
        case .overview:
            let review = try known(id)
            return page(
                ReviewPages.overview(
                    id, review, access: try accessLink(id, review), players: try players(review), for: reader))
        case .act(let act):
            return try reviewAct(act, id)
        case .checklist(let page):
            return try checklist(page, id)
        case .desk(let page):
            return try expertsDesk(page, id)
        case .dialogue(let page):
            return try dialogue(page, id)
        case .attachment(let key):
            return try attachment(key, id)
        case .reportFile(let form):
            return try reportFile(form, id)
        case .summaryFile(let form):
            return try summaryFile(form, id)
        case .file:
            return page(FilePages.file(try desk.file(id, as: actor), for: reader))
        case .meetings: return page(MeetingPages.page(id, try inner(id), for: reader))
        case .letters: return try letters(id)
        case .letterDraft: return try letterDraft(id, query)
        case .letter(let number): return try letter(number, id)
        case .letterText(let number): return try letterText(number, id)
        case .confidentiality(let page): return try confidentiality(page, id)
        default:
            return try text(shown, id)
        }
    }

    /// The people of a review, for the training room's one-click doors.
    private func players(_ review: ReviewView) throws -> [(person: NamedPerson, capacity: Capacity)] {
        guard reader.isTraining else { return [] }
        return try desk.accounts(as: actor).flatMap { account in
            account.capacities.filter { $0.state.map(review.states.contains) ?? true }.map { (account.person, $0) }
        }
    }
}

extension Site {
    func precis(_ article: Article) -> Multilingual? {
        instruments.first { $0.code == article.instrument }?.articles.first { $0.number == article.number }?.precis
    }
}
