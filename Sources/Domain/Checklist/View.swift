import Kernel

/// A response as one reader may see it: the people of the State under review while it is being written, each what
/// was given to them; the secretariat when asked to help (TOR 16); the participants of the review once it was
/// circulated (TOR 30).
package struct ResponseView: Sendable {
    package let standing: ResponseStanding
    package let state: StateCode
    package let questionnaire: String
    package let version: Int
    package let articles: [Article]
    /// The questions that are put: those that follow up an answer not given are left out.
    package let questions: [Response.Reference]
    /// All that the questionnaire has on the articles seen, by identifier, with their articles.
    fileprivate let onPaper: [String: Article]
    package let answers: [String: Response.Kept<Response.Answer>]
    package let notes: [Article: Response.Kept<Response.Note>]
    package let progress: [String: Response.Progress]
    package let brought: [String: Response.Brought]
    package let history: [String: [Response.Kept<Response.Answer>]]
    package let noteHistory: [Article: [Response.Kept<Response.Note>]]
    package let comments: [String: [Response.Comment]]
    package let assignments: [Response.Assignment]
    package let documents: [Response.Document]
    package let help: Response.Help?
    package let stakeholders: Response.Stakeholders?
    package let submitted: Response.Submitted?
    package let supplements: [Response.Supplement]
    /// What is missing before it can be handed in; of a contributor's articles only for a contributor.
    package let missing: [Refusal.Reason]

    package func answer(to question: String) -> Response.Answer? { answers[question]?.value }
    package func revision(of question: String) -> Int { answers[question]?.revision ?? 0 }
    package func note(on article: Article) -> Response.Note { notes[article]?.value ?? .empty }
    package func revision(of article: Article) -> Int { notes[article]?.revision ?? 0 }

    package func questions(on article: Article) -> [Response.Reference] { questions.filter { $0.article == article } }

    /// How many of some questions have come so far: progress of the work, not of the State.
    package func count(_ progress: Response.Progress, of questions: [Response.Reference]) -> Int {
        questions.count { self.progress[$0.question] == progress }
    }

    /// Whether a question belongs to the articles seen, put or not for the present.
    package func isPut(_ question: String) -> Bool { onPaper[question] != nil }
    package func article(of question: String) -> Article? { onPaper[question] }

    /// How far the work has come is the State's own affair, while it is under way.
    package var showsWork: Bool { submitted == nil && standing.isOfState }

    package var mayWrite: Bool { standing.mayWrite && submitted == nil }
}

extension Response.State {
    /// Where somebody stands towards the response, given where they stand towards the review.
    package func standing(_ actor: Actor, towards review: Standing, circulated: Bool) -> ResponseStanding {
        switch review {
        case .focalPoint: return .focalPoint
        case .delegateUnderReview: return .delegate
        case .secretariat: return submitted != nil || help != nil ? .secretariat : .outside
        case .reviewingDelegate, .reviewingExpert: return circulated ? .reviewer : .outside
        case .outside:
            guard let person = actor.person, let opened, actor.capacity == .contributor(opened.state) else {
                return .outside
            }
            let given = assignments.filter { $0.people.contains { $0.id == person } }.flatMap(\.articles)
            return given.isEmpty ? .outside : .contributor(Set(given))
        }
    }

    package func view(as standing: ResponseStanding) -> ResponseView? {
        guard let opened, standing != .outside else { return nil }
        let isInside = standing.isOfState
        let questions = opened.questions.filter { standing.sees($0.article) && applies($0) }
        let put = Set(questions.map(\.question))
        let seen = Set(opened.questions.filter { standing.sees($0.article) }.map(\.question))
        let onPaper = opened.questions.filter { standing.sees($0.article) }.map { ($0.question, $0.article) }
        return ResponseView(
            standing: standing, state: opened.state, questionnaire: opened.questionnaire, version: opened.version,
            articles: opened.articles.filter(standing.sees), questions: questions,
            onPaper: Dictionary(onPaper) { first, _ in first },
            answers: answers.filter { (isInside ? seen : put).contains($0.key) },
            notes: notes.filter { standing.sees($0.key) },
            progress: Dictionary(questions.map { ($0.question, progress(of: $0.question)) }) { first, _ in first },
            brought: isInside
                ? brought.filter { key, _ in seen.contains(key) || Article(about: key).map(standing.sees) ?? false }
                : [:],
            history: isInside ? history.filter { seen.contains($0.key) } : [:],
            noteHistory: isInside ? noteHistory.filter { standing.sees($0.key) } : [:],
            comments: isInside ? comments.filter { seen.contains($0.key) } : [:],
            assignments: isInside && !standing.isContributor ? assignments : [],
            documents: documents, help: isInside || standing == .secretariat ? help : nil,
            stakeholders: standing.isContributor ? nil : stakeholders, submitted: submitted,
            supplements: supplements.filter { seen.contains($0.question) },
            missing: submitted == nil && isInside
                ? Response.incomplete(self, opened).filter { reason in
                    guard case .contributor = standing else { return true }
                    let isTheirs = reason.field.map { field in
                        seen.contains(field) || Article(about: field).map(standing.sees) ?? false
                    }
                    return isTheirs ?? false && reason.code != "checklist.not-cleared"
                } : [])
    }

    /// What anybody in the secretariat may know before the response is handed in: whether there is one, whether help
    /// was asked for (TOR 16), when it was handed in. Nothing of what it says, nor how much.
    package func status() -> ResponseStatus? {
        opened.map { ResponseStatus(state: $0.state, articles: $0.articles, help: help, submitted: submitted) }
    }
}

extension ResponseView {
    /// The questions of a scope with no answer, belonging to no State.
    package static func blank(_ questionnaire: Questionnaire, scope: [Article]) -> ResponseView? {
        var state = Response.initial
        Response.evolve(
            &state,
            .opened(
                state: "", questionnaire: questionnaire.id, version: questionnaire.version,
                questions: questionnaire.references(scope: scope)),
            Stamp(at: Instant(milliseconds: 0), actor: .system("blank")))
        return state.view(as: .focalPoint)
    }
}

/// Where a response stands, without a word of it.
package struct ResponseStatus: Sendable {
    package let state: StateCode
    package let articles: [Article]
    package let help: Response.Help?
    package let submitted: Response.Submitted?

    package var instruments: [Instrument] {
        Instrument.allCases.filter { instrument in articles.contains { $0.instrument == instrument } }
    }
}

extension ResponseView {
    /// The questions of an article that have an answer.
    package func answered(on article: Article) -> [String] {
        questions(on: article).map(\.question).filter { answers[$0]?.value.isEmpty == false }
    }

    /// Everybody who wrote something that is seen here.
    package var writers: Set<PersonID> {
        let stamps =
            answers.values.map(\.stamp) + notes.values.map(\.stamp) + brought.values.map(\.stamp)
            + history.values.flatMap { $0 }.map(\.stamp) + noteHistory.values.flatMap { $0 }.map(\.stamp)
        return Set(stamps.compactMap(\.actor.person) + comments.values.flatMap { $0 }.compactMap(\.by))
    }
}
