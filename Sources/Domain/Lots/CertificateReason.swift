import Kernel

extension Certificate {
    /// The same in a sentence, for whoever was refused.
    package func reason(in input: PairsInput) -> Refusal.Reason {
        let reading = Reading(input)
        func named(_ states: some Sequence<StateCode>) -> Phrase.Value {
            .list(Set(states).sorted().map { .state($0) })
        }
        switch self {
        case .noReviewers(let state):
            let refused = Result { () throws(Refusal) in try Field(input, preferring: false) }
            if case .failure(let refusal) = refused,
                let reason = refusal.reasons.first(where: { $0.facts["state"] == .state(state) })
            {
                return reason
            }
            return .init("lots.no-possible-reviewer", .tor("18 bis"), ["state": .state(state)])
        case .mutual(let lots):
            return .init(
                "lots.proof.pairs", .tor("19"),
                [
                    "lots": .number(lots.count), "pairs": .number(reading.pairs(lots).count),
                    "states": named(lots.map(\.reviewed)),
                ])
        case .places(let lots):
            let states = Set(lots.flatMap(reading.admitted))
            return .init(
                "lots.proof.places", .tor("20"),
                [
                    "lots": .number(lots.count), "states": named(lots.map(\.reviewed)), "others": named(states),
                    "places": .number(states.reduce(0) { $0 + reading.places($1) }),
                ])
        case .minimum(let groups, _):
            let states = Set(groups.joined())
            let lots = reading.lots.filter { lot in reading.admitted(lot).contains { states.contains($0) } }
            return .init(
                "lots.proof.minimum", .tor("20"),
                [
                    "states": named(states), "needs": .number(states.reduce(0) { $0 + reading.need($1) }),
                    "lots": .number(lots.count), "pairs": .number(reading.pairs(lots, of: states).count),
                ])
        case .exhausted(let reviews, _):
            return .init("lots.proof.all-ways", .tor("20"), ["states": named(reviews)])
        }
    }
}
