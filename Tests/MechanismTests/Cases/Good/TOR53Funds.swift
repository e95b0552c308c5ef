import Kernel
import Mechanism

extension Case {
    /// The source of funds is named.
    static let funds = of(
        "TOR 53, the source of funds",
        [
            Case(
                "a voluntary contribution", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: World.plan(from: World.today, to: World.today, funds: "A voluntary contribution"),
                .records("meetingPlanned"))
        ])
}
