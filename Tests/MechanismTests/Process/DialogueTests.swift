import Kernel
import Mechanism
import Testing

/// How a thread opens, is answered, opens again; and what is shared of a desk.
@Suite struct DialogueTests {
    private func thread(_ events: [Review.Event], _ id: String = "q1") throws -> Review.Exchange {
        let inside = try #require(Review.folded(events).view(as: World.officer)?.inside)
        return try #require(inside.dialogue.first { $0.question.id == id })
    }

    private func replied(_ state: StateCode?, asks: Bool = false, to thread: String = "q1") -> Review.Event {
        .replied(thread: thread, id: "r", state: state, message: .init(text: "A word", language: .en), asks: asks)
    }

    @Test func `a thread is open until it is answered, and again when something further is asked`() throws {
        let asked = World.course(through: "callHeld")
        #expect(try thread(asked).isOpen)
        #expect(try thread(asked + [replied("XAC")]).isOpen)
        #expect(try thread(asked + [replied(nil)]).isOpen)
        let answered = World.course(through: "answered")
        #expect(try !thread(answered).isOpen)
        #expect(try !thread(answered + [replied("XAC")]).isOpen)
        #expect(try !thread(answered + [replied(nil)]).isOpen)
        let further = answered + [replied("XBC", asks: true)]
        #expect(try thread(further).isOpen)
        #expect(try thread(further + [replied(nil)]).isOpen)
        #expect(try !thread(further + [replied("XAA")]).isOpen)
        #expect(try thread(further).messages.map(\.from) == ["XAC", "XAA", "XBC"])
        #expect(try thread(further).answer == "Twelve")
    }

    @Test func `an explanation is asked by one side and given by the other`() throws {
        let asked = World.course + [World.explanationAsked]
        #expect(try thread(asked, "q3").isOpen)
        #expect(
            Review.folded(asked).view(as: World.officer)?.inside?.asks.map(\.line).contains(
                "may reply expert:XAC - GUI 33") == true)
        let given = asked + [.answered(question: "q3", text: "In two steps", state: "XBC")]
        #expect(try !thread(given, "q3").isOpen)
        #expect(try thread(given + [replied("XAA", asks: true, to: "q3")], "q3").isOpen)
        #expect(try thread(given, "q3").messages.map(\.from) == ["XAA", "XBC"])
    }

    @Test func `a translation stands beside its message, the latest of a language`() throws {
        let translated =
            World.course(through: "callHeld")
            + ["Wie", "Combien"].map {
                .messageTranslated(thread: "q1", message: "q1", language: .fr, text: $0)
            }
        #expect(try thread(translated).messages.map(\.translations) == [[.fr: "Combien"]])
        #expect(try thread(translated).messages.map(\.text) == ["How many cases?"])
    }

    @Test func `what was shared is what others see, and not what came after`() throws {
        let events =
            World.course(through: "responseCirculated") + [
                World.noted("XAC", revision: 1, finding: "First"),
                .deskShared(article: World.scope[0], state: "XAC", revision: 1),
                World.noted("XAC", revision: 2, finding: "Second"),
            ]
        let state = Review.folded(events)
        let article = World.scope[0]
        let own = try #require(state.view(as: Cast.regionalExpert.actor)?.inside?.desk[article])
        #expect(own.own?.sheet.finding == "Second" && own.own?.revision == 2 && own.shared == 1 && own.others.isEmpty)
        for reader in [Cast.secondExpert, .secondDelegate, .officer] {
            let desk = try #require(state.view(as: reader.actor)?.inside?.desk[article])
            #expect(desk.own == nil)
            #expect(desk.others.mapValues(\.sheet.finding) == ["XAC": "First"], "\(reader)")
        }
        for reader in Cast.underReview {
            #expect(try #require(state.view(as: reader.actor)?.inside).desk.isEmpty, "\(reader)")
        }
    }

    @Test func `the outcome is put together from the sheets`() throws {
        let events =
            World.course(through: "responseCirculated") + [
                .deskNoted(
                    article: World.scope[1], state: "XAC", revision: 1,
                    sheet: .init(
                        notes: "Ours", finding: "",
                        questions: [.init(article: World.scope[1], kind: .clarification, text: "Why?")])),
                World.noted("XAC", revision: 1, finding: "Found"), World.noted("XAC", revision: 2, finding: "Found it"),
                World.noted("XBC", revision: 1, finding: "Of the other"),
            ]
        let inside = try #require(Review.folded(events).view(as: Cast.regionalExpert.actor)?.inside)
        let outcome = inside.outcome(of: "XAC", scope: World.scope)
        #expect(outcome.findings.map(\.article) == [World.scope[0], World.scope[2]])
        #expect(outcome.findings.map(\.text) == ["Found it", ""])
        #expect(outcome.questions.map(\.text) == ["Why?"])
        #expect(outcome.revision == 3)
    }

    @Test func `work on a desk leaves no trace in the course of the review`() {
        let events = World.course(through: "responseCirculated")
        let worked =
            events + [
                World.noted("XAC", revision: 1), .deskShared(article: World.scope[0], state: "XAC", revision: 1),
            ]
        func course(_ events: [Review.Event]) -> [String]? {
            Review.folded(events).view(as: Cast.focalPoint.actor)?.inside?.course.map(\.name)
        }
        #expect(course(worked) == course(events))
        #expect(course(events) != nil)
    }
}
