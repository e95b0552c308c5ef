import Access
import Kernel
import Ledger
import Mechanism

/// The views kept beside the records, each folded from one stream's state.
///
/// - `docket`: one line a review: its States, its year, where it stands, who holds the pen and until when.
/// - `address`: whose an e-mail address is.
enum Views {
    static let docket = "docket"
    static let address = "address"

    static func changes(_ stream: StreamID, _ state: any Sendable) -> [ViewChange] {
        switch state {
        case let review as Review.State:
            guard let line = DocketLine(id: ReviewID(text: stream.id), review) else { return [] }
            return [.put(view: docket, key: stream.id, value: line.json)]
        case let account as Account.State:
            guard let view = account.view(id: PersonID(stream.id)) else { return [] }
            return [.put(view: address, key: view.email.lowercased(), value: .string(stream.id))]
        default:
            return []
        }
    }
}

/// One review on one line, as the secretariat sees it.
package struct DocketLine: Hashable, Sendable {
    package let id: ReviewID
    package let cycle: Int
    package let year: Int
    package let pairing: Pairing
    package let stage: Stage
    /// The act that is awaited, and of whom.
    package let act: ReviewAct?
    package let pen: Capacity?
    /// The people of the review who hold it, where there are any yet.
    package let holders: [String]
    package let due: Day?
    /// The stop of the schedule that comes next, and its day.
    package let next: Timeline.Stop?
    package let nextDay: Day?

    package var states: [StateCode] { [pairing.reviewed] + pairing.reviewers }

    init?(id: ReviewID, _ state: Review.State) {
        guard let view = state.view(as: .secretariat), let inside = view.inside else { return nil }
        self.id = id
        cycle = view.cycle
        year = view.year
        pairing = view.pairing
        stage = inside.stage
        act = inside.pen?.act
        due = inside.pen?.due
        pen = inside.pen?.of.capacity
        holders = inside.pen.map { inside.people($0.of).map(\.name) } ?? []
        next = inside.timeline.next?.stop
        nextDay = inside.timeline.next?.due
    }

    init?(id: String, _ json: JSON) {
        guard let cycle = json["cycle"]?.int, let year = json["year"]?.int, let reviewed = json["reviewed"]?.string,
            let regional = json["regional"]?.string, let second = json["second"]?.string,
            let stage = json["stage"]?.string.flatMap(Stage.init(rawValue:))
        else { return nil }
        self.id = ReviewID(text: id)
        self.cycle = cycle
        self.year = year
        self.pairing = Pairing(
            reviewed: StateCode(reviewed), regional: StateCode(regional), second: StateCode(second))
        self.stage = stage
        act = json["act"]?.string.flatMap(ReviewAct.init(rawValue:))
        pen = json["pen"]?.string.flatMap { Capacity($0) }
        holders = json["holders"]?.array?.compactMap(\.string) ?? []
        due = json["due"]?.string.flatMap { Day($0) }
        next = json["next"]?.string.flatMap(Timeline.Stop.init(rawValue:))
        nextDay = json["nextDay"]?.string.flatMap { Day($0) }
    }

    var json: JSON {
        [
            "cycle": .number(cycle), "year": .number(year), "reviewed": .string(pairing.reviewed.rawValue),
            "regional": .string(pairing.regional.rawValue), "second": .string(pairing.second.rawValue),
            "stage": .string(stage.rawValue), "act": act.map { .string($0.rawValue) } ?? .null,
            "pen": pen.map { .string($0.text) } ?? .null, "holders": .array(holders.map { .string($0) }),
            "due": due.map { .string($0.description) } ?? .null, "next": next.map { .string($0.rawValue) } ?? .null,
            "nextDay": nextDay.map { .string($0.description) } ?? .null,
        ]
    }
}

extension Ask.Of {
    package init?(_ capacity: Capacity) {
        switch capacity {
        case .secretariat: self = .secretariat
        case .delegate(let state): self = .delegate(state)
        case .focalPoint(let state): self = .focalPoint(state)
        case .expert(let state): self = .experts(state)
        case .contributor, .administrator: return nil
        }
    }

    /// The one capacity of which it is asked.
    package var capacity: Capacity {
        switch self {
        case .secretariat: .secretariat
        case .delegate(let state): .delegate(state)
        case .focalPoint(let state): .focalPoint(state)
        case .experts(let state): .expert(state)
        }
    }
}
