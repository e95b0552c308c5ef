import Kernel

/// A draw of pairs made ready: the static rules applied, what they leave judged possible. It can be drawn from any
/// number of times, and says what it is that would be drawn from.
package struct Drawing: Sendable {
    /// With the preference of TOR 19, unless it is shown to stand in the way of TOR 20.
    let field: Field
    /// Without it.
    let plain: Field
    /// `nil` when every State can be given the minimum.
    package let shortage: Shortage?
    /// What shows that the preference of TOR 19 cannot be reconciled with TOR 20, if that is so.
    package let obstacle: Certificate?

    /// The preference gives way to the minimum and the maximum of TOR 20, where it is proved that they cannot both be.
    package init(_ input: PairsInput) throws(Refusal) {
        plain = try Field(input, preferring: false)
        shortage = try Feasibility.judge(plain)
        guard input.preferSimilarLegalSystem else {
            (field, obstacle) = (plain, nil)
            return
        }
        let preferring = try Field(input, preferring: true)
        let judged = Result { () throws(Refusal) in try Feasibility.judge(preferring) }
        if case .success(let held) = judged, held?.reviews == shortage?.reviews {
            obstacle = nil
        } else {
            obstacle = Certificate.find(input, allowing: shortage?.reviews ?? 0, preferring: true)
        }
        field = obstacle == nil ? preferring : plain
    }

    /// As it was judged before, in a published input: nobody can judge otherwise once there is a seed.
    init(_ input: PairsInput, missing: Int, preferring: Bool) throws(Refusal) {
        plain = try Field(input, preferring: false)
        field = preferring ? try Field(input, preferring: true) : plain
        shortage = missing == 0 ? nil : Shortage(reviews: missing, among: [], lots: 0)
        obstacle = nil
    }

    /// Draws once; the usual effort where none is given. Where the chain comes to its cap it begins again, under a
    /// penalty that is two binary digits steeper, at most three times; then all the same without the preference.
    package func draw(_ seed: Seed, _ label: String, _ effort: Effort? = nil) throws(Refusal) -> PairsResult {
        let effort = effort ?? .usual(reviews: field.reviews.count)
        let fields = field.preferenceHeld ? [field, plain] : [field]
        guard let ended = attempt(fields, seed, label, effort) else {
            throw .rule("lots.infeasible", .tor("20"), ["count": .number(field.reviews.count)])
        }
        return result(ended)
    }

    /// A chain that came to its end, and after how many that did not.
    private struct Ended {
        let field: Field
        let chain: Chain
        let attempt: Int
    }

    /// Each attempt has a label of its own; the first, that of the draw.
    private func attempt(_ fields: [Field], _ seed: Seed, _ label: String, _ effort: Effort) -> Ended? {
        for number in 0..<(4 * fields.count) {
            let field = fields[number / 4]
            let bits = Bits(seed, number == 0 ? label : "\(label)/again/\(number)")
            var chain = chain(field, attempt: number, bits)
            if chain.run(effort) { return Ended(field: field, chain: chain, attempt: number) }
        }
        return nil
    }

    func chain(_ field: Field, attempt: Int, _ bits: Bits) -> Chain {
        Chain(field, allowedShort: shortage?.reviews ?? 0, steeper: 2 * (attempt % 4), bits)
    }

    private func result(_ ended: Ended) -> PairsResult {
        let field = ended.field
        let pairings = field.pairings(ended.chain.reviewer)
        let drawn = (0..<field.current).map { review in
            DrawnPair(
                pairing: pairings[review], regionalPool: field.pools[2 * review].map { field.codes[$0] },
                secondPool: field.pools[2 * review + 1].map { field.codes[$0] })
        }
        return PairsResult(
            drawn: drawn, witness: Array(pairings[field.current...]),
            unmetMinimum: beyondReach(Array(pairings[..<field.current])), shortage: shortage,
            preferenceHeld: field.preferenceHeld, attempt: ended.attempt, steps: ended.chain.steps)
    }

    /// Some way to complete the cycle, to show that there is one before an act is allowed: the first that the chain
    /// meets, hence no draw. Without the preference, which no act is refused for.
    package func completion(_ seed: Seed, _ label: String) -> [Pairing]? {
        let first = Effort(mixing: 0, settling: 1, cap: Effort.usual(reviews: plain.reviews.count).cap)
        return attempt([plain], seed, label, first).map { plain.pairings($0.chain.reviewer) }
    }

    /// States below the minimum that too few of the later lots could still fall upon, whether or not the preference is
    /// held.
    private func beyondReach(_ pairs: [Pairing]) -> [StateCode] {
        let field = plain
        return field.codes.indices.filter { state in
            let code = field.codes[state]
            let performed = field.loads[state] + pairs.count { $0.reviewers.contains(code) }
            guard performed < field.least else { return false }
            let met = field.noMutual ? Set(pairs.filter { $0.reviewed == code }.flatMap(\.reviewers)) : []
            let open = (field.current..<field.reviews.count).count { review in
                !met.contains(field.codes[field.reviews[review]])
                    && (field.admits(2 * review, state) || field.admits(2 * review + 1, state))
            }
            return performed + open < field.least
        }.map { field.codes[$0] }
    }
}
