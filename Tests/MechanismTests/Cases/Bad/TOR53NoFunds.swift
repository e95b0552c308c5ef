import Kernel
import Mechanism

extension Case {
    /// A visit planned without saying who pays.
    static let noFunds = of(
        "TOR 53, the source of funds",
        [
            Case(
                "nobody pays", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: World.plan(from: World.today, to: World.today, funds: ""),
                .refused("review.no-funds TOR 53"))
        ])
}
