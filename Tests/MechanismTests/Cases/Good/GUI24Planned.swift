import Kernel
import Mechanism

extension Case {
    /// A visit planned, planned otherwise, and held.
    static let visitPlanned = of(
        "GUI 24, planned by the State under review",
        [
            Case(
                "planned", Review.self, given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: World.plan(from: World.today, to: World.today),
                .records("meetingPlanned")),
            Case(
                "planned otherwise", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned),
                when: World.plan(from: World.today, to: World.today.adding(days: 2)),
                .records("meetingPlanned")),
            Case(
                "held", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned),
                when: World.held(from: World.day("2027-05-20"), to: World.day("2027-05-22")),
                .records("meetingHeld")),
        ])
}
