import Kernel
import Mechanism

extension Case {
    /// The State names them with their relevance; a joint meeting at Vienna needs none.
    static let stakeholdersFirst = of(
        "TOR 29, stakeholders before the visit is organized",
        [
            Case(
                "named with their relevance", Review.self, given: World.visit(World.visitProposed, World.visitAgreed),
                when: .meeting(
                    .stakeholders([
                        .init(name: "The bar", relevance: "Relevant"), .init(name: "", relevance: ""),
                    ])),
                .records("stakeholdersProposed")),
            Case(
                "a joint meeting without stakeholders", Review.self,
                given: World.visit(
                    .meetingProposed(id: "m1", kind: .jointMeeting, state: nil, reason: "Why"), World.visitAgreed),
                when: World.plan(from: World.today, to: World.today),
                .records("meetingPlanned")),
        ])
}
