import Kernel
import Mechanism

extension Case {
    /// The next cycle opens when all reviews are complete, or when the Conference decides.
    static let cycleAfterCycle = of(
        "TOR 13, one cycle after the other",
        [
            Case(
                "all reviews of the cycle before are complete", Cycle.self,
                when: World.open(),
                .records("opened")),
            Case(
                "the Conference decided to open it all the same", Cycle.self,
                when: World.open(outstanding: 3, exception: "CTOC/COP/DEC/3"),
                .records("opened")),
        ])
}
