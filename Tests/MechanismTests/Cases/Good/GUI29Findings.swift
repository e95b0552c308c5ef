import Kernel
import Mechanism

extension Case {
    /// The experts say what they found, more than once, and after the dialogue too.
    static let preliminaryFindings = of(
        "GUI 29, preliminary findings",
        [
            Case(
                "found on the visit", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned, World.visitHeld),
                when: .meeting(.findings("XAC", text: "Found")),
                .records("meetingFindings")),
            Case(
                "found once more, after the dialogue", Review.self,
                given: World.visit(
                    World.visitProposed, World.visitAgreed, World.stakeholders, World.visitPlanned, World.visitHeld)
                    + [.meetingFindings(id: "m1", state: "XAC", text: "Found"), .dialogueClosed],
                when: .meeting(.findings("XAC", text: "Found more")),
                .records("meetingFindings")),
        ])
}
