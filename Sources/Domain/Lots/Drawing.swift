import Kernel

/// A draw of pairs made ready: the static rules applied, what they leave judged possible. It can be drawn from any
/// number of times, and says what it is that would be drawn from.
package struct Drawing: Sendable {
    /// With the preference of TOR 19, unless it is known to stand in the way of TOR 20.
    let field: Field
    /// Without it.
    let plain: Field
    /// `nil` when every State can be given the minimum.
    package let shortage: Shortage?

    /// The preference gives way to the minimum and the maximum of TOR 20.
    package init(_ input: PairsInput) throws(Refusal) {
        plain = try Field(input, preferring: false)
        let shortage = try Feasibility.judge(plain)
        if input.preferSimilarLegalSystem {
            let preferring = try Field(input, preferring: true)
            let judged = Result { () throws(Refusal) in try Feasibility.judge(preferring) }
            if case .success(let held) = judged, held?.reviews == shortage?.reviews {
                (field, self.shortage) = (preferring, held)
                return
            }
        }
        (field, self.shortage) = (plain, shortage)
    }

    /// Draws once; the usual effort where none is given. Where the chain comes to its cap it begins again, under a
    /// penalty that is two binary digits steeper, at most three times; then all the same without the preference.
    package func draw(_ seed: Seed, _ label: String, _ effort: Effort? = nil) throws(Refusal) -> PairsResult {
        let effort = effort ?? .usual(reviews: field.reviews.count)
        let fields = field.preferenceHeld ? [field, plain] : [field]
        if let drawn = attempt(fields, seed, label, effort) { return result(drawn.field, drawn.reviewer, drawn.steps) }
        throw .rule("lots.infeasible", .tor("20"), ["count": .number(field.reviews.count)])
    }

    /// Each attempt has a label of its own; the first, that of the draw.
    private func attempt(
        _ fields: [Field], _ seed: Seed, _ label: String, _ effort: Effort
    ) -> (field: Field, reviewer: [Int], steps: Int)? {
        for (place, field) in fields.enumerated() {
            for turn in 0..<4 {
                let number = 4 * place + turn
                let bits = Bits(seed, number == 0 ? label : "\(label)/again/\(number)")
                var chain = Chain(field, allowedShort: shortage?.reviews ?? 0, steeper: 2 * turn, bits)
                if let steps = chain.run(effort) { return (field, chain.reviewer, steps) }
            }
        }
        return nil
    }

    private func result(_ field: Field, _ reviewer: [Int], _ steps: Int) -> PairsResult {
        let pairings = field.pairings(reviewer)
        let drawn = (0..<field.current).map { review in
            DrawnPair(
                pairing: pairings[review], regionalPool: field.pools[2 * review].map { field.codes[$0] },
                secondPool: field.pools[2 * review + 1].map { field.codes[$0] })
        }
        return PairsResult(
            drawn: drawn, witness: Array(pairings[field.current...]),
            unmetMinimum: beyondReach(field, Array(pairings[..<field.current])), shortage: shortage,
            preferenceHeld: field.preferenceHeld, steps: steps)
    }

    /// Some way to complete the cycle, to show that there is one before an act is allowed: the first that the chain
    /// meets, hence no draw. Without the preference, which no act is refused for.
    package func completion(_ seed: Seed, _ label: String) -> [Pairing]? {
        let first = Effort(mixing: 0, settling: 1, cap: Effort.usual(reviews: plain.reviews.count).cap)
        return attempt([plain], seed, label, first).map { plain.pairings($0.reviewer) }
    }

    /// States below the minimum that too few of the later lots could still fall upon.
    private func beyondReach(_ field: Field, _ pairs: [Pairing]) -> [StateCode] {
        field.codes.indices.filter { state in
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
