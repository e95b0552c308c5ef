import Kernel
import Mechanism

/// The course of one review, XAA by XAC and XBC, event by event; and its texts.
extension World {
    static let pairing = pairs[0]
    static let call = day("2027-02-10")

    static let course: [Review.Event] = [
        .opened(
            cycle: 1, year: 2027, pairing: pairing, protocols: [.tip], scope: scope, ruleSet: "untoc-2010"),
        .informed(begins: day("2027-03-01"), training: nil, note: "", staff: named("p-officer")),
        .focalPointAppointed(person: named("p-focal"), qualifications: "Criminal law"),
        .expertsDesignated(state: "XAC", experts: [named("p-xac-1")]),
        .expertsDesignated(state: "XBC", experts: [named("p-xbc-1")]),
        .scheduleProposed(languages: [.en], other: "", funding: "", note: "", days: nil, reason: nil),
        .scheduleAgreed(state: "XAA"), .scheduleAgreed(state: "XAC"), .scheduleAgreed(state: "XBC"),
        .introductionHeld(on: call, means: .video),
        .tasksDivided(tasks: tasks),
        .responseReceived(fingerprint: "response"),
        .responseCirculated(note: ""),
        .deskReviewSubmitted(state: "XAC", findings: findings(of: "XAC"), questions: [question]),
        .deskReviewSubmitted(state: "XBC", findings: findings(of: "XBC"), questions: []),
        .callHeld(on: call, means: .telephone, conclusions: "Introduced"),
        .answered(question: "q1", text: "Twelve"),
        .dialogueClosed,
        .reportSent(fingerprint: "text"),
    ]

    /// The course through the last event of that name.
    static func course(through name: String) -> [Review.Event] {
        guard let last = course.lastIndex(where: { $0.short == name }) else { preconditionFailure("no \(name)") }
        return Array(course[...last])
    }

    /// The course before the first event of that name.
    static func course(before name: String) -> [Review.Event] {
        guard let first = course.firstIndex(where: { $0.short == name }) else { preconditionFailure("no \(name)") }
        return Array(course[..<first])
    }

    /// The course to where XAC has handed in its desk review and XBC has not.
    static let oneDeskReview = Array(course(through: "deskReviewSubmitted").dropLast())

    /// Who takes which article: XAC the first and the third, XBC the second.
    static let division: [Article: StateCode] = [scope[0]: "XAC", scope[1]: "XBC", scope[2]: "XAC"]
    static let tasks = scope.compactMap { article in division[article].map { Task(article: article, state: $0) } }

    static func findings(of state: StateCode) -> [Review.Finding] {
        scope.filter { division[$0] == state }.map {
            Review.Finding(article: $0, text: "Finding of \(state.rawValue) on \($0.key)")
        }
    }

    static let enquiry = Review.Enquiry(article: scope[0], kind: .clarification, text: "How many cases?")
    static let question = Review.Question(id: "q1", enquiry: enquiry)

    /// An enquiry on an article that is not under review.
    static let stray = Review.Enquiry(article: Article(.firearms, 5), kind: .information, text: "And firearms?")

    static func opening(protocols: [Instrument], scope: [Article]) -> Review.Command {
        .open(
            Review.Opening(
                cycle: 1, year: 2027, pairing: pairing, protocols: protocols, scope: scope, ruleSet: .untoc2010))
    }

    /// In the dialogue, with a country visit as far as its last event here.
    static func visit(_ events: Review.Event...) -> [Review.Event] { course(before: "dialogueClosed") + events }

    static let visitProposed = Review.Event.meetingProposed(
        id: "m1", kind: .countryVisit, state: "XAC", reason: "To see the courts")
    static let visitAgreed = Review.Event.meetingAnswered(id: "m1", agreed: true)
    static let visitNotWished = Review.Event.meetingAnswered(id: "m1", agreed: false)
    static let stakeholders = Review.Event.stakeholdersProposed(
        id: "m1", stakeholders: [.init(name: "The bar", relevance: "Defends the accused")])
    static let visitPlanned = Review.Event.meetingPlanned(
        id: "m1",
        plan: .init(
            from: day("2027-05-20"), to: day("2027-05-21"), place: "The capital", programme: "Two courts",
            funds: "A voluntary contribution"))
    static let visitHeld = Review.Event.meetingHeld(
        id: "m1", from: day("2027-05-20"), to: day("2027-05-21"), participants: "All experts", conclusions: "")

    static func plan(from: Day?, to: Day?, funds: String = "A voluntary contribution") -> Review.Command {
        .meeting(.plan(from: from, to: to, place: "The capital", programme: "Two courts", funds: funds))
    }

    static func held(from: Day?, to: Day?, participants: String = "All experts") -> Review.Command {
        .meeting(.held(from: from, to: to, participants: participants, conclusions: ""))
    }

    static func letter(_ kind: Review.Letter.Kind, to state: StateCode, number: Int = 1) -> Review.Letter {
        Review.Letter(
            number: number, kind: kind, to: state, language: .en,
            text: .init(heading: ["NOTE VERBALE"], paragraphs: ["The secretariat"], closing: ["Vienna"]))
    }

    /// A schedule in English with these days.
    static func proposing(_ days: [Timeline.Stop: String], reason: String = "") -> Review.Command {
        .proposeSchedule(
            languages: [.en], other: "", funding: "", note: "",
            days: days.sorted { $0.key.rawValue < $1.key.rawValue }.map { .init(stop: $0.key, on: day($0.value)) },
            reason: reason)
    }

    typealias Task = Review.Task
}
