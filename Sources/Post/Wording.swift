import Kernel
import Tongue

/// What messages say, in the language of who receives them. None says what a review is about: that something is asked,
/// in which review, by when, under which paragraph, and where to find it.
package enum Wording {
    /// One thing that is asked of somebody.
    package struct Line: Hashable, Sendable {
        /// The State under review.
        package let state: StateCode
        package let due: Day?
        /// `nil` to somebody who was given a part of a response: no more is said of the review.
        package let rule: Citation?
        package let address: String

        package init(_ state: StateCode, due: Day?, rule: Citation?, address: String) {
            self.state = state
            self.due = due
            self.rule = rule
            self.address = address
        }
    }

    package struct Words: Hashable, Sendable {
        package let subject: String
        package let text: String

        package init(subject: String, text: String) {
            self.subject = subject
            self.text = text
        }
    }

    /// All that is asked of one person on a day; what is foreseen for earlier is said in neutral words (GUI 9).
    package static func reminder(
        to name: String, _ lines: [Line], on day: Day, firstPage: String, settings: String, by speaker: Speaker
    ) -> Words {
        func say(_ key: String, _ values: [String: Phrase.Value] = [:]) -> String {
            speaker.say(Phrase("post.\(key)", values))
        }
        var told: [String] = []
        for line in lines {
            let paragraph = "\(self.line(line, on: day, say))\n\(line.address)"
            if !told.contains(paragraph) { told.append(paragraph) }
        }
        let states = Set(lines.map(\.state))
        let subject =
            if states.count == 1, let line = lines.first {
                say(lines.allSatisfy { $0.rule == nil } ? "subject-part" : "subject", ["state": .state(line.state)])
            } else {
                say("subject-several")
            }
        let text =
            [speaker.say(Phrase("reminder.to", ["name": .text(name)])), say("lead")] + told
            + (lines.contains { $0.rule != nil && $0.due != nil } ? [say("indicative")] : [])
            + [say("first-page") + "\n" + firstPage, say("settings") + "\n" + settings, say("automatic")]
        return Words(subject: subject, text: text.joined(separator: "\n\n"))
    }

    private static func line(
        _ line: Line, on day: Day, _ say: (String, [String: Phrase.Value]) -> String
    ) -> String {
        guard let rule = line.rule else { return say("part", ["state": .state(line.state)]) }
        let values: [String: Phrase.Value] = ["state": .state(line.state), "rule": .citation(rule)]
        guard let due = line.due else { return say("asked", values) }
        return say(due < day ? "asked-passed" : "asked-by", values.merging(["day": .day(due)]) { $1 })
    }

    /// The one-time link, to nobody but the address invited.
    package static func invitation(
        to name: String, capacities: [String], link: String, until: Day, by speaker: Speaker
    ) -> Words {
        func say(_ key: String, _ values: [String: Phrase.Value] = [:]) -> String {
            speaker.say(Phrase("post.\(key)", values))
        }
        return Words(
            subject: say("invitation-subject"),
            text: [
                speaker.say(Phrase("reminder.to", ["name": .text(name)])),
                say("invitation", ["capacity": .text(speaker.list(capacities))]) + "\n" + link,
                say("invitation-stands", ["day": .day(until)]), speaker.say("reminder.signed"),
            ].joined(separator: "\n\n"))
    }

    /// A one-time link that somebody asked for, to nobody but the address it was asked for.
    ///
    /// - Parameter isFirst: whether the person has not come in yet.
    package static func ownLink(to name: String, link: String, isFirst: Bool, by speaker: Speaker) -> Words {
        Words(
            subject: speaker.say(isFirst ? "post.invitation-subject" : "entry.mail.subject"),
            text: [
                speaker.say(Phrase("reminder.to", ["name": .text(name)])),
                speaker.say(isFirst ? "entry.mail.first" : "entry.mail.lost") + "\n" + link,
                speaker.say("entry.mail.stands"), speaker.say("post.automatic"),
            ].joined(separator: "\n\n"))
    }
}
