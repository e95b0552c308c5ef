import Kernel

extension Cycle {
    package enum Event: Kernel.Event {
        case opened(
            number: Int, phase: Int, ruleSet: String, decision: String, exception: String, startYear: Int, years: Int,
            theme: String, scope: [Article], roll: [RollEntry])
        /// Before ceremonies were announced; kept to be read.
        case inputPublished(draw: String, input: JSON)
        case calendarDrawn(years: [[StateCode]], lot: Lot)
        case reviewDeferred(state: StateCode, from: Int, to: Int, justification: String)
        case servingDeferred(state: StateCode, year: Int)
        case expertsCirculated(year: Int, experts: [Circulated])
        case pairsDrawn(year: Int, pairs: [Pairing], unmet: [StateCode], lot: Lot)
        case pairRedrawn(year: Int, pair: Pairing, justification: String, exceptional: Bool, lot: Lot)
        case lotsDeclined(state: StateCode, year: Int, pairs: [Pairing], justification: String, lot: Lot)
        case rollUpdated(joined: [RollEntry], left: [StateCode], changed: [RollEntry])
        case yearsDecided(decision: String, years: Int)
        case calendarRedrawn(from: Int, years: [[StateCode]], lot: Lot)
        case requestRefused(request: RefusedRequest)

        package static var room: String { "cycle" }

        package var citations: [Citation] {
            switch self {
            case .opened: [.tor("13"), .tor("45")]
            case .inputPublished: [.tor("3"), .res("5 (a)")]
            case .calendarDrawn, .reviewDeferred: [.tor("14")]
            case .servingDeferred: [.tor("20")]
            case .expertsCirculated: [.tor("21")]
            case .pairsDrawn: [.tor("18"), .tor("18 bis"), .tor("19"), .tor("20")]
            case .pairRedrawn: [.tor("19")]
            case .lotsDeclined: [.tor("20")]
            case .rollUpdated: [.tor("12"), .tor("18 bis")]
            case .yearsDecided: [.tor("13"), .tor("45")]
            case .calendarRedrawn: [.tor("14")]
            case .requestRefused(let request): [request.citation]
            }
        }
    }
}
