import Access
import Desk
import Hummingbird
import Kernel
import Mechanism
import Pages
import Seals
import Treaties

extension Exchange {
    /// Every act that a form can ask for.
    func act() throws -> Response {
        switch route {
        case .signIn, .openCycle, .cycleAct, .draw(_, _, .act), .invite, .nominateExpert, .invitation,
            .status(_, .record):
            try form()
        case .signOut:
            try signOut()
        case .firstSignIn: try tieFirst()
        case .capacity:
            try changeCapacity()
        case .trainingSignIn:
            try trainingSignIn()
        case .signInCode, .signInSetUp: try halfwayStep()
        case .signInLink: try askForLink()
        case .factor: try ownFactor()
        case .people:
            typed["do"] == "mail" ? try mailInvitation() : try oneTimeLink()
        case .reminder(let id): try sendReminder(id)
        case .outbox: try remindNow()
        case .me: try changeSettings()
        case .withdrawExpert(let state):
            try withdrawExpert(state)
        case .endCapacity, .recordNote, .notes, .note(_, .form): try nominationForm()
        case .note(let id, .overview): try settleNote(id)
        case .review(let id, .act(let act)): try reviewAct(act, id)
        case .review(let id, .checklist(let page)): try act(page, id)
        case .review(let id, .desk(.article(let article))): try saveSheet(article, id)
        case .review(let id, .desk(.materials)): try considerMaterial(id)
        case .review(let id, .dialogue(.thread(let thread))): try write(thread, id)
        case .review(let id, let page) where page.isText: try act(onText: page, id)
        case .review(let id, .letters): try issueLetter(id)
        case .review(let id, .confidentiality(let page)): try act(page, id)
        case .signInWith, .signedInWith, .acceptWith, .notSignedIn, .review, .home, .ok, .asset, .status, .reviews,
            .responses, .feed, .ownData, .cycles, .cycle, .draw, .circulated, .experts, .training, .statePeople,
            .note(_, .scan):
            throw Refusal.hidden
        }
    }

    /// Shows a form, or takes it; refused, it comes back with its reasons and all that was typed.
    func form() throws -> Response {
        guard !typed.isEmpty else { return page(try blank(nil)) }
        do {
            return try take()
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            return page(try blank(refusal), status: .unprocessableContent)
        }
    }

    private func blank(_ refusal: Refusal?) throws -> Page {
        switch route {
        case .openCycle:
            return try secretariat { CyclePages.open(typed: typed, refusal: refusal, for: reader) }
        case .cycleAct(let number, let act):
            switch act {
            case .calendar, .experts, .pairs, .redraw, .decline, .roll, .decideYears:
                try Access.judge(actor, .actAsSecretariat).enforce()
            case .deferReview, .deferServing: try Access.judge(actor, .speakFor(actor.capacity?.state ?? "")).enforce()
            }
            return CyclePages.act(
                act, try cycle(number), begun: act == .redraw || act == .decline ? try begun(number) : [], typed: typed,
                refusal: refusal, for: reader)
        case .draw(let number, let name, .act(let act)):
            return try drawForm(act, number, name, refusal)
        case .invite:
            return try secretariat {
                PeoplePages.invite(
                    Array(desk.profiles(try desk.ownRegister).values), typed: typed, refusal: refusal, for: reader)
            }
        case .nominateExpert(let state):
            try Access.judge(actor, .nominateExperts(state)).enforce()
            return PeoplePages.nominate(state, typed: typed, refusal: refusal, for: reader)
        case .invitation(let token):
            let (account, needsCode) = try invited(token)
            return PeoplePages.invitation(
                token, account, needsCode: needsCode, refusal: refusal, providers: doors(for: account), for: reader)
        case .status:
            return try recordPage(refusal)
        default:
            return PeoplePages.signIn(
                sendsLinks: site.postman != nil, typed: typed, refusal: refusal, providers: doors(), for: reader)
        }
    }

    /// The States under review whose review has begun: their lots are not drawn again (TOR 19).
    private func begun(_ number: Int) throws -> Set<StateCode> {
        Set(try desk.docket(as: actor).filter { $0.cycle == number && $0.stage != .drawn }.map(\.pairing.reviewed))
    }

    private func take() throws -> Response {
        switch route {
        case .openCycle:
            guard let year = Int(typed["start-year"]) else {
                throw Refusal.input("cycle.year-unknown", field: "start-year")
            }
            let number = try desk.openCycle(
                ruleSet: .untoc2010, decision: typed["decision"], exception: typed["exception"], startYear: year,
                as: actor)
            return on(to: .cycle(number))
        case .cycleAct(let number, let act):
            return on(to: try take(act, number))
        case .draw(let number, let name, .act(let act)):
            try take(act, number, name)
            return on(to: .draw(number, name, .overview))
        case .invite:
            let state = typed["state"].isEmpty ? nil : StateCode(typed["state"])
            guard let capacity = Capacity(name: typed["capacity"], state: state) else {
                throw Refusal.input("state-unknown", field: "state")
            }
            _ = try desk.admit(
                name: typed["name"], email: typed["email"], capacity: capacity, language: reader.language, as: actor)
            return on(to: .people, done: "opened")
        case .nominateExpert(let state):
            try desk.nominateExpert(
                state, name: typed["name"], email: typed["email"], background: typed["background"],
                expertise: typed["expertise"], as: actor)
            return on(to: .experts(state))
        case .status(let name, .record(let state, let act)):
            try desk.record(try entry(act, state), in: name, as: actor)
            return on(to: .status(name, .state(state)))
        case .invitation(let token):
            _ = try invited(token)
            return try on(
                desk.accept(
                    .init(text: token), passphrase: typed["passphrase"], again: typed["again"], code: typed["code"],
                    from: caller))
        default:
            return try on(
                desk.signIn(email: typed["email"], passphrase: typed["passphrase"], from: caller))
        }
    }

    private func withdrawExpert(_ state: StateCode) throws -> Response {
        try desk.withdrawExpert(state, PersonID(typed["person"]), as: actor)
        return on(to: .experts(state))
    }

    // MARK: The register

    /// The form for what the secretariat enters of a State.
    func recordPage(_ refusal: Refusal?) throws -> Page {
        guard case .status(let name, .record(let state, let act)) = route else { throw Refusal.hidden }
        return try secretariat {
            guard try name == desk.ownRegister,
                let page = StatusPages.record(
                    act, state, try reading(name), typed: typed, refusal: refusal, for: reader)
            else { throw Refusal.hidden }
            return page
        }
    }

    private func entry(_ act: Route.RegisterAct, _ state: StateCode) throws -> Register.Command {
        if act == .strike {
            // Only what stands on this State's page.
            guard StatusPages.recordIDs(state, try reading(desk.ownRegister)).contains(typed["id"]) else {
                throw Refusal.hidden
            }
            return .withdrawRecord(id: typed["id"], reason: typed["reason"])
        }
        guard let instrument = Instrument(rawValue: typed["instrument"]) else {
            throw Refusal.input("required", field: "instrument")
        }
        guard let day = Day(typed["day"]) else { throw Refusal.input("not-a-day", field: "day") }
        if act == .act {
            guard let kind = ActKind(rawValue: typed["kind"]) else { throw Refusal.input("required", field: "kind") }
            return .record(Register.Entry(state, instrument, kind, day, source: typed["source"]))
        }
        guard let kind = StatementKind(rawValue: typed["kind"]) else { throw Refusal.input("required", field: "kind") }
        guard let language = Language(rawValue: typed["language"]) else {
            throw Refusal.input("required", field: "language")
        }
        return .recordStatement(
            Register.Statement(
                state, instrument, kind, text: typed["text"], language: language, day: day, source: typed["source"],
                objectsTo: typed["objectsTo"].isEmpty ? nil : typed["objectsTo"]))
    }

    // MARK: People

    /// A one-time link, shown once and never stored.
    private func oneTimeLink() throws -> Response {
        let accounts = try secretariat { try desk.accounts(as: actor) }
        let link = origin + Route.invitation(try desk.invite(PersonID(typed["person"]), as: actor).text).path
        return page(
            PeoplePages.people(
                accounts, link: link, days: desk.door.invitationDays, sendsMail: site.postman != nil, for: reader))
    }
}
