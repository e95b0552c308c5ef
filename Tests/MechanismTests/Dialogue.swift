import Kernel
import Mechanism

/// What is written on the desk and said in the dialogue.
extension World {
    static func answer(
        to question: String, _ text: String, from state: StateCode? = "XAA", upon: Int = 1, asks: Bool = false
    ) -> Review.Command {
        .reply(thread: question, from: state, .init(text: text, language: .en), upon: upon, asks: asks)
    }

    static func sheet(
        _ state: StateCode, on article: Article = scope[0], notes: String = "", finding: String = "",
        questions: [Review.Enquiry] = [], upon: Int = 0, share: Bool = false
    ) -> Review.Command {
        .writeDesk(
            state, article, .init(notes: notes, finding: finding, questions: questions), upon: upon, share: share)
    }

    static func material(
        _ organization: String = "Southern Compact", title: String = "A study", articles: [Article] = [scope[0]],
        membership: String = ""
    ) -> Review.Material {
        Review.Material(
            organization: organization, title: title, reference: "SC/2026/4", articles: articles, note: "",
            document: nil, membership: membership)
    }

    static func consider(_ title: String, from state: StateCode?) -> Review.Command {
        .considerMaterial(id: "m1", state, material(title: title), memberships: ["Southern Compact"])
    }

    static func noted(_ state: StateCode, revision: Int, finding: String = "") -> Review.Event {
        .deskNoted(
            article: scope[0], state: state, revision: revision,
            sheet: .init(notes: "Noted", finding: finding, questions: []))
    }

    static let explanation = Review.Enquiry(article: scope[0], kind: .explanation, text: "How could this be met?")
    static let explanationAsked = Review.Event.asked(
        state: "XAA", question: .init(id: "q3", enquiry: explanation))
}
