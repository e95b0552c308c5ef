import Access
import Desk
import Kernel
import Mechanism
import Tongue

/// Country visits and joint meetings: the page of all of them, and the fields of their acts.
package enum MeetingPages {
    struct Model: Sendable {
        let meetings: [Meeting]
        let isEmpty: Bool
        let acts: [Link]
        let mayAct: Bool
    }

    struct Meeting: Sendable {
        let kind: String
        let stage: String
        let facts: [ReviewPages.Fact]
        let stakeholders: [ReviewPages.Fact]
        let hasStakeholders: Bool
        let findings: [Findings]
    }

    struct Findings: Sendable {
        let whose: String
        let text: String
    }

    /// What one may do about them.
    static let acts: [ReviewAct] = [
        .proposeMeeting, .answerMeeting, .proposeStakeholders, .planMeeting, .recordMeeting, .writeFindings,
    ]

    package static func page(_ id: ReviewID, _ review: ReviewView, for reader: Reader) -> Page {
        let meetings = review.inside?.meetings ?? []
        // What is asked of one person of a State, others of it may do too; and findings may be added to.
        let isHeld = meetings.contains { $0.held != nil } && review.inside?.reportFinal == nil
        let mine = MeetingPages.acts.filter { act in
            Access.judge(review.standing, act) == .allowed
                && (review.inside?.asks.contains { $0.act == act } == true || act == .writeFindings && isHeld)
        }
        return Page(
            "review/meetings", title: reader.say("meeting.title"), trail: ReviewPages.trail(id, review, for: reader),
            Model(
                meetings: meetings.map { meeting($0, reader) }, isEmpty: meetings.isEmpty,
                acts: mine.map { reader.link(reader.say("act.\($0.rawValue).title"), .review(id, .act($0))) },
                mayAct: !mine.isEmpty))
    }

    /// "Country visit: planned · 3 May 2027 – 5 May 2027", for the overview.
    static func lines(_ inside: ReviewView.Inside, _ reader: Reader) -> [String] {
        inside.meetings.map { meeting in
            [
                reader.say("meeting.kind.\(meeting.kind.rawValue)"),
                reader.say("meeting.stage.\(meeting.stage.rawValue)"), days(meeting, reader),
            ].compactMap { $0 }.joined(separator: " · ")
        }
    }

    private static func days(_ meeting: Review.DirectMeeting, _ reader: Reader) -> String? {
        let days = meeting.held.map { ($0.from, $0.to) } ?? meeting.plan.map { ($0.from, $0.to) }
        return days.map { from, to in
            from == to ? reader.say(from) : reader.say("meeting.days", ["from": .day(from), "to": .day(to)])
        }
    }

    static func facts(_ meeting: Review.DirectMeeting, _ reader: Reader) -> [ReviewPages.Fact] {
        var facts: [(key: String, value: String?)] = [
            ("meeting.proposed-by", meeting.by.map { reader.say($0) } ?? reader.say("capacity.name.secretariat")),
            ("meeting.proposed-on", reader.say(meeting.proposed)), ("field.reason", meeting.reason),
        ]
        if let answer = meeting.answer {
            facts.append((answer.agreed ? "meeting.agreed-on" : "meeting.not-wished-on", reader.say(answer.on)))
        }
        facts.append((meeting.held == nil ? "meeting.planned-days" : "meeting.held-days", days(meeting, reader)))
        if let plan = meeting.plan {
            facts += [
                ("meeting.field.place", plan.place), ("meeting.field.programme", plan.programme),
                ("meeting.field.funds", plan.funds),
            ]
        }
        facts += [
            ("meeting.field.participants", meeting.held?.participants),
            ("field.conclusions", meeting.held?.conclusions),
        ]
        return facts.compactMap { key, value in
            value.flatMap { $0.isEmpty ? nil : ReviewPages.Fact(name: reader.say(key), value: $0) }
        }
    }

    static func meeting(_ meeting: Review.DirectMeeting, _ reader: Reader) -> Meeting {
        Meeting(
            kind: reader.say("meeting.kind.\(meeting.kind.rawValue)"),
            stage: reader.say("meeting.stage.\(meeting.stage.rawValue)"), facts: facts(meeting, reader),
            stakeholders: meeting.stakeholders.map { ReviewPages.Fact(name: $0.name, value: $0.relevance) },
            hasStakeholders: !meeting.stakeholders.isEmpty,
            findings: meeting.findings.map {
                Findings(
                    whose: reader.say("meeting.findings-of", ["state": .state($0.state), "day": .day($0.on)]),
                    text: $0.text)
            })
    }

    /// Lines for stakeholders on one form.
    package static let stakeholders = 6
}

extension ActForms {
    static func meeting(_ act: ReviewAct, _ review: ReviewView, _ typed: Typed, _ reader: Reader) -> [Field] {
        let present = review.inside?.meetings.last
        func day(_ name: String, _ label: String, _ otherwise: Day?) -> Field {
            Field(
                name, .date, label: reader.say(label),
                typed: typed.or(name, otherwise?.description ?? ""))
        }
        switch act {
        case .proposeMeeting:
            return [
                Field(
                    "kind", .choice, label: reader.say("meeting.field.meeting-kind"), typed: typed["kind"],
                    options: Review.DirectMeeting.Kind.allCases.map {
                        ($0.rawValue, reader.say("meeting.kind.\($0.rawValue)"))
                    }),
                Field("reason", .long(rows: 4), label: reader.say("field.reason"), typed: typed["reason"]),
            ]
        case .answerMeeting:
            let answers = present?.answer?.agreed == true ? ["not-wished"] : ["agreed", "not-wished"]
            return [
                Field(
                    "answer", .choice, label: reader.say("meeting.field.meeting-answer"),
                    hint: reader.say("meeting.field.meeting-answer-hint"), typed: typed["answer"],
                    options: answers.map { ($0, reader.say("meeting.answer.\($0)")) })
            ]
        case .proposeStakeholders:
            let named = present?.stakeholders ?? []
            return (1...MeetingPages.stakeholders).flatMap { index -> [Field] in
                let one = index <= named.count ? named[index - 1] : nil
                return [
                    Field(
                        "name-\(index)", .text,
                        label: reader.say("meeting.field.stakeholder", ["number": .number(index)]),
                        typed: typed.or("name-\(index)", one?.name ?? ""), optional: index > 1),
                    Field(
                        "relevance-\(index)", .long(rows: 2),
                        label: reader.say("meeting.field.relevance", ["number": .number(index)]),
                        typed: typed.or("relevance-\(index)", one?.relevance ?? ""), optional: index > 1),
                ]
            }
        case .planMeeting:
            let plan = present?.plan
            return [
                day("from", "meeting.field.from", plan?.from), day("to", "meeting.field.to", plan?.to),
                Field(
                    "place", .text, label: reader.say("meeting.field.place"),
                    typed: typed.or(
                        "place",
                        plan?.place ?? (present?.kind == .jointMeeting ? reader.say("meeting.vienna") : ""))),
                Field(
                    "programme", .long(rows: 8), label: reader.say("meeting.field.programme"),
                    typed: typed.or("programme", plan?.programme ?? "")),
                Field(
                    "funds", .text, label: reader.say("meeting.field.funds"),
                    hint: reader.say("meeting.field.funds-hint"),
                    typed: typed.or("funds", plan?.funds ?? "")),
            ]
        case .recordMeeting:
            return [
                day("from", "meeting.field.from", present?.plan?.from),
                day("to", "meeting.field.to", present?.plan?.to),
                Field(
                    "participants", .long(rows: 4), label: reader.say("meeting.field.participants"),
                    typed: typed["participants"]),
                Field(
                    "conclusions", .long(rows: 5), label: reader.say("field.conclusions"), typed: typed["conclusions"],
                    optional: true),
            ]
        case .writeFindings:
            return [
                Field(
                    "text", .long(rows: 12), label: reader.say("meeting.field.preliminary-findings"),
                    hint: reader.say("meeting.field.preliminary-findings-hint"), typed: typed["text"])
            ]
        default: return []
        }
    }

    /// The meeting an act is about, above its form.
    static func meetingFacts(_ act: ReviewAct, _ review: ReviewView, _ reader: Reader) -> [ReviewPages.Fact] {
        guard act != .proposeMeeting, let meeting = review.inside?.meetings.last else { return [] }
        return [
            ReviewPages.Fact(
                name: reader.say("meeting.field.meeting-kind"),
                value: reader.say("meeting.kind.\(meeting.kind.rawValue)"))
        ] + MeetingPages.facts(meeting, reader)
    }
}
