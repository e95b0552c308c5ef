import Access
import Checklist
import Desk
import HTTPTypes
import Hummingbird
import Kernel
import Ledger
import Mechanism
import Pages
import Papers
import Tongue

/// Labels, the log of reads, and suspicions of breach.
extension Exchange {
    /// Whether an answer shows what is at its address, and does not lead elsewhere or refuse.
    static func shows(_ status: HTTPResponse.Status) -> Bool {
        ![.seeOther, .notFound, .forbidden, .internalServerError].contains(status)
    }

    /// Who what is shown here is for; `nil` where it is public or one's own, and on the pages that say themselves who
    /// reads them.
    var label: Label? {
        guard actor.person != nil, let shown = route.shown, shown.matter != .confidentiality,
            let label = try? desk.label(of: shown.matter, in: shown.review, as: actor), label != .everybody
        else { return nil }
        return label
    }

    /// Writes that what is at this address is read, before it goes out.
    func noteRead() throws {
        guard actor.person != nil, let shown = route.shown else { return }
        try desk.noteRead(shown.matter, part: shown.part, in: shown.review, as: actor)
    }

    // MARK: Pages

    func confidentiality(_ shown: Route.ConfidentialityPage, _ id: ReviewID) throws -> Hummingbird.Response {
        let review = try inner(id)
        switch shown {
        case .overview:
            let lines =
                Access.judgeReads(review.standing) == .allowed ? try desk.readers(of: id, as: actor) : nil
            return page(
                ConfidentialityPages.page(
                    id, review, lines, try desk.suspicions(of: id, as: actor), try names(lines ?? [], id, review),
                    for: reader))
        case .reads: return try table(try desk.readers(of: id, as: actor), id, review)
        case .readsThen(let key): return try table(try desk.readers(upTo: key, in: id, as: actor), id, review)
        case .report: return suspicionForm(id, review)
        case .suspicion(let key): return try suspicion(key, id, review)
        }
    }

    private func suspicionForm(_ id: ReviewID, _ review: ReviewView, refusal: Refusal? = nil) -> Hummingbird.Response {
        page(
            ConfidentialityPages.report(id, review, typed: typed, refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func suspicion(
        _ key: String, _ id: ReviewID, _ review: ReviewView, refusal: Refusal? = nil
    ) throws -> Hummingbird.Response {
        let one = try desk.suspicion(key, in: id, as: actor)
        let people = try one.by.person.flatMap { try desk.account($0) }.map { [$0.person.id: $0.person.name] } ?? [:]
        return page(
            ConfidentialityPages.suspicion(
                one, id, review, .init(people: people, parts: [:]), typed: typed, refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func table(_ lines: [ReadLine], _ id: ReviewID, _ review: ReviewView) throws -> Hummingbird.Response {
        let names = try names(lines, id, review)
        return sent(
            ReadsCSV.table(
                lines, name: { names.name(of: $0, reader) }, words: { ConfidentialityPages.words($0, names, reader) }),
            "text/csv; charset=utf-8", as: "palermo-\(id.text)-reads.csv")
    }

    /// Names for the people in the log, and for the documents and threads that this reader may see.
    private func names(_ lines: [ReadLine], _ id: ReviewID, _ review: ReviewView) throws -> ConfidentialityPages.Names {
        let people = try Set(lines.compactMap(\.read.actor.person)).compactMap { try desk.account($0)?.person }
        let documents = try desk.response(id, as: actor)?.documents.map { ($0.id, $0.title) } ?? []
        let threads = review.inside?.dialogue.map {
            ($0.question.id, reader.speaker.heading(of: $0.question.enquiry.article))
        }
        let attached = review.inside?.attachments.map { ($0.id, $0.name) }
        return ConfidentialityPages.Names(
            people: Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first },
            parts: Dictionary(documents + (threads ?? []) + (attached ?? [])) { first, _ in first })
    }

    // MARK: Acts

    func act(_ shown: Route.ConfidentialityPage, _ id: ReviewID) throws -> Hummingbird.Response {
        let review = try inner(id)
        switch shown {
        case .report:
            do {
                let about = typed["about"].isEmpty ? nil : PersonID(typed["about"])
                try desk.reportSuspicion(id, words: typed["words"], about: about, as: actor)
                return on(to: .review(id, .confidentiality(.overview)))
            } catch let refusal as Refusal where refusal.kind == .input || refusal.kind == .rule {
                return suspicionForm(id, review, refusal: refusal)
            }
        case .suspicion(let key):
            do {
                let isOutcome = typed.has("outcome")
                try desk.followSuspicion(
                    key, in: id, isOutcome ? .conclude : .bring,
                    isOutcome ? .conclude(key, outcome: typed["outcome"]) : .bring(key, on: Day(typed["on"])), as: actor
                )
                return on(to: .review(id, .confidentiality(.suspicion(key))))
            } catch let refusal as Refusal where refusal.kind == .input || refusal.kind == .rule {
                return try suspicion(key, id, review, refusal: refusal)
            }
        case .overview, .reads, .readsThen: throw Refusal.hidden
        }
    }
}
