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
    /// Steps after which the chain begins again, under another penalty or without the preference, or the draw is
    /// refused.
    package let cap: Int

    package init(mixing: Int, settling: Int, cap: Int) {
        self.mixing = mixing
        self.settling = settling
        self.cap = cap
    }

    /// By the number of reviews that remain. Measured on rolls of 191 and 2,000 States: what a chain keeps of where it
    /// was falls to a third in some 18 steps for each lot; there are two lots a review, and so 256 steps a lot.
    package static func usual(reviews: Int) -> Effort {
        let mixing = 8192 + 512 * reviews
        return Effort(mixing: mixing, settling: 1024 + 64 * reviews, cap: 32 * mixing)
    }
}

/// All that a draw of pairs depends on (TOR 18–20).
package struct PairsInput: Sendable {
    /// The order does not matter.
    package var roll: [Entrant]
    package var cover = Cover.each
    package var second = SecondLot.anyState
    /// Reviews each State performs in the cycle (TOR 20).
    package var minReviews = 1
    package var maxReviews = 3
    /// TOR 19: no two States review each other in a cycle.
    package var noMutual = true
    /// The States whose pairs are drawn now.
    package var underReviewThisYear: [StateCode]
    /// The States reviewed in later years: their lots are not drawn now, but must remain possible.
    package var remainingAfter: [StateCode] = []
    /// All pairs already drawn in the cycle; when a lot is drawn again, this year's others too.
    package var history: [Pairing] = []
    package var exclusions: Set<Exclusion> = []
    /// Lots of this year that stand, with the State each has fallen upon, where only a pair's other lot is drawn again.
    package var standing: [LotName: StateCode] = [:]
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
        self.init(
            entrants: roll.map(Entrant.init), underReviewThisYear: underReviewThisYear, seed: seed, label: label)
    }

    package init(entrants: [Entrant], underReviewThisYear: [StateCode], seed: Seed, label: String) {
        roll = entrants
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
    /// How often the chain came to its cap and began again before it came to this end.
    package let attempt: Int
    package let steps: Int

    package var pairs: [Pairing] { drawn.map(\.pairing) }
}

/// The second draw: which two States review each State under review.
package enum Pairs {
    /// Draws the year's pairs, uniformly among all assignments of what remains of the cycle that break no rule, up to
    /// the mixing of the chain.
    package static func draw(_ input: PairsInput) throws(Refusal) -> PairsResult {
        try Drawing(input).draw(input.seed, input.label, input.effort)
    }
}
