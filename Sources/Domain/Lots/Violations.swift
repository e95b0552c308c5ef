import Kernel

/// A hard rule that pairs break; found without anything that draws them.
package enum Violation: Hashable, Sendable {
    case notOnRoll(StateCode)
    /// TOR 12: a State under review has no pair.
    case missing(StateCode)
    /// TOR 12: reviewed twice, or not to be reviewed.
    case notDue(StateCode)
    /// TOR 18: two other States.
    case notTwoOthers(StateCode)
    /// TOR 19: the first of the same regional group, the second wherever it may fall.
    case region(StateCode, StateCode)
    /// TOR 18 bis.
    case protocols(StateCode)
    /// TOR 19.
    case mutual(StateCode, StateCode)
    /// TOR 19: drawn before, then drawn again.
    case excluded(StateCode, StateCode)
    /// TOR 20: serves in a later year.
    case notServing(StateCode)
    /// TOR 20: drawn again although only the pair's other lot was to be.
    case notStanding(StateCode, StateCode)
    /// TOR 20.
    case aboveMaximum(StateCode, Int)
    /// TOR 20: below the minimum with nothing left, and not among those it cannot be given to.
    case belowMinimum(StateCode, Int)

    package var citation: Citation {
        switch self {
        case .notOnRoll, .missing, .notDue: .tor("12")
        case .notTwoOthers: .tor("18")
        case .protocols: .tor("18 bis")
        case .region, .mutual, .excluded: .tor("19")
        case .notServing, .notStanding, .aboveMaximum, .belowMinimum: .tor("20")
        }
    }
}

extension Pairs {
    /// What a result breaks: this year's pairs, and the way to complete the cycle that comes with them. As many
    /// reviews may be missing from the minimum as the result says must be.
    package static func violations(of result: PairsResult, in input: PairsInput) -> Set<Violation> {
        var found = violations(of: result.pairs, witness: result.witness, in: input)
        let below = found.filter { if case .belowMinimum = $0 { true } else { false } }
        let missing = below.reduce(0) { total, violation in
            if case .belowMinimum(_, let performed) = violation { total + input.minReviews - performed } else { total }
        }
        if missing <= result.shortage?.reviews ?? 0 { found.subtract(below) }
        return found
    }

    /// What this year's pairs break, together with pairs that would complete the cycle.
    package static func violations(
        of pairs: [Pairing], witness: [Pairing], in input: PairsInput
    ) -> Set<Violation> {
        let roll = Dictionary(input.roll.map { ($0.state, $0) }) { first, _ in first }
        var found = dueViolations(pairs, input.underReviewThisYear, input)
            .union(dueViolations(witness, input.remainingAfter, input))
        for pair in pairs + witness { found.formUnion(ruleViolations(pair, roll, input)) }
        for reviewer in pairs.flatMap(\.reviewers) where input.notServing.contains(reviewer) {
            found.insert(.notServing(reviewer))
        }
        let drawn = pairs + witness
        let all = input.history + drawn
        let arcs = Set(all.flatMap { pair in pair.reviewers.map { Exclusion(reviewed: pair.reviewed, reviewer: $0) } })
        for pair in drawn where input.noMutual {
            for reviewer in pair.reviewers
            where arcs.contains(Exclusion(reviewed: reviewer, reviewer: pair.reviewed)) {
                found.insert(.mutual(min(pair.reviewed, reviewer), max(pair.reviewed, reviewer)))
            }
        }
        let served = Set(drawn.flatMap(\.reviewers))
        for state in roll.keys {
            let performed = all.reduce(0) { $0 + $1.reviewers.count { $0 == state } }
            if performed > input.maxReviews && served.contains(state) { found.insert(.aboveMaximum(state, performed)) }
            if performed < input.minReviews { found.insert(.belowMinimum(state, performed)) }
        }
        return found
    }

    private static func dueViolations(
        _ pairs: [Pairing], _ due: [StateCode], _ input: PairsInput
    ) -> Set<Violation> {
        var left = Set(due).subtracting(input.history.map(\.reviewed))
        var found: Set<Violation> = []
        for pair in pairs where left.remove(pair.reviewed) == nil { found.insert(.notDue(pair.reviewed)) }
        return found.union(left.map { .missing($0) })
    }

    private static func ruleViolations(
        _ pair: Pairing, _ roll: [StateCode: Entrant], _ input: PairsInput
    ) -> Set<Violation> {
        var found: Set<Violation> = []
        for state in [pair.reviewed, pair.regional, pair.second] where roll[state] == nil {
            found.insert(.notOnRoll(state))
        }
        guard let reviewed = roll[pair.reviewed], let regional = roll[pair.regional], let second = roll[pair.second]
        else { return found }
        if Set([pair.reviewed, pair.regional, pair.second]).count != 3 { found.insert(.notTwoOthers(pair.reviewed)) }
        if regional.group != reviewed.group { found.insert(.region(pair.reviewed, pair.regional)) }
        if input.second == .otherRegion && second.group == reviewed.group {
            found.insert(.region(pair.reviewed, pair.second))
        }
        let needed = reviewed.protocols
        let covered =
            switch input.cover {
            case .each: needed.isSubset(of: regional.protocols) && needed.isSubset(of: second.protocols)
            case .together: needed.isSubset(of: regional.protocols.union(second.protocols))
            }
        if !covered { found.insert(.protocols(pair.reviewed)) }
        for (isRegional, reviewer) in [(true, pair.regional), (false, pair.second)] {
            if let kept = input.standing[LotName(pair.reviewed, isRegional: isRegional)], kept != reviewer {
                found.insert(.notStanding(pair.reviewed, kept))
            }
        }
        for reviewer in pair.reviewers
        where input.exclusions.contains(Exclusion(reviewed: pair.reviewed, reviewer: reviewer)) {
            found.insert(.excluded(pair.reviewed, reviewer))
        }
        return found
    }
}
