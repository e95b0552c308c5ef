import Kernel
import Mechanism
import Treaties

/// What a report says by itself, from the file of its review.
extension ReviewView {
    /// Chapter II: on what the review was based, who took part, by what means (BLU 5).
    package var process: [Phrase] {
        var phrases = [
            Phrase(
                "report.process",
                ["state": .state(pairing.reviewed), "reviewers": .list(pairing.reviewers.map { .state($0) })])
        ]
        guard let inside else { return phrases }
        let people =
            pairing.reviewers.flatMap { inside.experts[$0] ?? [] } + (inside.focalPoint.map { [$0] } ?? [])
        if !people.isEmpty {
            phrases.append(Phrase("report.people", ["people": .list(people.map { .text($0.name) })]))
        }
        return phrases
            + inside.calls.map {
                Phrase("review.call", ["day": .day($0.on), "means": .phrase(Phrase("means.\($0.means.rawValue)"))])
            }
    }
}

extension [Register.Act] {
    /// Chapter IV.A, from the status register: instrument by instrument (BLU 8).
    package var ratification: [Phrase] {
        Instrument.allCases.flatMap { instrument in filter { $0.instrument == instrument } }.map { act in
            Phrase(
                "report.act",
                [
                    "instrument": .instrument(act.instrument),
                    "kind": .phrase(Phrase("status.kind-within.\(act.kind.rawValue)")), "day": .day(act.day),
                ])
        }
    }
}
