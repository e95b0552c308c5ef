import Kernel

extension Ceremony {
    package enum Event: Kernel.Event {
        case announced(cycle: Int, subject: Subject, terms: Terms, input: JSON, fingerprint: String)
        case contributed(state: StateCode, word: String)
        case takenBack(reason: String)
        case closed
        case diceRolled(dice: [Int])
        case beaconNoted(value: String)
        case beaconSkipped(reason: String)
        case seeded(sources: [String], seed: String)
        case bookPrinted(book: JSON, fingerprint: String)
        case ballsDrawn(balls: [Int])
        case drawn(transcript: [String])
        case failed(code: String)

        package static var room: String { "ceremony" }

        package var citations: [Citation] {
            if case .announced(_, let subject, _, _, _) = self {
                [.tor("3"), .res("5 (a)"), subject.citation]
            } else {
                [.tor("3"), .res("5 (a)")]
            }
        }
    }
}
