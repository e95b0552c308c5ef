import Kernel

/// A draw as anybody may see it: all of it is public (TOR 3; RES 5 (a)).
package struct CeremonyView: Sendable {
    package let announced: Ceremony.Announced
    package let stage: Ceremony.Stage
    /// In the order of the States' codes.
    package let contributions: [(state: StateCode, word: String)]
    package let dice: [Int]?
    package let beacon: String?
    package let skipped: String?
    /// In the order they closed; empty until the last is closed.
    package let sources: [String]
    package let seed: String?
    package let book: JSON?
    package let bookFingerprint: String?
    package let balls: [Int]?
    package let transcript: [String]
    package let drawnOn: Day?
    package let earlier: [Ceremony.Earlier]

    package var name: String { announced.subject.name }

    /// Whether chance has begun to fall: from the closing of contributions to the last lot.
    package var isUnderWay: Bool { ![.open, .drawn, .ended].contains(stage) }
}

extension Ceremony.State {
    /// `nil` until the draw was announced.
    package func view() -> CeremonyView? {
        announced.map {
            CeremonyView(
                announced: $0, stage: stage,
                contributions: contributions.sorted { $0.key < $1.key }.map { (state: $0.key, word: $0.value) },
                dice: dice, beacon: beacon, skipped: skipped, sources: sources, seed: seed, book: book,
                bookFingerprint: bookFingerprint, balls: balls, transcript: transcript, drawnOn: drawnOn,
                earlier: earlier)
        }
    }
}
