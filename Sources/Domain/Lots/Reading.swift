import Kernel

/// Whom each lot could fall upon, and who has performed what, read off the input once more: what a person would do who
/// checks a certificate by hand. Shares nothing with the drawing.
struct Reading {
    let input: PairsInput
    let roll: [StateCode: Entrant]
    /// Whether regional lots are held to similar legal systems where two such States remain (TOR 19).
    let preferring: Bool

    init(_ input: PairsInput, preferring: Bool = false) {
        self.input = input
        self.preferring = preferring
        roll = Dictionary(input.roll.map { ($0.state, $0) }) { first, _ in first }
    }

    func performed(_ state: StateCode) -> Int {
        input.history.reduce(0) { $0 + $1.reviewers.count { $0 == state } }
    }

    func places(_ state: StateCode) -> Int { max(0, input.maxReviews - performed(state)) }

    func need(_ state: StateCode) -> Int { max(0, input.minReviews - performed(state)) }

    var lots: [LotName] {
        input.due.flatMap {
            [LotName($0, isRegional: true), LotName($0, isRegional: false)]
        }
    }

    func admitted(_ lot: LotName) -> [StateCode] {
        let pool = roll.keys.filter { admits(lot, $0) }.sorted()
        guard preferring, lot.isRegional, let own = roll[lot.reviewed]?.legalSystem else { return pool }
        let similar = pool.filter { roll[$0].map { !own.isDisjoint(with: $0.legalSystem) } ?? false }
        return similar.count >= 2 ? similar : pool
    }

    /// Apart from the preference.
    private func admits(_ lot: LotName, _ state: StateCode) -> Bool {
        guard let reviewed = roll[lot.reviewed], let reviewer = roll[state], state != lot.reviewed else { return false }
        if let standing = input.standing[lot] { return standing == state }
        if input.exclusions.contains(Exclusion(reviewed: lot.reviewed, reviewer: state)) || places(state) == 0 {
            return false
        }
        if input.notServing.contains(state) && input.underReviewThisYear.contains(lot.reviewed) { return false }
        if input.noMutual
            && input.history.contains(where: { $0.reviewed == state && $0.reviewers.contains(lot.reviewed) })
        {
            return false
        }
        if input.cover == .each && !reviewed.protocols.isSubset(of: reviewer.protocols) { return false }
        let sameRegion = reviewed.group == reviewer.group
        return lot.isRegional ? sameRegion : input.second == .anyState || !sameRegion
    }

    /// The pairs of States, each in the order of their codes, that could meet in these lots.
    func pairs(_ lots: [LotName], of states: Set<StateCode>? = nil) -> Set<[StateCode]> {
        Set(
            lots.flatMap { lot in
                admitted(lot).filter { states?.contains($0) ?? true }.map { [$0, lot.reviewed].sorted() }
            })
    }
}
