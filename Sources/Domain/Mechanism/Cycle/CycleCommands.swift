import Kernel

extension Cycle {
    package enum Command: Sendable {
        case open(Opening)
        case recordCalendar(years: [[StateCode]], lot: Lot)
        /// States whose lots are still to be drawn are reviewed in so many years (TOR 13, 45).
        case decideYears(Int, decision: String)
        /// The calendar from the first year that is still to be drawn.
        case recordNewCalendar(years: [[StateCode]], lot: Lot)
        case updateRoll([RollEntry])
        case deferReview(StateCode, justification: String)
        case deferServing(StateCode, year: Int)
        case circulateExperts(year: Int, experts: [Circulated])
        case recordPairs(year: Int, pairs: [Pairing], unmet: [StateCode], lot: Lot)
        case recordRedraw(Pairing, justification: String, exceptional: Bool, lot: Lot)
        case recordDecline(StateCode, year: Int, pairs: [Pairing], justification: String, lot: Lot)
        /// What a State asked for could not be done, and what shows it.
        case noteRefused(RefusedRequest)
    }

    /// A request that would have made it impossible to complete the cycle by the rules.
    package struct RefusedRequest: Codable, Hashable, Sendable {
        /// "defer-review", "defer-serving", "redraw", "decline"; "pairs" or "roll", which no State asks for.
        /// The catalogues have a sentence for each, below `draw.refused-row`.
        package let request: String
        package let state: StateCode?
        package let year: Int
        /// Codes of the refusal's reasons.
        package let codes: [String]
        /// What a person can check with the roll in hand (`Lots.Certificate`); `null` where none was found.
        package let certificate: JSON

        package var citation: Citation {
            switch request {
            case "defer-review": .tor("14")
            case "redraw": .tor("19")
            case "roll": .tor("12")
            default: .tor("20")
            }
        }

        package init(request: String, state: StateCode?, year: Int, codes: [String], certificate: JSON) {
            self.request = request
            self.state = state
            self.year = year
            self.codes = codes
            self.certificate = certificate
        }
    }

    /// What the Conference decided, and what the secretariat hands over with it.
    package struct Opening: Sendable {
        package var number: Int
        package var phase: Int
        package var ruleSet: RuleSet
        /// Symbol of the Conference's decision.
        package var decision: String
        package var startYear: Int
        package var scope: RuleSet.Scope
        /// States parties to the Convention at the start of the cycle, those in a regional group.
        package var roll: [RollEntry]
        /// Reviews of the cycle before that are not complete.
        package var outstanding: Int
        /// Symbol of the decision to open before the cycle before is complete.
        package var exception: String

        package init(
            number: Int, phase: Int, ruleSet: RuleSet, decision: String, startYear: Int, scope: RuleSet.Scope,
            roll: [RollEntry], outstanding: Int = 0, exception: String = ""
        ) {
            self.number = number
            self.phase = phase
            self.ruleSet = ruleSet
            self.decision = decision
            self.startYear = startYear
            self.scope = scope
            self.roll = roll
            self.outstanding = outstanding
            self.exception = exception
        }
    }

    /// An expert on the list circulated before a draw.
    package struct Circulated: Codable, Hashable, Sendable {
        package let state: StateCode
        package let expert: Roster.Expert

        package init(state: StateCode, expert: Roster.Expert) {
            self.state = state
            self.expert = expert
        }
    }
}
