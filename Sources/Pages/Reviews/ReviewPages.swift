import Checklist
import Desk
import Kernel
import Mechanism
import Reports
import Tongue

/// The pages of country reviews: the public list, the secretariat's docket, and one review.
package enum ReviewPages {
    struct PublicList: Sendable {
        let rows: [Row]
        let isEmpty: Bool

        struct Row: Sendable {
            let review: Link
            let year: String
            let reviewers: String
            let summary: Link?
        }
    }

    struct DocketPage: Sendable {
        let docket: Docket
    }

    /// Which State is reviewed by whom in which year, and the summaries that were published.
    package static func list(_ reviews: [(id: ReviewID, review: ReviewView)], for reader: Reader) -> Page {
        let rows = reviews.map { id, review in
            PublicList.Row(
                review: reader.link(reader.say(review.pairing.reviewed), .review(id, .overview)),
                year: String(review.year),
                reviewers: reader.speaker.list(review.pairing.reviewers.map { reader.say($0) }),
                summary: review.summaryPublished == nil
                    ? nil : reader.link(reader.say("review.summary"), .review(id, .summary)))
        }
        return Page("review/list", title: reader.say("review.list"), PublicList(rows: rows, isEmpty: rows.isEmpty))
    }

    package static func docket(_ lines: [DocketLine], for reader: Reader) -> Page {
        Page("review/docket", title: reader.say("review.list"), DocketPage(docket: Docket(lines, for: reader)))
    }

    static func trail(_ id: ReviewID, _ review: ReviewView, for reader: Reader) -> [Link] {
        [
            reader.link(reader.say("review.list"), .reviews),
            reader.link(reader.say("review.of", ["state": .state(review.pairing.reviewed)]), .review(id, .overview)),
        ]
    }
}

/// Every review on one line: where it stands and who holds the pen. By year and name, never by how far.
struct Docket: Sendable {
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let review: Link
        let year: String
        let stage: String
        let pen: String
        let act: String
        let due: String?
        let isPassed: Bool
        let next: String
        let nextDay: String?
    }

    init(_ lines: [DocketLine], for reader: Reader) {
        let sorted = reader.speaker.sorted(lines) { "\($0.cycle) \($0.year) \(reader.say($0.pairing.reviewed))" }
        rows = sorted.map { line in
            let (due, passed) = AskLine.due(line.due, reader)
            return Row(
                review: reader.link(reader.say(line.pairing.reviewed), .review(line.id, .overview)),
                year: String(line.year), stage: reader.say("stage.\(line.stage.rawValue)"),
                pen: line.pen.flatMap(Ask.Of.init).map { reader.who($0, line.holders) } ?? "–",
                act: line.act.map { reader.say("act.\($0.rawValue).title") } ?? "", due: due, isPassed: passed,
                next: line.next.map { ReviewPages.name($0, reader) } ?? "–",
                nextDay: line.nextDay.map { reader.say($0) })
        }
        isEmpty = rows.isEmpty
    }
}
