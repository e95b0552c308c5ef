import Desk
import Kernel

/// Every address of the site, read and written in one place.
///
/// `init(path:)` and `path` are inverse to each other; no address is written by hand anywhere else.
package enum Route: Hashable, Sendable {
    case home
    /// The bare answer that a load balancer, or a benchmark, asks for.
    case ok
    case asset(String)
    case status(RegisterName, StatusPage)
    case reviews
    /// Where the responses stand, for the secretariat.
    case responses
    /// The words by which a State is reminded of its response.
    case reminder(ReviewID)
    case review(ReviewID, ReviewPage)
    case cycles
    case cycle(Int)
    case cycleAct(Int, CycleAct)
    case openCycle
    /// A draw of a cycle, by its name: "pairs-2027".
    case draw(Int, String, DrawPage)
    case circulated(Int, year: Int)
    case experts(StateCode)
    case nominateExpert(StateCode)
    case withdrawExpert(StateCode)
    case people
    case invite
    case endCapacity(PersonID)
    /// The people of a State, for its delegates and its administrator.
    case statePeople(StateCode)
    case recordNote(StateCode)
    /// Notes verbales, of all States.
    case notes
    case note(String, NotePage)
    case invitation(String)
    case signIn
    /// The code that is owed after the passphrase; the second factor that has to be set up before one is in.
    case signInCode, signInSetUp
    /// Asking for a new one-time link.
    case signInLink
    /// Off to a provider of sign-ins, by its name here, and back; with an invitation to accept there.
    case signInWith(String)
    case signedInWith(String)
    case acceptWith(String, provider: String)
    /// Nobody came in by it, and why.
    case notSignedIn(String, Ending)
    /// Asked before a provider's identity opens an account.
    case firstSignIn
    case signOut
    case capacity
    case training
    case trainingSignIn
    /// What the training room's people receive.
    case outbox
    /// One's own settings: messages and calendar.
    case me
    /// What is kept of oneself, as a file.
    case ownData
    /// One's own second factor.
    case factor
    /// Somebody's calendar, by its secret address.
    case feed(String)

    package enum StatusPage: Hashable, Sendable {
        case overview
        case group(RegionalGroup)
        case state(StateCode)
        case record(StateCode, RegisterAct)
        case instrument(Instrument)
        case article(Article)
        case annex
    }

    package enum ReviewPage: Hashable, Sendable {
        case overview
        case act(ReviewAct)
        case checklist(ChecklistPage)
        case desk(DeskPage)
        case dialogue(DialoguePage)
        /// A document of the dialogue, or of an organization.
        case attachment(String)
        case report
        case reportArticle(Article)
        /// The chapters that write themselves.
        case reportChapters
        case paragraph(String)
        case reportFile(PaperForm)
        case publication
        /// Other States' requests to read the report.
        case access
        case grant(StateCode)
        case summary
        case summaryDraft
        case summaryFile(PaperForm)
        case translation(Language)
        case file
        /// Country visits and joint meetings.
        case meetings
        case letters
        case letterDraft
        case letter(Int)
        case letterText(Int)
        case confidentiality(ConfidentialityPage)
    }

    /// What the secretariat enters in the register.
    package enum RegisterAct: String, CaseIterable, Hashable, Sendable {
        case act = "record-act"
        case statement = "record-statement"
        case strike
    }

    package enum CycleAct: String, CaseIterable, Hashable, Sendable {
        case calendar, experts, pairs, redraw, decline, roll
        case deferReview = "defer-review"
        case deferServing = "defer-serving"
        case decideYears = "decide-years"
    }

    package enum DrawPage: Hashable, Sendable {
        case overview
        /// For the screen of a conference hall.
        case hall
        case act(DrawAct)
        case input, transcript, book
    }

    /// How a sign-in elsewhere ends where nobody came in.
    package enum Ending: String, CaseIterable, Hashable, Sendable {
        case cancelled, stale, distrusted, unreachable, nobody, otherwise
    }

    /// The steps of a draw.
    package enum DrawAct: String, CaseIterable, Hashable, Sendable {
        case contribute, close, dice, beacon, balls
        case takeBack = "take-back"
        case skipBeacon = "skip-beacon"
        case printBook = "print-book"
    }

    package init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard let route = Route(parts), route.path == path else { return nil }
        self = route
    }

    private init?(_ parts: [String]) {
        let rest = Array(parts.dropFirst())
        switch (parts.first, rest.count) {
        case (nil, _): self = .home
        case ("ok", 0): self = .ok
        case ("assets", 1): self = .asset(rest[0])
        case ("status", _):
            guard let page = StatusPage(rest) else { return nil }
            self = .status(.real, page)
        case ("training", 0): self = .training
        case ("training", 1) where rest[0] == "sign-in": self = .trainingSignIn
        case ("training", 1) where rest[0] == "outbox": self = .outbox
        case ("training", _) where rest[0] == "status":
            guard let page = StatusPage(Array(rest.dropFirst())) else { return nil }
            self = .status(.training, page)
        case ("reviews", 0): self = .reviews
        case ("reviews", _):
            guard let page = ReviewPage(Array(rest.dropFirst())) else { return nil }
            self = .review(ReviewID(text: rest[0]), page)
        case ("responses", 0): self = .responses
        case ("responses", 1): self = .reminder(ReviewID(text: rest[0]))
        case ("cycles", 0): self = .cycles
        case ("cycles", 1) where rest[0] == "open": self = .openCycle
        case ("cycles", 1):
            guard let number = Int(rest[0]) else { return nil }
            self = .cycle(number)
        case ("cycles", 2):
            guard let number = Int(rest[0]), let act = CycleAct(rawValue: rest[1]) else { return nil }
            self = .cycleAct(number, act)
        case ("cycles", 3) where rest[1] == "experts":
            guard let number = Int(rest[0]), let year = Int(rest[2]) else { return nil }
            self = .circulated(number, year: year)
        case ("cycles", 3...5) where rest[1] == "draws":
            guard let number = Int(rest[0]), let page = DrawPage(Array(rest.dropFirst(3))) else { return nil }
            self = .draw(number, rest[2], page)
        case ("experts", 1): self = .experts(StateCode(rest[0]))
        case ("experts", 2) where rest[1] == "nominate": self = .nominateExpert(StateCode(rest[0]))
        case ("experts", 2) where rest[1] == "withdraw": self = .withdrawExpert(StateCode(rest[0]))
        case ("people", 0): self = .people
        case ("people", 1) where rest[0] == "invite": self = .invite
        case ("people", 2) where rest[1] == "end": self = .endCapacity(PersonID(rest[0]))
        case ("states", 2) where rest[1] == "people": self = .statePeople(StateCode(rest[0]))
        case ("states", 2) where rest[1] == "record-note": self = .recordNote(StateCode(rest[0]))
        case ("notes", 0): self = .notes
        case ("notes", _):
            guard let page = NotePage(Array(rest.dropFirst())) else { return nil }
            self = .note(rest[0], page)
        case ("invitations", 1): self = .invitation(rest[0])
        case ("invitations", 3) where rest[1] == "with": self = .acceptWith(rest[0], provider: rest[2])
        case ("sign-in", 0): self = .signIn
        case ("sign-in", 1) where rest[0] == "code": self = .signInCode
        case ("sign-in", 1) where rest[0] == "second-factor": self = .signInSetUp
        case ("sign-in", 1) where rest[0] == "link": self = .signInLink
        case ("sign-in", 1) where rest[0] == "first": self = .firstSignIn
        case ("sign-in", 2) where rest[0] == "with": self = .signInWith(rest[1])
        case ("sign-in", 3) where rest[0] == "with" && rest[2] == "back": self = .signedInWith(rest[1])
        case ("sign-in", 4) where rest[0] == "with" && rest[2] == "ended":
            guard let ending = Ending(rawValue: rest[3]) else { return nil }
            self = .notSignedIn(rest[1], ending)
        case ("sign-out", 0): self = .signOut
        case ("capacity", 0): self = .capacity
        case ("me", 0): self = .me
        case ("me", 1) where rest[0] == "data": self = .ownData
        case ("me", 1) where rest[0] == "second-factor": self = .factor
        case ("calendar", 1) where rest[0].hasSuffix(".ics"): self = .feed(String(rest[0].dropLast(".ics".count)))
        default: return nil
        }
    }

    package var path: String {
        switch self {
        case .home: "/"
        case .ok: "/ok"
        case .asset(let name): "/assets/\(name)"
        case .status(.real, let page): "/status\(page.path)"
        case .status(.training, let page): "/training/status\(page.path)"
        case .reviews: "/reviews"
        case .responses: "/responses"
        case .reminder(let id): "/responses/\(id.text)"
        case .review(let id, let page): "/reviews/\(id.text)\(page.path)"
        case .cycles: "/cycles"
        case .openCycle: "/cycles/open"
        case .draw(let number, let name, let page): "/cycles/\(number)/draws/\(name)\(page.path)"
        case .circulated(let number, let year): "/cycles/\(number)/experts/\(year)"
        case .cycle(let number): "/cycles/\(number)"
        case .cycleAct(let number, let act): "/cycles/\(number)/\(act.rawValue)"
        case .experts(let state): "/experts/\(state.rawValue)"
        case .nominateExpert(let state): "/experts/\(state.rawValue)/nominate"
        case .withdrawExpert(let state): "/experts/\(state.rawValue)/withdraw"
        case .people: "/people"
        case .invite: "/people/invite"
        case .endCapacity(let person): "/people/\(person.rawValue)/end"
        case .statePeople(let state): "/states/\(state.rawValue)/people"
        case .recordNote(let state): "/states/\(state.rawValue)/record-note"
        case .notes: "/notes"
        case .note(let id, let page): "/notes/\(id)\(page.path)"
        case .invitation(let token): "/invitations/\(token)"
        case .signIn: "/sign-in"
        case .signInCode: "/sign-in/code"
        case .signInSetUp: "/sign-in/second-factor"
        case .signInLink: "/sign-in/link"
        case .signInWith(let id): "/sign-in/with/\(id)"
        case .signedInWith(let id): "/sign-in/with/\(id)/back"
        case .acceptWith(let token, let id): "/invitations/\(token)/with/\(id)"
        case .notSignedIn(let id, let ending): "/sign-in/with/\(id)/ended/\(ending.rawValue)"
        case .firstSignIn: "/sign-in/first"
        case .signOut: "/sign-out"
        case .capacity: "/capacity"
        case .training: "/training"
        case .trainingSignIn: "/training/sign-in"
        case .outbox: "/training/outbox"
        case .me: "/me"
        case .ownData: "/me/data"
        case .factor: "/me/second-factor"
        case .feed(let token): "/calendar/\(token).ics"
        }
    }
}
