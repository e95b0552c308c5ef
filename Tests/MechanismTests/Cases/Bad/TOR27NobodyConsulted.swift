import Checklist
import Kernel

extension Case {
    /// A response that is silent on the stakeholders consulted, or says both.
    static let nobodyConsulted = of(
        "TOR 27, the stakeholders",
        [
            Case(
                "neither stakeholders nor a statement that there were none", Response.self,
                given: World.answered.dropLast(),
                when: .submit(.en),
                .refused("checklist.no-stakeholders TOR 27")),
            Case(
                "stakeholders are named and none were consulted", Response.self, given: World.answered,
                when: .declareStakeholders("The bar", none: true, upon: 1),
                .refused("checklist.stakeholders-both TOR 27")),
        ])
}
