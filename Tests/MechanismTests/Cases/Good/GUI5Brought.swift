import Kernel
import Mechanism

extension Case {
    /// A suspicion reported, brought to the Implementation Oversight Group, and concluded.
    static let suspicionBrought = of(
        "GUI 5, a suspicion of breach",
        [
            Case(
                "reported, of nobody", Suspicion.self,
                when: .report(words: "A draft was quoted in a newspaper", about: nil, log: World.readers),
                .records("reported")),
            Case(
                "reported, of somebody", Suspicion.self, given: [World.suspicion],
                when: .report(words: "Again", about: World.named("p-xac-1"), log: World.readers), .records("reported")),
            Case(
                "brought", Suspicion.self, given: [World.suspicion], when: .bring("s1", on: World.today),
                .records("brought")),
            Case(
                "concluded", Suspicion.self, given: [World.suspicion, World.suspicionBrought],
                when: .conclude("s1", outcome: "The Group took note of it"), .records("concluded")),
        ])
}

extension World {
    static let readers = Suspicion.Log(document: "0d", lines: 2, sequence: 9, hash: "0e")
    static let suspicion = Suspicion.Event.reported(
        id: "s1", words: "A draft was quoted in a newspaper", about: nil, log: readers)
    static let suspicionBrought = Suspicion.Event.brought(id: "s1", on: today)
}
