import Kernel
import Mechanism

extension Case {
    /// The secretariat circulates the response to the experts.
    static let circulated = of(
        "GUI 15, the response is circulated",
        [
            Case(
                "the response is circulated", Review.self, given: World.course(through: "responseReceived"),
                when: .circulateResponse(note: "In French by Friday"),
                .records("responseCirculated"))
        ])
}
