import Kernel
import Mechanism

extension Case {
    /// Findings of a visit that was not held, of others, of nothing, or when the report is final.
    static let nothingHeld = of(
        "GUI 29, preliminary findings",
        [
            Case(
                "nothing was held", Review.self, given: World.visit(World.visitProposed, World.visitAgreed),
                when: .meeting(.findings("XAC", text: "Found")),
                .refused("review.meeting-not-held GUI 29")),
            Case(
                "findings of the State under review", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned, World.visitHeld),
                when: .meeting(.findings("XAA", text: "Found")),
                .refused("hidden")),
            Case(
                "findings without a word", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned, World.visitHeld),
                when: .meeting(.findings("XAC", text: "")),
                .refused("required")),
            Case(
                "findings when the report is final", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned, World.visitHeld)
                    + [.dialogueClosed, .reportSent(fingerprint: "text"), .reportFinal(fingerprint: "text")],
                when: .meeting(.findings("XAC", text: "Found")),
                .refused("report.final TOR 33")),
        ])
}
