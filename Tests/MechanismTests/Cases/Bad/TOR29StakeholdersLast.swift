import Kernel
import Mechanism

extension Case {
    /// A visit organized or held before its stakeholders were proposed, or one whose relevance nobody says.
    static let stakeholdersLast = of(
        "TOR 29, stakeholders before the visit is organized",
        [
            Case(
                "planned without stakeholders", Review.self, given: World.visit(World.visitProposed, World.visitAgreed),
                when: World.plan(from: World.today, to: World.today),
                .refused("review.no-stakeholders TOR 29")),
            Case(
                "held without stakeholders", Review.self, given: World.visit(World.visitProposed, World.visitAgreed),
                when: World.held(from: World.today, to: World.today),
                .refused("review.no-stakeholders TOR 29")),
            Case(
                "nobody is named", Review.self, given: World.visit(World.visitProposed, World.visitAgreed),
                when: .meeting(.stakeholders([.init(name: "", relevance: "")])),
                .refused("review.no-stakeholders TOR 29")),
            Case(
                "one without relevance, one without name", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed),
                when: .meeting(
                    .stakeholders([
                        .init(name: "The bar", relevance: ""), .init(name: "", relevance: "Relevant"),
                    ])),
                .refused("review.no-relevance TOR 29", "required")),
        ])
}
