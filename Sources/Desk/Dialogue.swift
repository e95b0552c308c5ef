import Access
import Facts
import Kernel
import Ledger
import Mechanism

/// A file on its way in.
package struct FileIn: Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What a form says of an organization's information; in whose name follows from where its sender stands.
package struct MaterialIn: Sendable {
    package let organization: String
    package let title: String
    package let reference: String
    package let articles: [Article]
    package let note: String
    /// How a membership is known that the list here has not.
    package let membership: String
    package let file: FileIn?

    package init(
        organization: String, title: String, reference: String, articles: [Article], note: String,
        membership: String, file: FileIn?
    ) {
        self.organization = organization
        self.title = title
        self.reference = reference
        self.articles = articles
        self.note = note
        self.membership = membership
        self.file = file
    }
}

extension Desk {
    // MARK: The experts' desk

    /// Hands in the desk review as it stands on the desk (TOR 22, GUI 21).
    ///
    /// - Parameter upon: the revision of the outcome that was read.
    package func handInDeskReview(_ id: ReviewID, upon: Int, as actor: Actor) throws {
        try perform(.submitDeskReview, in: id, as: actor) { view in
            guard let state = view.standing.reviewing, let inside = view.inside else { throw Refusal.hidden }
            let outcome = inside.outcome(of: state, scope: view.scope)
            let isIn = inside.deskReviews[state] != nil
            if !isIn && outcome.revision != upon { throw Refusal(.conflict, [.init("changed-meanwhile")]) }
            return [.review(.submitDeskReview(state, findings: outcome.findings, questions: outcome.questions))]
        }
    }

    /// The organizations of this installation's States.
    package var organizations: [Organization] {
        get throws { try isTraining ? facts.trainingOrganizations : facts.organizations }
    }

    /// Records that information of an organization is considered (TOR 26 (c)).
    package func consider(_ material: MaterialIn, in id: ReviewID, as actor: Actor) throws {
        let all = try organizations
        try perform(.considerMaterial, in: id, with: material.file, as: actor) { view, document in
            .considerMaterial(
                id: self.newID(), view.standing.reviewing,
                Review.Material(
                    organization: material.organization, title: material.title, reference: material.reference,
                    articles: material.articles, note: material.note, document: document,
                    membership: view.standing == .secretariat ? material.membership : ""),
                memberships: all.filter { $0.members.contains(view.pairing.reviewed) }.map(\.name))
        }
    }

    // MARK: The dialogue

    /// Writes in a thread of the dialogue, in the name of the State the actor stands for, or of the secretariat.
    package func reply(
        _ thread: String, in id: ReviewID, text: String, language: Language, file: FileIn?, upon: Int, asks: Bool,
        as actor: Actor
    ) throws {
        try perform(.reply, in: id, with: file, as: actor) { view, document in
            let from = view.standing == .secretariat ? nil : view.standing.reviewing ?? view.pairing.reviewed
            return .reply(
                thread: thread, from: from,
                .init(text: text, language: language, documents: document.map { [$0] } ?? []), upon: upon,
                asks: asks)
        }
    }

    /// A document of a message or of material that this reader may see, with its bytes.
    package func attachment(
        _ key: String, of id: ReviewID, as actor: Actor
    ) throws -> (attachment: Review.Attachment, bytes: [UInt8]) {
        guard let attachment = try review(id, as: actor)?.inside?.attachment(key),
            let bytes = try documents.bytes(attachment.hash, of: id.review)
        else { throw Refusal.hidden }
        return (attachment, bytes)
    }

    /// Does an act with which a file may come. It is tried without the file first: what is refused leaves nothing on the
    /// disk. The bytes are there before a record names them.
    private func perform(
        _ act: ReviewAct, in id: ReviewID, with file: FileIn?, as actor: Actor,
        _ command: (ReviewView, Review.Attachment?) -> Review.Command
    ) throws {
        guard let view = try review(id, as: actor) else { throw Refusal.hidden }
        try Access.judge(view.standing, act).enforce()
        _ = try Review.decide(command(view, nil), try state(Review.self, id.review), context(actor))
        var document: Review.Attachment?
        if let file {
            let type = try DocumentType.checked(file.bytes, name: file.name)
            document = Review.Attachment(
                id: newID(), name: file.name, type: type.rawValue, size: file.bytes.count,
                hash: try documents.keep(file.bytes, of: id.review))
        }
        try perform(act, in: id, as: actor) { [.review(command($0, document))] }
    }
}
