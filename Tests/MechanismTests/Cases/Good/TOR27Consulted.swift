import Checklist
import Kernel

extension Case {
    /// The response names the stakeholders consulted, or says that none were.
    static let consultedAtHome = of(
        "TOR 27, the stakeholders",
        [
            Case(
                "stakeholders are named", Response.self, given: [World.responseOpened],
                when: .declareStakeholders("The bar, for article 5", none: false, upon: 0),
                .records("stakeholdersDeclared")),
            Case(
                "the State says that none were consulted, and hands in", Response.self,
                given: World.answered.dropLast() + [.stakeholdersDeclared(text: "", none: true, revision: 1)],
                when: .submit(.en),
                .records("submitted")),
        ])
}
