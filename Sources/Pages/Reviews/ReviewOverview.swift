import Access
import Desk
import Kernel
import Mechanism
import Tongue

extension ReviewPages {
    struct Overview: Sendable {
        let facts: [Fact]
        let summary: Link?
        let report: Link?
        /// Where the delegate of another State party asks to read the report, or reads what was granted (TOR 37).
        let access: Link?
        let inside: Inside?

        struct Inside: Sendable {
            let asks: [AskLine]
            let options: [Link]
            let mayMore: Bool
            let waiting: [String]
            let isWaiting: Bool
            let links: [Link]
            let line: Line
            let meetings: [String]
            let hasMeetings: Bool
            let people: [Fact]
            let tasks: [Fact]
            let findings: [Finding]
            let hasDeskReview: Bool
            let course: [Step]
            let players: [Player]
            let playerAction: String
            let formToken: String
        }

        struct Finding: Sendable {
            let state: String
            let article: String
            let text: String
        }

        struct Step: Sendable {
            let day: String
            let what: String
            let rules: String
        }

        /// Somebody of this review whom one click signs in, in the training room.
        struct Player: Sendable {
            let name: String
            let capacity: String
            let person: String
            let capacityValue: String
        }
    }

    struct Fact: Sendable {
        let name: String
        let value: String
    }

    /// One review: what is asked, how it came here, who takes part. Outsiders see what is public, and no more.
    ///
    /// - Parameters:
    ///   - access: where the delegate of another State party asks for the report, or reads what was granted.
    ///   - players: people of the three States and the secretariat, in the training room only.
    package static func overview(
        _ id: ReviewID, _ review: ReviewView, access: Link? = nil, players: [(person: NamedPerson, capacity: Capacity)],
        for reader: Reader
    ) -> Page {
        let pairing = review.pairing
        var facts = [
            Fact(name: reader.say("review.year"), value: String(review.year)),
            Fact(
                name: reader.say("review.reviewing"),
                value: reader.speaker.list(pairing.reviewers.map { reader.say($0) })),
            Fact(
                name: reader.say("review.covers"),
                value: reader.speaker.list(([.untoc] + review.protocols).map { reader.speaker.name(of: $0) })),
            Fact(name: reader.say("review.drawn"), value: reader.say(review.drawn)),
        ]
        if let inside = review.inside {
            facts.append(Fact(name: reader.say("review.stage"), value: reader.say("stage.\(inside.stage.rawValue)")))
            facts += arrangements(inside, reader)
        }
        return Page(
            "review/overview", title: reader.say("review.of", ["state": .state(pairing.reviewed)]),
            trail: [reader.link(reader.say("review.list"), .reviews)],
            Overview(
                facts: facts,
                summary: review.summaryPublished == nil
                    ? nil : reader.link(reader.say("review.read-summary"), .review(id, .summary)),
                report: review.partsPublished == nil && review.reportPublished == nil
                    ? nil : reader.link(reader.say("review.read-report"), .review(id, .report)),
                access: access,
                inside: review.inside.map { inside(id, review, $0, players, reader) }))
    }

    /// What the States were told and what was agreed: beginning, training, procedure, languages, schedule.
    static func arrangements(_ inside: ReviewView.Inside, _ reader: Reader) -> [Fact] {
        var facts: [(key: String, value: String?)] = []
        if let informed = inside.informed {
            facts += [
                ("review.begins", reader.say(informed.begins)),
                ("field.training", informed.training.map { reader.say($0) }),
                ("field.procedure", informed.note),
            ]
        }
        if let schedule = inside.scheduleInForce ?? inside.schedule {
            let languages =
                schedule.languages.map { reader.speaker.say(.language($0)) }
                + (schedule.other.isEmpty ? [] : [schedule.other])
            facts += [
                ("review.languages", reader.speaker.list(languages)), ("field.funding", schedule.funding),
                ("field.schedule", schedule.note),
            ]
        }
        facts.append(("review.introduction", inside.introduction.map { reader.say($0.on) }))
        facts.append(("field.qualifications", inside.qualifications))
        facts.append(("step.response-circulated", inside.circulationNote))
        return facts.compactMap { key, value in
            value.flatMap { $0.isEmpty ? nil : Fact(name: reader.say(key), value: $0) }
        }
    }

    private static func inside(
        _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside,
        _ players: [(person: NamedPerson, capacity: Capacity)], _ reader: Reader
    ) -> Overview.Inside {
        let mine = inside.asks.filter { $0.concerns(review.standing) }
        let others = inside.asks.filter { !$0.concerns(review.standing) && !$0.isOptional }
        return Overview.Inside(
            asks: mine.filter { !$0.isOptional }.map { AskLine($0, id, nil, for: reader) },
            options: mine.filter(\.isOptional).map {
                reader.link(reader.say("act.\($0.act.rawValue).title"), .review(id, .act($0.act)))
            },
            mayMore: mine.contains(where: \.isOptional),
            waiting: others.map { ask in
                let (due, _) = AskLine.due(ask.due, reader)
                return [reader.who(ask.of, inside), reader.say("act.\(ask.act.rawValue).title"), due].compactMap { $0 }
                    .joined(
                        separator: " · ")
            },
            isWaiting: !others.isEmpty, links: links(id, review, inside, reader),
            line: line(review, inside, reader), meetings: MeetingPages.lines(inside, reader),
            hasMeetings: !inside.meetings.isEmpty,
            people: people(review, inside, reader),
            tasks: inside.tasks.keys.sorted().compactMap { article in
                inside.tasks[article].map {
                    Fact(name: reader.heading(article), value: reader.say($0))
                }
            },
            findings: review.pairing.reviewers.flatMap { state in
                (inside.deskReviews[state]?.findings ?? []).map {
                    Overview.Finding(state: reader.say(state), article: reader.heading($0.article), text: $0.text)
                }
            },
            hasDeskReview: !inside.tasks.isEmpty,
            course: course(inside, reader),
            players: players.map {
                Overview.Player(
                    name: $0.person.name, capacity: reader.say($0.capacity), person: $0.person.id.rawValue,
                    capacityValue: $0.capacity.text)
            }, playerAction: Route.trainingSignIn.path, formToken: reader.formToken)
    }

    /// What was done and when, each step with its paragraphs in short: "TOR 18".
    static func course(_ inside: ReviewView.Inside, _ reader: Reader) -> [Overview.Step] {
        inside.course.map { step in
            Overview.Step(
                day: reader.say(step.stamp.day),
                what: [reader.say("step.\(step.name)"), step.state.map { reader.say($0) }].compactMap { $0 }.joined(
                    separator: " · "),
                rules: step.citations.map { reader.speaker.say(.code($0.text)) }.joined(separator: " · "))
        }
    }

    private static func links(
        _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside, _ reader: Reader
    ) -> [Link] {
        var links: [Link] = []
        // The reviewing States read it once it was circulated, the secretariat once it was handed in.
        let mayRead =
            review.standing.reviewing != nil
            ? inside.responseCirculated != nil : review.standing.isUnderReview || inside.responseReceived != nil
        if inside.informed != nil && mayRead {
            links.append(reader.link(reader.say("review.response"), .review(id, .checklist(.map))))
        }
        if Access.judge(review.standing, reading: .reviewingSide) == .allowed && inside.responseCirculated != nil {
            links.append(reader.link(reader.say("desk.title"), .review(id, .desk(.map))))
        }
        if !inside.dialogue.isEmpty || inside.deskReviews.count == review.pairing.reviewers.count {
            links.append(reader.link(reader.say("review.dialogue"), .review(id, .dialogue(.threads))))
        }
        if inside.dialogueClosed != nil && (!review.standing.isUnderReview || inside.reportSent != nil) {
            links.append(reader.link(reader.say("review.report"), .review(id, .report)))
        }
        if inside.summaryDrafted != nil || inside.reportFinal != nil && !review.standing.isUnderReview {
            links.append(reader.link(reader.say("review.summary"), .review(id, .summary)))
        }
        if inside.meetings.isEmpty == false || inside.stage == .dialogue {
            links.append(reader.link(reader.say("meeting.title"), .review(id, .meetings)))
        }
        if !inside.letters.isEmpty || !inside.lettersToMake.isEmpty {
            links.append(reader.link(reader.say("letter.title"), .review(id, .letters)))
        }
        links.append(reader.link(reader.say("review.file"), .review(id, .file)))
        links.append(reader.link(reader.say("reads.title"), .review(id, .confidentiality(.overview))))
        return links
    }

    private static func people(_ review: ReviewView, _ inside: ReviewView.Inside, _ reader: Reader) -> [Fact] {
        var people: [Fact] = []
        if let focalPoint = inside.focalPoint {
            people.append(
                Fact(
                    name: reader.say("who.focal-point", ["state": .state(review.pairing.reviewed)]),
                    value: focalPoint.name))
        }
        for state in review.pairing.reviewers {
            if let experts = inside.experts[state] {
                people.append(
                    Fact(
                        name: reader.say("who.experts", ["state": .state(state)]),
                        value: reader.speaker.list(experts.map { reader.speaker.say(.text($0.name)) })))
            }
        }
        if let staff = inside.informed?.staff {
            people.append(Fact(name: reader.say("who.secretariat"), value: staff.name))
        }
        return people
    }
}
