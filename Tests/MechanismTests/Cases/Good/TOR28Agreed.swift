import Kernel
import Mechanism

extension Case {
    /// Anybody who works in the dialogue proposes; the State under review says yes or no, and may think again.
    static let visitAgreed = of(
        "TOR 28, a visit or joint meeting if the State agrees",
        [
            Case(
                "proposed by the secretariat", Review.self, given: World.visit(),
                when: .meeting(.propose(.jointMeeting, by: nil, reason: "Why")),
                .records("meetingProposed")),
            Case(
                "proposed by the State under review, which agrees with it", Review.self, given: World.visit(),
                when: .meeting(.propose(.jointMeeting, by: "XAA", reason: "Why")),
                .records("meetingProposed", "meetingAnswered")),
            Case(
                "not wished", Review.self, given: World.visit(World.visitProposed),
                when: .meeting(.answer(agreed: false)),
                .records("meetingAnswered")),
            Case(
                "proposed again when it was not wished", Review.self,
                given: World.visit(World.visitProposed, World.visitNotWished),
                when: .meeting(.propose(.jointMeeting, by: "XBC", reason: "Why")),
                .records("meetingProposed")),
            Case(
                "the agreement is taken back", Review.self,
                given: World.visit(World.visitProposed, World.visitAgreed, World.stakeholders),
                when: .meeting(.answer(agreed: false)),
                .records("meetingAnswered")),
        ])
}
