import Access
import Kernel
import Mechanism
import Testing

/// At each step of a review: what is asked, of whom, until when, under which paragraph; and nothing of anybody else.
///
/// Written from the guidelines: lots drawn on 15 January 2027, States informed on 1 February, the review beginning on
/// 1 March. "must" holds the review up, "may" does not; the first "must" holds the pen.
@Suite struct AsksTests {
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
            """
        ),
        (
            "introduction", .selfAssessment,
            """
            must divide-tasks expert:XAC 2027-03-01 GUI 17
            must divide-tasks expert:XBC 2027-03-01 GUI 17
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            """
        ),
    ]

    static let examination: [(String, Stage, String)] = [
        (
            "tasks", .selfAssessment,
            """
            must answer-checklist focal-point:XAA 2027-04-01 GUI 15
            must submit-response focal-point:XAA 2027-04-01 GUI 15
            """
        ),
        // Within one month of the receipt, on 20 March.
        ("submitted", .selfAssessment, "must circulate-response secretariat 2027-04-20 GUI 15"),
        // One month after 31 March is 30 April.
        (
            "circulated", .deskReview,
            """
            must submit-desk-review expert:XAC 2027-04-30 GUI 21
            must submit-desk-review expert:XBC 2027-04-30 GUI 21
            """
        ),
        ("first desk review", .deskReview, "must submit-desk-review expert:XBC 2027-04-30 GUI 21"),
        // Two months after the second desk review, on 26 April.
        (
            "second desk review", .dialogue,
            """
            must answer focal-point:XAA 2027-06-26 GUI 23
            must record-call secretariat 2027-06-26 GUI 23
            may ask expert:XAC 2027-06-26 TOR 23
            may ask expert:XBC 2027-06-26 TOR 23
            """
        ),
        (
            "call", .dialogue,
            """
            must answer focal-point:XAA 2027-06-26 GUI 23
            may ask expert:XAC 2027-06-26 TOR 23
            may ask expert:XBC 2027-06-26 TOR 23
            may record-call secretariat 2027-06-26 TOR 28
            """
        ),
        (
            "first answer", .dialogue,
            """
            must close-dialogue secretariat 2027-06-26 GUI 23
            may ask expert:XAC 2027-06-26 TOR 23
            may ask expert:XBC 2027-06-26 TOR 23
            may record-call secretariat 2027-06-26 TOR 28
            """
        ),
    ]

    static let texts: [(String, Stage, String)] = [
        // Five months after the beginning, on 1 March.
        (
            "dialogue closed", .drafting,
            """
            must draft-report expert:XAC 2027-08-01 GUI 30
            must draft-report expert:XBC 2027-08-01 GUI 30
            must send-report secretariat 2027-08-01 GUI 34
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
            may draft-report expert:XAC 2027-09-01 GUI 34
            may draft-report expert:XBC 2027-09-01 GUI 34
            """
        ),
        (
            "agreed by one", .agreement,
            """
            must agree-report expert:XAC 2027-09-01 TOR 33
            must agree-report expert:XBC 2027-09-01 TOR 33
            may comment focal-point:XAA 2027-09-01 GUI 30
            may draft-report expert:XAC 2027-09-01 GUI 34
            may draft-report expert:XBC 2027-09-01 GUI 34
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
            may draft-report expert:XAC 2027-09-01 GUI 34
            may draft-report expert:XBC 2027-09-01 GUI 34
            """
        ),
        (
            "final", .summary,
            """
            must draft-summary expert:XAC 2027-09-01 GUI 34
            must draft-summary expert:XBC 2027-09-01 GUI 34
            """
        ),
        (
            "summary agreed by one", .summary,
            """
            must agree-summary expert:XAC 2027-09-01 TOR 33
            must agree-summary expert:XBC 2027-09-01 TOR 33
            may draft-summary expert:XAC 2027-09-01 GUI 34
            may draft-summary expert:XBC 2027-09-01 GUI 34
            """
        ),
        ("summary final", .summary, "must publish-summary secretariat 2027-09-01 TOR 35"),
        ("summary published", .published, "may publish-report delegate:XAA - TOR 36"),
        ("report published", .published, ""),
    ]

    @Test(arguments: preparation + examination + texts)
    func `exactly this is asked, and of nobody else`(_ name: String, _ stage: Stage, _ expected: String) throws {
        let table = try Script.through(name)
        let inside = try #require(table.standing)
        #expect(inside.asks.map(\.line) == expected.split(separator: "\n").map(String.init))
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
