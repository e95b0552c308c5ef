import Kernel
import Testing

@testable import Lots

@Suite("Certificates that a person can check")
struct CertificateTests {
    private func input(_ regions: [String], rules: [String: JSON] = [:], _ more: [String: JSON] = [:]) throws
        -> PairsInput
    {
        try Instances.input(Instances.make(regions, rules: rules, more))
    }

    @Test("a forced mutual review: two lots, one pair of States")
    func mutual() throws {
        let input = try input(["ABC", "DE"])
        let lots = [LotName("D", isRegional: true), LotName("E", isRegional: true)]
        let certificate = try #require(Certificate.find(input))
        #expect(certificate == .mutual(lots))
        #expect(
            certificate.json(in: input).canonical
                == #"{"kind":"forced-mutual-review","lots":[{"admits":["E"],"lot":"regional","reviewed":"D"},{"admits":["D"],"lot":"regional","reviewed":"E"}],"pairs":[["D","E"]],"rule":"TOR 19"}"#
        )
        var allowed = input
        allowed.noMutual = false
        #expect(!certificate.holds(in: allowed))
        #expect(!Certificate.mutual([lots[0]]).holds(in: input))
        #expect(!Certificate.mutual([lots[0], lots[0]]).holds(in: input))
        #expect(!Certificate.mutual([lots[0], LotName("A", isRegional: true)]).holds(in: input))
    }

    @Test("three States with six lots among themselves, and three pairs")
    func pairs() throws {
        let input = try input(
            ["ABC", "D"], rules: ["minReviews": 0],
            [
                "underReview": ["A", "B", "C"],
                "exclusions": [
                    ["A", "D"], ["B", "D"], ["C", "D"],
                ],
            ])
        let certificate = try #require(Certificate.find(input))
        guard case .mutual(let lots) = certificate else { Issue.record("\(certificate)"); return }
        #expect(lots.count > 3)
        #expect(certificate.json(in: input)["kind"] == "too-few-pairs")
        let refused = refusal { () throws(Refusal) in _ = try Pairs.draw(input) }
        #expect(refused?.reasons.first?.code == "lots.infeasible")
    }

    @Test("more lots than places")
    func places() throws {
        let input = try input(
            ["ABC", "DEFGHIJ"], rules: ["second": "other-region", "maxReviews": 1, "minReviews": 0],
            ["underReview": ["D", "E", "F", "G", "H"]])
        let certificate = try #require(Certificate.find(input))
        guard case .places(let lots) = certificate else { Issue.record("\(certificate)"); return }
        #expect(lots.count == 4 && lots.allSatisfy { !$0.isRegional })
        #expect(!Certificate.places(Array(lots.dropLast())).holds(in: input))
        let json = certificate.json(in: input)
        #expect(json["lotCount"] == 4 && json["placeCount"] == 3 && json["states"] == ["A", "B", "C"])
    }

    @Test("nobody to review a State")
    func noReviewers() throws {
        let input = try input(["A", "BCD"])
        #expect(Certificate.find(input) == .noReviewers("A"))
        #expect(!Certificate.noReviewers("B").holds(in: input))
    }

    @Test("States that need more reviews than there are lots, or pairs, for them")
    func minimum() throws {
        let roll = letters([("ABCDE", .african)]) + letters([("PQ", .african)], protocols: [])
        var input = PairsInput(roll: roll, underReviewThisYear: ["A", "B"], seed: .from(text: ""), label: "")
        input.remainingAfter = ["C", "D", "E", "P", "Q"]
        let certificate = Certificate.find(input, allowing: 0)
        #expect(certificate == .minimum([["P", "Q"]], missing: 1))
        #expect(Certificate.find(input, allowing: 1) == nil)
        #expect(!Certificate.minimum([["P"]], missing: 1).holds(in: input))
        #expect(!Certificate.minimum([["P", "Q"]], missing: 2).holds(in: input))
    }

    @Test("what only trying all ways shows comes with all ways tried, and no review too many")
    func exhausted() throws {
        let held: [(StateCode, String, Set<String>)] = [
            ("A", "R1", ["P"]), ("B", "R1", ["P"]), ("C", "R2", ["P", "Q"]), ("D", "R2", ["Q"]), ("E", "R2", ["P"]),
        ]
        var input = PairsInput(
            entrants: held.map { Entrant(state: $0, group: $1, protocols: $2) },
            underReviewThisYear: ["A", "C", "D"], seed: .from(text: ""), label: "")
        (input.cover, input.minReviews) = (.together, 0)
        // C needs D for Q, as does D need C: no count of lots, pairs or places shows that the two would meet.
        let certificate = try #require(Certificate.find(input))
        #expect(certificate == .exhausted(["C", "D"], missing: nil))
        let json = certificate.json(in: input)
        #expect(json["kind"] == "all-ways-tried" && json["reviews"] == ["C", "D"] && json["cases"] != nil)
        #expect(!Certificate.exhausted(["A", "C"], missing: nil).holds(in: input))
        input.noMutual = false
        #expect(Certificate.find(input) == nil && !certificate.holds(in: input))
    }

    @Test("small instances without any assignment have a certificate, and only they")
    func small() {
        var kinds: Set<String> = []
        for number in 0..<120 {
            let input = Instances.random(number)
            let certificate = Certificate.find(input)
            if let kind = certificate?.json(in: input)["kind"]?.string { kinds.insert(kind) }
            guard let drawing = try? Drawing(input), let count = drawing.validCount else {
                #expect(certificate != nil, "\(number)")
                continue
            }
            #expect((certificate != nil) == (count == 0), "\(number)")
        }
        #expect(kinds.count >= 3, "\(kinds)")
    }
}
