import Kernel
import Mechanism

extension Case {
    /// A visit held without a plan, or planned for days that cannot be.
    static let visitUnplanned = of(
        "GUI 24, planned by the State under review",
        [
            Case(
                "held without a plan", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: World.held(from: World.today, to: World.today),
                .refused("review.meeting-not-planned GUI 24")),
            Case(
                "planned for a day gone by", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: World.plan(from: World.day("2027-05-31"), to: World.today),
                .refused("review.meeting-day-past GUI 24")),
            Case(
                "planned to end before it begins", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: World.plan(from: World.today.adding(days: 1), to: World.today),
                .refused("review.ends-before-begins")),
            Case(
                "planned for no day", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: World.plan(from: World.today, to: nil),
                .refused("not-a-day")),
            Case(
                "recorded before it is over", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned),
                when: World.held(from: World.today, to: World.today.adding(days: 1)),
                .refused("day-ahead")),
            Case(
                "recorded without anybody", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned),
                when: World.held(from: World.today, to: World.today, participants: ""),
                .refused("required")),
        ])
}
