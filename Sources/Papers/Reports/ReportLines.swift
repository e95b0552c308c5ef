import Kernel
import Mechanism
import Reports
import Tongue
import Treaties

/// The chapters of a report that write themselves from the file of the review: the introduction, the process, the
/// ratification, the legal system (BLU 1–10), paragraph by paragraph, in the language of the report.
package struct ReportLines {
    private let review: ReviewView
    private let acts: [Register.Act]
    private let profile: StateProfile?
    private let speaker: Speaker

    /// - Parameter acts: what the State under review did to each instrument, from the status register.
    package init(_ review: ReviewView, acts: [Register.Act], profile: StateProfile?, in speaker: Speaker) {
        (self.review, self.acts, self.profile, self.speaker) = (review, acts, profile, speaker)
    }

    package var all: [Report.Line] { introduction + process + ratification + legalSystem }

    private var introduction: [Report.Line] {
        let decision = Phrase.Value.code(review.inside?.ruleSet.decision ?? RuleSet.untoc2010.decision)
        return ["conference", "mechanism", "goal", "rules"].map {
            Report.Line(.introduction, "introduction-\($0)", say("introduction-\($0)", ["decision": decision]))
        }
    }

    private var process: [Report.Line] {
        guard let inside = review.inside else { return [] }
        let state = Phrase.Value.state(review.pairing.reviewed)
        func line(_ key: String, _ values: [String: Phrase.Value], as name: String? = nil) -> Report.Line {
            Report.Line(.process, "process-\(name ?? key)", say("process-\(key)", values))
        }
        var lines = [
            line(
                "basis",
                [
                    "state": state, "cycle": .number(review.cycle),
                    "reviewers": .list(review.pairing.reviewers.map { .state($0) }),
                    "instruments": .list(([.untoc] + review.protocols).map { .instrument($0) }),
                ])
        ]
        if let received = inside.responseReceived {
            lines.append(line("response", ["state": state, "day": .day(received)]))
        }
        if !inside.calls.isEmpty {
            let means = inside.calls.map { call in
                Phrase.Value.phrase(
                    Phrase(
                        "chapter.meeting",
                        ["means": .phrase(Phrase("means.\(call.means.rawValue)")), "day": .day(call.on)]))
            }
            lines.append(line("dialogue", ["means": .list(means)]))
        }
        for (place, meeting) in inside.meetings.enumerated() {
            guard let held = meeting.held else { continue }
            lines.append(
                line(
                    meeting.kind.rawValue, ["state": state, "from": .day(held.from), "to": .day(held.to)],
                    as: "meeting-\(place + 1)"))
        }
        for reviewer in review.pairing.reviewers {
            let names = (inside.experts[reviewer] ?? []).map { Phrase.Value.text($0.name) }
            if names.isEmpty { continue }
            lines.append(
                line(
                    "experts", ["state": .state(reviewer), "people": .list(names)],
                    as: "experts-\(reviewer.rawValue.lowercased())"))
        }
        if let focalPoint = inside.focalPoint {
            lines.append(line("focal-point", ["state": state, "name": .text(focalPoint.name)]))
        }
        if let languages = inside.schedule?.languages, !languages.isEmpty {
            lines.append(line("languages", ["languages": .list(languages.map { .language($0) })]))
        }
        return lines
    }

    private var ratification: [Report.Line] {
        let lines = Instrument.allCases.compactMap { instrument -> Report.Line? in
            let done = acts.filter { $0.instrument == instrument }.map { act in
                Phrase.Value.phrase(
                    Phrase(
                        "chapter.act",
                        ["kind": .phrase(Phrase("status.kind-within.\(act.kind.rawValue)")), "day": .day(act.day)]))
            }
            return done.isEmpty
                ? nil
                : Report.Line(
                    .ratification, "ratification-\(instrument.rawValue)",
                    say("ratification", ["instrument": .instrument(instrument), "acts": .list(done)]))
        }
        return lines.isEmpty
            ? [
                Report.Line(
                    .ratification, "ratification-none",
                    say("ratification-none", ["state": .state(review.pairing.reviewed)]))
            ] : lines
    }

    private var legalSystem: [Report.Line] {
        guard let systems = profile?.legalSystem, !systems.isEmpty else { return [] }
        return [
            Report.Line(
                .legalSystem, "legal-system",
                say(
                    "legal-system",
                    [
                        "state": .state(review.pairing.reviewed),
                        "systems": .list(systems.map { .phrase(Phrase("chapter.law.\($0.rawValue)")) }),
                    ]))
        ]
    }

    private func say(_ key: String, _ values: [String: Phrase.Value]) -> String {
        speaker.say(Phrase("chapter.\(key)", values))
    }
}
