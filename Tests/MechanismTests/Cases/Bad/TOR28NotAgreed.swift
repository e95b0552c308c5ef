import Kernel
import Mechanism

extension Case {
    /// A visit proposed out of its time, twice, by others, or taken further than the State under review agrees to.
    static let visitNotAgreed = of(
        "TOR 28, a visit or joint meeting if the State agrees",
        [
            Case(
                "proposed before the desk reviews", Review.self, given: World.oneDeskReview,
                when: .meeting(.propose(.jointMeeting, by: nil, reason: "Why")),
                .refused("review.no-desk-review GUI 23")),
            Case(
                "proposed after the dialogue", Review.self, given: World.course(through: "dialogueClosed"),
                when: .meeting(.propose(.jointMeeting, by: nil, reason: "Why")),
                .refused("review.dialogue-closed GUI 23")),
            Case(
                "proposed by a State that takes no part", Review.self, given: World.visit(),
                when: .meeting(.propose(.jointMeeting, by: "XBD", reason: "Why")),
                .refused("hidden")),
            Case(
                "proposed without saying why", Review.self, given: World.visit(),
                when: .meeting(.propose(.jointMeeting, by: nil, reason: "")),
                .refused("required")),
            Case(
                "another is proposed while one waits for its answer", Review.self,
                given: World.visit(World.visitProposed),
                when: .meeting(.propose(.jointMeeting, by: nil, reason: "Why")),
                .refused("review.meeting-under-way TOR 28")),
            Case(
                "answered where nothing is proposed", Review.self, given: World.visit(),
                when: .meeting(.answer(agreed: true)),
                .refused("review.no-meeting TOR 28")),
            Case(
                "agreed to twice", Review.self, given: World.visit(World.visitProposed, World.visitAgreed),
                when: .meeting(.answer(agreed: true)),
                .refused("review.meeting-agreed-already TOR 28")),
            Case(
                "planned before the State agreed", Review.self, given: World.visit(World.visitProposed),
                when: World.plan(from: World.today, to: World.today),
                .refused("review.meeting-not-agreed TOR 28")),
            Case(
                "held after the State said it does not wish it", Review.self,
                given: World.visit(World.visitProposed, World.visitNotWished),
                when: World.held(from: World.today, to: World.today),
                .refused("review.no-meeting TOR 28")),
            Case(
                "held after the State took its agreement back", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned, World.visitNotWished
                ),
                when: World.held(from: World.today, to: World.today),
                .refused("review.no-meeting TOR 28")),
            Case(
                "held before the State agreed", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned),
                when: World.held(from: World.day("2027-01-14"), to: World.today),
                .refused("review.meeting-before-agreed TOR 28")),
        ])
}
