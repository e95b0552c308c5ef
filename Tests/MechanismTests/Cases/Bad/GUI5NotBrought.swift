import Kernel
import Mechanism

extension Case {
    /// A suspicion without a word, brought before it was reported or twice, or concluded before it was brought.
    static let suspicionNotBrought = of(
        "GUI 5, a suspicion of breach",
        [
            Case(
                "reported without a word", Suspicion.self,
                when: .report(words: "", about: nil, log: World.readers), .refused("required")),
            Case(
                "brought before it was reported", Suspicion.self, given: [World.suspicion],
                when: .bring("s1", on: World.day("2027-01-14")), .refused("suspicion.before-reported GUI 5")),
            Case(
                "brought tomorrow", Suspicion.self, given: [World.suspicion],
                when: .bring("s1", on: World.today.adding(days: 1)), .refused("day-ahead")),
            Case(
                "brought on no day", Suspicion.self, given: [World.suspicion], when: .bring("s1", on: nil),
                .refused("not-a-day")),
            Case(
                "brought twice", Suspicion.self, given: [World.suspicion, World.suspicionBrought],
                when: .bring("s1", on: World.today), .refused("suspicion.brought-already GUI 5")),
            Case(
                "concluded before it was brought", Suspicion.self, given: [World.suspicion],
                when: .conclude("s1", outcome: "Considered"), .refused("suspicion.not-brought GUI 5")),
            Case(
                "concluded without a word", Suspicion.self, given: [World.suspicion, World.suspicionBrought],
                when: .conclude("s1", outcome: ""), .refused("required")),
            Case(
                "concluded twice", Suspicion.self,
                given: [World.suspicion, World.suspicionBrought, .concluded(id: "s1", outcome: "Considered")],
                when: .conclude("s1", outcome: "Considered again"), .refused("suspicion.concluded-already GUI 5")),
            Case(
                "one that was never reported", Suspicion.self, given: [World.suspicion],
                when: .bring("s2", on: World.today), .refused("hidden")),
        ])
}
