import Checklist
import Foundation
import Kernel

/// The people of a capital.
extension Actor {
    static let focal = Actor.person("p-focal", .focalPoint("XAA"))
    static let amina = Actor.person("p-amina", .contributor("XAA"))
    static let boris = Actor.person("p-boris", .contributor("XAA"))
    static let officer = Actor.person("p-officer", .secretariat)
}

extension Article {
    static let five = Article(.untoc, 5)
    static let six = Article(.untoc, 6)
}

/// A response that takes commands and keeps what follows. Between two of them an hour goes by, unless told otherwise,
/// so that each is a sitting of its own.
struct Draft {
    static let questions = [
        Response.Reference(question: "5-a", article: .five), Response.Reference(question: "5-b", article: .five),
        Response.Reference(question: "6-a", article: .six),
    ]

    private(set) var state = Response.initial
    private(set) var events: [Response.Event] = []
    private(set) var now = Instant(Day(number: 20_000))

    init(_ questions: [Response.Reference] = Draft.questions) throws(Refusal) {
        try give(.open(state: "XAA", questionnaire: "untoc", version: 2, questions: questions))
    }

    /// A response begun by events, whoever decided them.
    init(after events: [Response.Event], by actor: Actor = .focal) {
        for event in events { follow(event, actor) }
    }

    @discardableResult
    mutating func give(
        _ command: Response.Command, as actor: Actor = .focal, after minutes: Int = 60
    ) throws(Refusal) -> [Response.Event] {
        now = now.adding(seconds: minutes * 60)
        let id = "n\(events.count)"
        let decided = try Response.decide(
            command, state, Context(now: now, actor: actor, newID: { id }, fingerprint: { $0.canonical }))
        for event in decided { follow(event, actor) }
        return decided
    }

    private mutating func follow(_ event: Response.Event, _ actor: Actor) {
        events.append(event)
        Response.evolve(&state, event, Stamp(at: now, actor: actor))
    }

    /// Saves an answer upon what stands.
    mutating func answer(
        _ question: String, _ answer: Response.Answer, as actor: Actor = .focal, after minutes: Int = 60
    ) throws(Refusal) {
        try give(.answer(question, upon: view?.revision(of: question) ?? 0, answer), as: actor, after: minutes)
    }

    /// Brings a parcel in as somebody, all or nothing.
    mutating func bring(_ parcel: Response.Parcel, as actor: Actor = .focal) throws(Refusal) -> Response.Parcel.Outcome
    {
        var after = self
        guard let before = state.view(as: standing(of: actor)) else { throw .hidden }
        for command in try parcel.commands(upon: before, "1-xaa") { try after.give(command, as: actor) }
        self = after
        guard let view = state.view(as: standing(of: actor)) else { throw .hidden }
        return Response.Parcel.Outcome(before: before, after: view)
    }

    func standing(of actor: Actor) -> ResponseStanding {
        state.standing(actor, towards: actor == .focal ? .focalPoint : .outside, circulated: false)
    }

    var view: ResponseView? { state.view(as: .focalPoint) }
    func view(as actor: Actor) -> ResponseView? { state.view(as: standing(of: actor)) }

    /// "code field" of all that is missing.
    var missing: [String] { (view?.missing ?? []).map { "\($0.code) \($0.field ?? "")" } }

    /// Every question answered and cleared, the stakeholders named.
    static func complete() throws(Refusal) -> Draft {
        var draft = try Draft()
        try draft.answer("5-a", .says("Yes"))
        try draft.answer("5-b", .says("Not for a federation", .notApplicable))
        try draft.answer("6-a", .says("A bill is before parliament", .no))
        try draft.give(.clear(["5-a", "5-b", "6-a"]))
        try draft.give(.declareStakeholders("The bar", none: false, upon: 0))
        return draft
    }
}

extension Response.Answer {
    /// By the law of its country, whatever the practice.
    static func says(_ practice: String, _ choice: Response.Choice? = .yes, law: String = "Code") -> Response.Answer {
        Response.Answer(choice: choice, law: law, practice: practice)
    }
}

extension Response.Note {
    static func says(_ successes: String) -> Response.Note {
        Response.Note(successes: successes, challenges: "", assistance: "")
    }
}

extension Response.Parcel {
    /// What was written elsewhere, each upon a revision.
    init(
        _ answers: [String: (Int, Response.Answer)], notes: [Article: (Int, Response.Note)] = [:],
        for response: String = "1-xaa", version: Int = 2
    ) {
        self.init(
            response: response, questionnaire: "untoc", version: version,
            answers: answers.mapValues { Written(upon: $0.0, $0.1) },
            notes: notes.mapValues { Written(upon: $0.0, $0.1) })
    }
}

extension Refusal {
    static func changedMeanwhile(_ article: Article, _ field: String) -> Refusal {
        Refusal(.conflict, [.init("changed-meanwhile", nil, field: field, ["article": .article(article)])])
    }
}

/// SplitMix64: the same trials for the same seed on every machine; `PALERMO_SEED=… swift test` has one again.
struct Chance: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(for trial: String) {
        let given = ProcessInfo.processInfo.environment["PALERMO_SEED"].flatMap { UInt64($0) }
        seed = given ?? UInt64.random(in: .min ... .max)
        state = seed
        print("\(trial): PALERMO_SEED=\(seed)")
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    mutating func pick<T>(_ options: [T]) -> T { options[Int.random(in: 0..<options.count, using: &self)] }
}
