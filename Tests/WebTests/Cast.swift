import Kernel
import Seals

/// Where somebody stands, as the table of routes has its columns.
enum Column: Int, CaseIterable, Sendable {
    case visitor, secretariat, delegate
    case focalPoint, contributor, reviewingDelegate
    case reviewingExpert
    /// The delegate of a State that asked for the report and was granted a part of it; and of one that did not.
    case askingDelegate, otherDelegate
    /// Signed in, as an expert or a focal point who has nothing to do with this review; and as a contributor.
    case other, otherContributor
    /// Who says at the Permanent Mission who the people of the State under review are.
    case administrator
}

/// Everybody who looks at the review.
struct Cast: Sendable {
    let pairing: Pairing
    let elsewhere: StateCode
    let stranger: StateCode
    var focal = Actor.visitor
    var former = Actor.visitor
    var removed = Actor.visitor
    var atHome = Actor.visitor
    var contributor = Actor.visitor
    var idle = Actor.visitor
    var foreign = Actor.visitor
    var administrator = Actor.visitor
    /// The session that whoever was removed still has in the browser.
    var kept: Token?

    static let officer = Actor.person("p-secretariat-1", .secretariat)

    init(pairing: Pairing, roll: [StateCode]) {
        self.pairing = pairing
        let others = roll.filter { ![pairing.reviewed, pairing.regional, pairing.second].contains($0) }
        elsewhere = others.first ?? ""
        stranger = others.last ?? ""
    }

    private static func actor(_ state: StateCode, _ name: String, _ number: String = "") -> Actor {
        guard let capacity = Capacity(name: name, state: state) else { return .visitor }
        return .person(PersonID("p-\(state.rawValue.lowercased())-\(name)\(number)"), capacity)
    }

    var officer: Actor { Cast.officer }
    var delegate: Actor { Cast.actor(pairing.reviewed, "delegate") }
    var regional: Actor { Cast.actor(pairing.regional, "delegate") }
    var second: Actor { Cast.actor(pairing.second, "delegate") }
    var expert: Actor { Cast.actor(pairing.regional, "expert", "-1") }
    var secondExpert: Actor { Cast.actor(pairing.second, "expert", "-1") }
    var asking: Actor { Cast.actor(elsewhere, "delegate") }
    var otherExpert: Actor { Cast.actor(elsewhere, "expert", "-1") }

    /// One person, with what is in the browser, and the column that says what they may see.
    struct Person: Sendable {
        let name: String
        let actor: Actor
        let column: Column
        /// A cookie without a session behind it.
        var stale: Token?
    }

    /// One for each column.
    func players(at moment: Moment) -> [Person] {
        let isStaffed = moment >= .staffed
        return [
            Person(name: "visitor", actor: .visitor, column: .visitor),
            Person(name: "officer", actor: officer, column: .secretariat),
            Person(name: "delegate", actor: delegate, column: .delegate),
            Person(name: "delegate1", actor: regional, column: .reviewingDelegate),
            Person(name: "expert1", actor: expert, column: isStaffed ? .reviewingExpert : .other),
            Person(name: "asking", actor: asking, column: .askingDelegate),
            Person(name: "stranger", actor: Cast.actor(stranger, "delegate"), column: .otherDelegate),
            Person(name: "other", actor: otherExpert, column: .other),
            Person(name: "foreign", actor: foreign, column: .otherContributor),
            Person(name: "administrator", actor: administrator, column: .administrator),
        ] + (isStaffed ? [Person(name: "focal", actor: focal, column: .focalPoint)] : [])
            + (moment >= .assessment ? [Person(name: "contributor", actor: contributor, column: .contributor)] : [])
    }

    /// The players, and the other reviewing State's people.
    func readers(at moment: Moment) -> [Person] {
        players(at: moment) + doubles(at: moment).filter { ["delegate2", "expert2"].contains($0.name) }
    }

    /// Those who stand as one of the players does, for another reason.
    func doubles(at moment: Moment) -> [Person] {
        let isStaffed = moment >= .staffed
        return [
            Person(name: "stale", actor: .visitor, column: .visitor, stale: Token()),
            Person(name: "officer2", actor: .person("p-secretariat-2", .secretariat), column: .secretariat),
            Person(name: "delegate2", actor: second, column: .reviewingDelegate),
            Person(name: "expert2", actor: secondExpert, column: isStaffed ? .reviewingExpert : .other),
            Person(name: "undesignated", actor: Cast.actor(pairing.regional, "expert", "-2"), column: .other),
            Person(name: "own expert", actor: Cast.actor(pairing.reviewed, "expert", "-1"), column: .other),
            Person(name: "focal elsewhere", actor: Cast.actor(elsewhere, "focal-point"), column: .other),
            Person(name: "wrong focal", actor: Cast.actor(pairing.reviewed, "focal-point"), column: .other),
            Person(name: "idle", actor: idle, column: .otherContributor),
        ]
            + (isStaffed
                ? [
                    Person(name: "former", actor: former, column: .visitor),
                    Person(name: "expert at home", actor: atHome, column: .other),
                    Person(name: "removed", actor: .visitor, column: .visitor, stale: kept),
                ] : [])
    }
}
