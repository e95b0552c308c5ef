import Kernel
import Lots
import Testing

/// Three States that must still review, and too few lots for the three of them only if one looks at all rules at once:
/// S can serve nowhere but beside K, so that M and D would have to review each other. One refusal in five thousand had
/// no certificate for this, because all others that could take the lots were tried one by one.
@Suite("Needy States")
struct NeedyStatesTests {
    static var input: PairsInput {
        let others = (0..<30).map { StateCode("O\(10 + $0)") }
        let roll =
            [
                Entrant(state: "K", group: "R2", protocols: []),
                Entrant(state: "M", group: "R1", protocols: ["som"]),
                Entrant(state: "D", group: "R1", protocols: ["som"]),
                Entrant(state: "S", group: "R1", protocols: ["fire"]),
            ]
            + others.enumerated().map { place, state in
                Entrant(state: state, group: place < 15 ? "R1" : "R2", protocols: ["fire", "som", "tip"])
            }
        var input = PairsInput(
            entrants: roll, underReviewThisYear: ["K"], seed: .from(text: "needy"), label: "needy")
        input.remainingAfter = ["M", "D"]
        input.minReviews = 1
        input.maxReviews = 3
        input.noMutual = true
        // All others have performed theirs, and K too.
        input.history = others.indices.map { place in
            Pairing(
                reviewed: others[place], regional: place == 0 ? "K" : others[(place + 1) % others.count],
                second: others[(place + 2) % others.count])
        }
        return input
    }

    @Test("what takes the minimum from one of them is refused with a tree that a person can follow")
    func certificate() throws {
        let input = NeedyStatesTests.input
        #expect(try Drawing(input).shortage?.reviews == 1)
        let certificate = try #require(Certificate.find(input, allowing: 0))
        #expect(certificate.holds(in: input))
        let tree = try #require(certificate.json(in: input)["cases"])
        #expect(tree["state"] == "S" && tree["cases"]?["K second"] != nil)
        #expect(tree.canonical.utf8.count < 4000)
        // With one missing it can be: nothing is refused for nothing.
        #expect(Certificate.find(input, allowing: 1) == nil)
    }

    @Test("with another lot for S there is a way, and no certificate")
    func possible() throws {
        var input = NeedyStatesTests.input
        input.roll = input.roll.map { entrant in
            entrant.state == "S" ? Entrant(state: "S", group: "R1", protocols: ["fire", "som"]) : entrant
        }
        #expect(try Drawing(input).shortage == nil)
        #expect(Certificate.find(input, allowing: 0) == nil)
    }
}
