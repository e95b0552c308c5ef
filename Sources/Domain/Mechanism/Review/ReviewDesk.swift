import Kernel

/// The experts' desk: what a reviewing State writes on an article before its desk review is handed in.
///
/// A sheet is its State's own. Shared, the other reviewing State and the secretariat see it as it stood then (GUI 18,
/// 29); what is written afterwards is its State's own again until it is shared in turn. The State under review never
/// sees a sheet: it receives the outcome of the desk review (GUI 21), which is put together from the sheets.
extension Review {
    /// What a reviewing State has on one article.
    package struct Sheet: Codable, Hashable, Sendable {
        package let notes: String
        /// What goes into the desk review (GUI 21).
        package let finding: String
        package let questions: [Enquiry]

        package init(notes: String, finding: String, questions: [Enquiry]) {
            self.notes = notes
            self.finding = finding
            self.questions = questions
        }

        package static let empty = Sheet(notes: "", finding: "", questions: [])
    }

    package struct KeptSheet: Sendable {
        package let sheet: Sheet
        package let revision: Int
        package let stamp: Stamp
    }

    /// A State's sheet on an article: as it stands, and as it was shared last.
    struct Desk: Sendable {
        var kept: KeptSheet?
        var shared: KeptSheet?
    }

    /// One article as one reader sees it on the desk.
    package struct DeskView: Sendable {
        /// The reader's State's; `nil` for the secretariat, and where nothing was written.
        package let own: KeptSheet?
        /// The revision of it that was shared last.
        package let shared: Int?
        /// What other States have shared.
        package let others: [StateCode: KeptSheet]
    }

    /// A desk review as it stands on the desk, ready to be handed in.
    package struct Outcome: Sendable {
        package let findings: [Finding]
        package let questions: [Enquiry]
        /// Names exactly these sheets: grows with every save of any of them.
        package let revision: Int
    }

    static func deskwork(_ command: Command, _ state: State, _ opened: Opened, _ pairing: Pairing) throws(Refusal)
        -> [Event]
    {
        switch command {
        case .writeDesk(let from, let article, let sheet, let upon, let share):
            guard pairing.reviewers.contains(from) else { throw .hidden }
            let kept = try written(from, article, sheet, upon, state, opened)
            let before = state.desk[from]?[article]
            var events: [Event] = []
            if before?.kept?.sheet != kept {
                events.append(.deskNoted(article: article, state: from, revision: upon + 1, sheet: kept))
            }
            let revision = upon + events.count
            if share && revision > 0 && before?.shared?.revision != revision {
                events.append(.deskShared(article: article, state: from, revision: revision))
            }
            return events
        case .considerMaterial(let id, let from, let material, let memberships):
            guard from.map(pairing.reviewers.contains) ?? true else { throw .hidden }
            try require(material, from, state, opened, pairing, memberships)
            return [.materialConsidered(id: id, state: from, material: material)]
        default:
            return []
        }
    }

    /// The sheet as it can be kept.
    private static func written(
        _ from: StateCode, _ article: Article, _ sheet: Sheet, _ upon: Int, _ state: State, _ opened: Opened
    ) throws(Refusal) -> Sheet {
        guard opened.scope.contains(article) else { throw .rule("review.outside-scope", .tor("13")) }
        guard state.responseCirculated != nil else { throw .rule("review.not-circulated", .gui("15")) }
        if state.summaryPublished != nil { throw .rule("review.complete", .tor("35")) }
        let before = state.desk[from]?[article]?.kept
        if before?.revision ?? 0 != upon { throw Refusal(.conflict, [.init("changed-meanwhile")]) }
        let was = before?.sheet ?? .empty
        // A question without words is none; one on another article belongs to that article's sheet.
        let questions = sheet.questions.filter { !$0.text.isEmpty }
        if questions.contains(where: { $0.article != article || $0.kind == .explanation }) { throw .hidden }
        if state.deskReviews[from] != nil && (sheet.finding != was.finding || questions != was.questions) {
            throw .rule("review.desk-review-submitted", .gui("21"))
        }
        if sheet.finding != was.finding {
            if state.tasks.isEmpty { throw .rule("review.tasks-not-divided", .gui("17"), field: "finding") }
            if state.tasks[article] != from {
                throw .rule("review.finding-of-other", .gui("17"), field: "finding", ["article": .article(article)])
            }
        }
        return Sheet(notes: sheet.notes, finding: sheet.finding, questions: questions)
    }
}

extension Review.State {
    /// What somebody standing so sees on the desk, article by article.
    func desk(for standing: Standing) -> [Article: Review.DeskView] {
        guard let opened, standing == .secretariat || standing.reviewing != nil else { return [:] }
        let own = standing.reviewing
        let views = opened.scope.map { article in
            let others = desk.filter { $0.key != own }.compactMapValues { $0[article]?.shared }
            let mine = own.flatMap { desk[$0]?[article] }
            return (article, Review.DeskView(own: mine?.kept, shared: mine?.shared?.revision, others: others))
        }
        return Dictionary(views) { first, _ in first }
    }
}

extension ReviewView.Inside {
    /// The desk review of the reader's State, put together from its sheets: findings on its own articles, and its
    /// questions on all.
    package func outcome(of state: StateCode, scope: [Article]) -> Review.Outcome {
        let sheets = scope.map { ($0, desk[$0]?.own) }
        return Review.Outcome(
            findings: sheets.filter { tasks[$0.0] == state }.map {
                Review.Finding(article: $0.0, text: $0.1?.sheet.finding ?? "")
            },
            questions: sheets.flatMap { $0.1?.sheet.questions ?? [] },
            revision: sheets.reduce(0) { $0 + ($1.1?.revision ?? 0) })
    }
}
