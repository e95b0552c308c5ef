import Kernel

/// How TOR 18 bis is read: who must be party to the Protocols of the State under review.
package enum Cover: String, Sendable {
    /// Each of the two reviewing States, to all of them.
    case each
    /// The two between them.
    case together
}

/// Where the second lot may fall (TOR 18, 19).
package enum SecondLot: String, Sendable {
    case anyState = "any-state"
    case otherRegion = "other-region"
}

/// A reviewing State that may not be drawn for a State under review: the earlier ones, when a lot is drawn again.
package struct Exclusion: Hashable, Sendable {
    package let reviewed: StateCode
    package let reviewer: StateCode

    package init(reviewed: StateCode, reviewer: StateCode) {
        self.reviewed = reviewed
        self.reviewer = reviewer
    }
}

/// How long the chain runs. The number of steps changes which pairs a seed gives, so it belongs to the published
/// input.
package struct Effort: Hashable, Sendable {
    /// Steps taken before any assignment counts.
    package let mixing: Int
    /// Steps then spent at assignments that break no rule; the last of them is the draw.
    package let settling: Int
    /// Steps after which the draw is refused.
    package let cap: Int

    package init(mixing: Int, settling: Int, cap: Int) {
        self.mixing = mixing
        self.settling = settling
        self.cap = cap
    }

    /// By the number of reviews that remain: measured on rolls of 5 to 191 States.
    package static func usual(reviews: Int) -> Effort {
        let mixing = 4096 + 1024 * reviews
        return Effort(mixing: mixing, settling: 512 + 64 * reviews, cap: 64 * mixing)
    }
}

/// All that a draw of pairs depends on (TOR 18–20).
package struct PairsInput: Sendable {
    /// The order does not matter.
    package var roll: [RollEntry]
    package var cover = Cover.each
    package var second = SecondLot.anyState
    /// Reviews each State performs in the cycle (TOR 20).
    package var minReviews = 1
    package var maxReviews = 3
    /// The States whose pairs are drawn now.
    package var underReviewThisYear: [StateCode]
    /// The States reviewed in later years: their lots are not drawn now, but must remain possible.
    package var remainingAfter: [StateCode] = []
    /// All pairs already drawn in the cycle; when a lot is drawn again, this year's others too.
    package var history: [Pairing] = []
    package var exclusions: Set<Exclusion> = []
    /// States that serve in a later year (TOR 20).
    package var notServing: Set<StateCode> = []
    /// TOR 19: "if possible".
    package var preferSimilarLegalSystem = true
    package var seed: Seed
    /// The name of this draw, different for each draw that a seed serves.
    package var label: String
    /// `nil` for the usual one.
    package var effort: Effort?

    package init(roll: [RollEntry], underReviewThisYear: [StateCode], seed: Seed, label: String) {
        self.roll = roll
        self.underReviewThisYear = underReviewThisYear
        self.seed = seed
        self.label = label
    }
}

/// A pair with the States that its lots could fall upon: not itself, of the region (the first), party to what TOR
/// 18 bis asks, not excluded, serving this year, not at the most reviews already, never reviewed by the State.
package struct DrawnPair: Hashable, Sendable {
    package let pairing: Pairing
    package let regionalPool: [StateCode]
    package let secondPool: [StateCode]
}

/// By how many reviews the minimum of TOR 20 must be missed, whoever chooses.
package struct Shortage: Hashable, Sendable {
    package let reviews: Int
    /// The States that compete for too few lots: those who must go without are among them.
    package let among: [StateCode]
    /// The lots that admit any of them, this year and later.
    package let lots: Int
}

/// A year's pairs, and what shows that they were possible.
package struct PairsResult: Hashable, Sendable {
    /// By the reviewed State's code.
    package let drawn: [DrawnPair]
    /// One way to complete the cycle after this draw; later draws are free to differ.
    package let witness: [Pairing]
    /// States that after this draw nobody's choice can give the minimum.
    package let unmetMinimum: [StateCode]
    /// `nil` when every State can be given the minimum.
    package let shortage: Shortage?
    /// Whether the regional lots were held to similar legal systems; `false` where that could not be reconciled
    /// with TOR 20, or was not asked for.
    package let preferenceHeld: Bool
    package let steps: Int

    package var pairs: [Pairing] { drawn.map(\.pairing) }
}

/// The second draw: which two States review each State under review.
package enum Pairs {
    /// Draws the year's pairs, uniformly among all assignments of what remains of the cycle that break no rule, up to
    /// the mixing of the chain.
    package static func draw(_ input: PairsInput) throws(Refusal) -> PairsResult {
        let (field, shortage) = try prepare(input)
        var chain = Chain(field, allowedShort: shortage?.reviews ?? 0, Bits(input.seed, input.label))
        guard let steps = chain.run(input.effort ?? .usual(reviews: field.reviews.count)) else {
            throw .rule("lots.infeasible", .tor("20"), ["count": .number(field.reviews.count)])
        }
        let pairings = field.reviews.indices.map { review in
            Pairing(
                reviewed: field.codes[field.reviews[review]], regional: field.codes[chain.reviewer[2 * review]],
                second: field.codes[chain.reviewer[2 * review + 1]])
        }
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

    /// The static rules and what they leave possible; the preference of TOR 19 gives way to the minimum and the
    /// maximum of TOR 20.
    private static func prepare(_ input: PairsInput) throws(Refusal) -> (Field, Shortage?) {
        let plain = try Field(input, preferring: false)
        let shortage = try Feasibility.judge(plain)
        if input.preferSimilarLegalSystem {
            let preferring = try Field(input, preferring: true)
            let judged = Result { () throws(Refusal) in try Feasibility.judge(preferring) }
            if case .success(let held) = judged, held?.reviews == shortage?.reviews { return (preferring, held) }
        }
        return (plain, shortage)
    }

    /// States below the minimum that too few of the later lots could still fall upon.
    private static func beyondReach(_ field: Field, _ pairs: [Pairing]) -> [StateCode] {
        field.codes.indices.filter { state in
            let code = field.codes[state]
            let performed = field.loads[state] + pairs.count { $0.reviewers.contains(code) }
            guard performed < field.least else { return false }
            let met = Set(pairs.filter { $0.reviewed == code }.flatMap(\.reviewers))
            let open = (field.current..<field.reviews.count).count { review in
                !met.contains(field.codes[field.reviews[review]])
                    && (field.admits(2 * review, state) || field.admits(2 * review + 1, state))
            }
            return performed + open < field.least
        }.map { field.codes[$0] }
    }
}
