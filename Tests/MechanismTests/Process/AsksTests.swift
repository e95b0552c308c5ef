import Access
import Kernel
import Mechanism
import Testing

/// At each step of a review: what is asked, of whom, until when, under which paragraph; and nothing of anybody else.
///
/// Written from the guidelines: lots drawn on 15 January 2027, States informed on 1 February, the review beginning on
/// 1 March. "must" holds the review up, "may" does not; the first "must" holds the pen.
@Suite struct AsksTests {
    // Once named, people may be replaced by others, until the summary is published.
    static let focalPoint = "may appoint-focal-point delegate:XAA - TOR 17"
    static let firstExperts = "may designate-experts delegate:XAC - TOR 21"
    static let secondExperts = "may designate-experts delegate:XBC - TOR 21"
    static let people = [focalPoint, firstExperts, secondExperts].joined(separator: "\n")
    // A change of the schedule may be proposed to the end; letters are made when the secretariat makes them.
    static let schedule = "may propose-schedule secretariat - GUI 14"
    static let ongoing = schedule + "\n" + people
    static let letters = "may issue-letter secretariat - TOR 47"
    // Further direct dialogue may be proposed by everybody who works in the dialogue.
    static let visit = ["secretariat", "focal-point:XAA", "expert:XAC", "expert:XBC"].map {
        "may propose-meeting \($0) - TOR 28"
    }.joined(separator: "\n")

    static let preparation: [(String, Stage, String)] = [
        ("opened", .drawn, "must inform secretariat 2027-02-15 GUI 12"),
        (
            "informed", .preparation,
            """
            must appoint-focal-point delegate:XAA 2027-02-22 GUI 13
            must designate-experts delegate:XAC 2027-03-01 TOR 21
            must designate-experts delegate:XBC 2027-03-01 TOR 21
            must propose-schedule secretariat 2027-03-01 GUI 14
            """
        ),
        (
            "focal point", .selfAssessment,
            """
            must designate-experts delegate:XAC 2027-03-01 TOR 21
            must designate-experts delegate:XBC 2027-03-01 TOR 21
            must propose-schedule secretariat 2027-03-01 GUI 14
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            \(focalPoint)
            """
        ),
        (
            "first experts", .selfAssessment,
            """
            must designate-experts delegate:XBC 2027-03-01 TOR 21
            must propose-schedule secretariat 2027-03-01 GUI 14
            must divide-tasks expert:XAC 2027-03-01 GUI 17
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            \(focalPoint)
            \(firstExperts)
            """
        ),
        (
            "second experts", .selfAssessment,
            """
            must propose-schedule secretariat 2027-03-01 GUI 14
            must record-introduction secretariat 2027-03-01 GUI 16
            must divide-tasks expert:XAC 2027-03-01 GUI 17
            must divide-tasks expert:XBC 2027-03-01 GUI 17
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            \(people)
            """
        ),
        (
            "schedule", .selfAssessment,
            """
            must agree-schedule delegate:XAA 2027-03-01 GUI 14
            must agree-schedule delegate:XAC 2027-03-01 GUI 14
            must agree-schedule delegate:XBC 2027-03-01 GUI 14
            must record-introduction secretariat 2027-03-01 GUI 16
            must divide-tasks expert:XAC 2027-03-01 GUI 17
            must divide-tasks expert:XBC 2027-03-01 GUI 17
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            may propose-schedule secretariat - GUI 14
            \(people)
            """
        ),
        (
            "schedule agreed by two", .selfAssessment,
            """
            must agree-schedule delegate:XBC 2027-03-01 GUI 14
            must record-introduction secretariat 2027-03-01 GUI 16
            must divide-tasks expert:XAC 2027-03-01 GUI 17
            must divide-tasks expert:XBC 2027-03-01 GUI 17
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            may propose-schedule secretariat - GUI 14
            \(people)
            """
        ),
        (
            "introduction", .selfAssessment,
            """
            must divide-tasks expert:XAC 2027-03-01 GUI 17
            must divide-tasks expert:XBC 2027-03-01 GUI 17
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            \(ongoing)
            """
        ),
    ]

    static let examination: [(String, Stage, String)] = [
        (
            "tasks", .selfAssessment,
            """
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            \(schedule)
            \(focalPoint)
            \(firstExperts)
            may divide-tasks expert:XAC - GUI 17
            \(secondExperts)
            may divide-tasks expert:XBC - GUI 17
            """
        ),
        // Within one month of the receipt, on 20 March.
        (
            "submitted", .selfAssessment,
            """
            must circulate-response secretariat 2027-04-20 GUI 15
            \(schedule)
            \(focalPoint)
            \(firstExperts)
            may divide-tasks expert:XAC - GUI 17
            \(secondExperts)
            may divide-tasks expert:XBC - GUI 17
            """
        ),
        // One month after 31 March is 30 April.
        (
            "circulated", .deskReview,
            """
            must write-desk expert:XAC 2027-04-30 GUI 21
            must submit-desk-review expert:XAC 2027-04-30 GUI 21
            must write-desk expert:XBC 2027-04-30 GUI 21
            must submit-desk-review expert:XBC 2027-04-30 GUI 21
            \(schedule)
            \(focalPoint)
            \(firstExperts)
            may divide-tasks expert:XAC - GUI 17
            \(secondExperts)
            may divide-tasks expert:XBC - GUI 17
            """
        ),
        (
            "first desk review", .deskReview,
            """
            must write-desk expert:XBC 2027-04-30 GUI 21
            must submit-desk-review expert:XBC 2027-04-30 GUI 21
            \(ongoing)
            """
        ),
        // Two months after the second desk review, on 26 April.
        (
            "second desk review", .dialogue,
            """
            must answer focal-point:XAA 2027-06-26 GUI 23
            must record-call secretariat 2027-06-26 GUI 23
            may ask expert:XAC 2027-06-26 TOR 23
            may ask expert:XBC 2027-06-26 TOR 23
            \(visit)
            \(ongoing)
            """
        ),
        (
            "call", .dialogue,
            """
            must answer focal-point:XAA 2027-06-26 GUI 23
            may ask expert:XAC 2027-06-26 TOR 23
            may ask expert:XBC 2027-06-26 TOR 23
            may record-call secretariat 2027-06-26 TOR 23
            \(visit)
            \(ongoing)
            """
        ),
        (
            "first answer", .dialogue,
            """
            must close-dialogue secretariat 2027-06-26 GUI 23
            may ask expert:XAC 2027-06-26 TOR 23
            may ask expert:XBC 2027-06-26 TOR 23
            may record-call secretariat 2027-06-26 TOR 23
            \(visit)
            \(ongoing)
            """
        ),
    ]

    // With the country visit agreed to, it is asked of the State to plan it and of the experts to say what they found.
    static let asking = """
        may ask expert:XAC 2027-06-26 TOR 23
        may ask expert:XBC 2027-06-26 TOR 23
        may record-call secretariat 2027-06-26 TOR 23
        """
    static let closing = "must close-dialogue secretariat 2027-06-26 GUI 23\n" + asking
    static let withdraw = "may answer-meeting focal-point:XAA - TOR 28"

    static let visiting: [(String, Stage, String)] = [
        (
            "visit proposed", .dialogue,
            """
            \(closing)
            must answer-meeting focal-point:XAA - TOR 28
            \(ongoing)
            """
        ),
        (
            "visit agreed", .dialogue,
            """
            \(closing)
            must propose-stakeholders focal-point:XAA - TOR 29
            \(withdraw)
            \(ongoing)
            """
        ),
        (
            "stakeholders", .dialogue,
            """
            \(closing)
            must plan-meeting focal-point:XAA - GUI 24
            \(withdraw)
            \(ongoing)
            """
        ),
        (
            "visit planned", .dialogue,
            """
            \(closing)
            must record-meeting secretariat 2027-05-31 GUI 24
            may plan-meeting focal-point:XAA - GUI 24
            \(withdraw)
            \(ongoing)
            """
        ),
        // Two weeks after 31 May; another may be proposed.
        (
            "visit held", .dialogue,
            """
            \(closing)
            must write-findings expert:XAC 2027-06-14 GUI 29
            must write-findings expert:XBC 2027-06-14 GUI 29
            \(visit)
            \(ongoing)
            """
        ),
        (
            "visit findings", .dialogue,
            """
            \(closing)
            must write-findings expert:XBC 2027-06-14 GUI 29
            \(visit)
            \(ongoing)
            """
        ),
    ]

    static let texts: [(String, Stage, String)] = [
        // Five months after the beginning, on 1 March.
        (
            "dialogue closed", .drafting,
            """
            must write-findings expert:XBC 2027-06-14 GUI 29
            must draft-report expert:XAC 2027-08-01 GUI 30
            must draft-report expert:XBC 2027-08-01 GUI 30
            must send-report secretariat 2027-08-01 GUI 34
            \(ongoing)
            """
        ),
        // Six months after the beginning.
        (
            "sent", .agreement,
            """
            must agree-report focal-point:XAA 2027-09-01 TOR 33
            must agree-report expert:XAC 2027-09-01 TOR 33
            must agree-report expert:XBC 2027-09-01 TOR 33
            may comment focal-point:XAA 2027-09-01 GUI 30
            may ask-explanation focal-point:XAA - GUI 33
            may draft-report expert:XAC 2027-09-01 GUI 34
            may draft-report expert:XBC 2027-09-01 GUI 34
            \(ongoing)
            """
        ),
        (
            "commented", .agreement,
            """
            must agree-report focal-point:XAA 2027-09-01 TOR 33
            must agree-report expert:XAC 2027-09-01 TOR 33
            must agree-report expert:XBC 2027-09-01 TOR 33
            must settle-comments expert:XAC 2027-09-01 GUI 34
            must settle-comments expert:XBC 2027-09-01 GUI 34
            may comment focal-point:XAA 2027-09-01 GUI 30
            may ask-explanation focal-point:XAA - GUI 33
            may draft-report expert:XAC 2027-09-01 GUI 34
            may draft-report expert:XBC 2027-09-01 GUI 34
            \(ongoing)
            """
        ),
        (
            "agreed by one", .agreement,
            """
            must agree-report expert:XAC 2027-09-01 TOR 33
            must agree-report expert:XBC 2027-09-01 TOR 33
            may comment focal-point:XAA 2027-09-01 GUI 30
            may ask-explanation focal-point:XAA - GUI 33
            may draft-report expert:XAC 2027-09-01 GUI 34
            may draft-report expert:XBC 2027-09-01 GUI 34
            \(ongoing)
            """
        ),
        // The text has changed: all three are asked again.
        (
            "revised", .agreement,
            """
            must agree-report focal-point:XAA 2027-09-01 TOR 33
            must agree-report expert:XAC 2027-09-01 TOR 33
            must agree-report expert:XBC 2027-09-01 TOR 33
            may comment focal-point:XAA 2027-09-01 GUI 30
            may ask-explanation focal-point:XAA - GUI 33
            may draft-report expert:XAC 2027-09-01 GUI 34
            may draft-report expert:XBC 2027-09-01 GUI 34
            \(ongoing)
            """
        ),
        (
            "final", .summary,
            """
            must draft-summary expert:XAC 2027-09-01 GUI 34
            must draft-summary expert:XBC 2027-09-01 GUI 34
            must send-summary secretariat 2027-09-01 GUI 34
            may publish-report delegate:XAA - TOR 36
            may ask-explanation focal-point:XAA - GUI 33
            \(ongoing)
            """
        ),
        (
            "summary agreed by one", .summary,
            """
            must agree-summary expert:XAC 2027-09-01 TOR 33
            must agree-summary expert:XBC 2027-09-01 TOR 33
            may draft-summary expert:XAC 2027-09-01 GUI 34
            may draft-summary expert:XBC 2027-09-01 GUI 34
            may comment focal-point:XAA 2027-09-01 GUI 30
            may publish-report delegate:XAA - TOR 36
            may ask-explanation focal-point:XAA - GUI 33
            \(ongoing)
            """
        ),
        (
            "summary final", .summary,
            """
            must publish-summary secretariat 2027-09-01 TOR 35
            may translate-summary secretariat - TOR 35
            may publish-report delegate:XAA - TOR 36
            may ask-explanation focal-point:XAA - GUI 33
            \(ongoing)
            """
        ),
        (
            "summary published", .published,
            """
            may translate-summary secretariat - TOR 35
            may publish-report delegate:XAA - TOR 36
            """
        ),
        ("report published", .published, "may translate-summary secretariat - TOR 35"),
    ]

    @Test(arguments: preparation + examination + visiting + texts)
    func `exactly this is asked, and of nobody else`(_ name: String, _ stage: Stage, _ expected: String) throws {
        let table = try Script.through(name)
        let inside = try #require(table.standing)
        let letters = name == "opened" ? [] : [AsksTests.letters]
        #expect(inside.asks.map(\.line) == expected.split(separator: "\n").map(String.init) + letters)
        #expect(inside.stage == stage)
        #expect(inside.pen?.line == expected.split(separator: "\n").first { $0.hasPrefix("must") }.map(String.init))
        // Each is asked of one person of the cast at most, and that person may do it.
        for ask in inside.asks {
            let asked = Cast.allCases.filter { ask.concerns(table.review.standing(of: $0.actor)) }
            #expect(asked.count == 1, "\(ask.line): \(asked)")
            for one in asked { #expect(Access.judge(table.review.standing(of: one.actor), ask.act) == .allowed) }
        }
        // All participants see the same.
        for one in Cast.allCases {
            let own = table.review.view(as: one.actor)?.inside
            #expect(own == nil || own?.asks == inside.asks, "\(one)")
        }
    }

    @Test func `every step of the script is one that was asked for`() throws {
        var table = Table()
        for step in Script.steps {
            if let act = step.act {
                let asks = table.standing?.asks ?? []
                let standing = table.review.standing(of: step.who.actor)
                #expect(asks.contains { $0.act == act && $0.concerns(standing) }, "\(step)")
            }
            try step.take(&table)
        }
    }
}

extension Ask {
    /// "must appoint-focal-point delegate:XAA 2027-02-22 GUI 13".
    var line: String {
        let who =
            switch of {
            case .secretariat: "secretariat"
            case .delegate(let state): "delegate:\(state.rawValue)"
            case .focalPoint(let state): "focal-point:\(state.rawValue)"
            case .experts(let state): "expert:\(state.rawValue)"
            }
        return "\(isOptional ? "may" : "must") \(act.rawValue) \(who) \(due?.description ?? "-") \(citation.text)"
    }
}
