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

    /// Five States party to both Protocols, and two couples party to one each: only the lots of each other admit them.
    private func couples() -> PairsInput {
        let held: [(String, Set<String>)] = [("ABCDE", ["V", "W"]), ("PQ", ["V"]), ("RS", ["W"])]
        let roll = held.flatMap { names, protocols in
            names.map { Entrant(state: StateCode(String($0)), group: "R", protocols: protocols) }
        }
        var input = PairsInput(
            entrants: roll, underReviewThisYear: ["A", "P", "R"], seed: .from(text: "couples"), label: "couples")
        input.remainingAfter = ["B", "C", "D", "E", "Q", "S"]
        return input
    }

    @Test("two couples that only each other's lots admit: of each couple one goes without, and both are shown")
    func groups() throws {
        let input = couples()
        #expect(try Drawing(input).shortage?.reviews == 2)
        let certificate = try #require(Certificate.find(input, allowing: 1))
        #expect(certificate == .minimum([["P", "Q"], ["R", "S"]], missing: 2))
        #expect(Certificate.find(input, allowing: 2) == nil)
        let json = certificate.json(in: input)
        #expect(json["kind"] == "too-few-lots" && json["missing"] == 2 && json["groups"]?.array?.count == 2)
        #expect(json["groups"]?.array?.first?["mustServe"] == ["P": 1, "Q": 1])
        #expect(json["groups"]?.array?.last?["pairs"] == [["R", "S"]])
        var allowed = input
        allowed.noMutual = false
        #expect(!certificate.holds(in: allowed) && Certificate.find(allowed, allowing: 0) == nil)
    }

    @Test("with a State too many or too few, or claiming more, it does not hold")
    func tooMany() {
        let input = couples()
        func holds(_ groups: [[StateCode]], _ missing: Int) -> Bool {
            Certificate.minimum(groups, missing: missing).holds(in: input)
        }
        #expect(holds([["P", "Q"], ["R", "S"]], 2) && holds([["P", "Q"], ["R", "S"]], 1))
        #expect(holds([["P", "Q"]], 1) && holds([["R", "S"]], 1))
        #expect(!holds([["P", "Q"], ["R"]], 2) && !holds([["P"], ["R"]], 1) && !holds([["P"], ["Q"]], 1))
        #expect(!holds([["P", "Q", "A"], ["R", "S"]], 2) && !holds([["P", "Q", "R"], ["S"]], 2))
        #expect(!holds([["P", "Q"], ["R", "S"]], 3) && !holds([["P", "Q"]], 2))
        // Each State counts once.
        #expect(!holds([["P", "Q"], ["P", "Q"]], 2) && !holds([["P", "P"]], 1))
        #expect(!holds([], 0) && !holds([], 1))
    }

    @Test("what stands in the way of similar legal systems holds for them only")
    func preferring() throws {
        let three: [StateCode] = ["T", "U", "V"]
        let roll = (["A", "B", "C", "D", "E", "F", "G"] + three).map { state in
            Entrant(
                state: state, group: "R", legalSystem: ["A", "B", "T", "U", "V"].contains(state) ? ["civil"] : [],
                protocols: [])
        }
        var input = PairsInput(
            entrants: roll, underReviewThisYear: ["T"], seed: .from(text: "preferring"), label: "preferring")
        (input.remainingAfter, input.minReviews, input.maxReviews) = (["U", "V"], 0, 1)
        for reviewed in three { input.exclusions.formUnion(three.map { Exclusion(reviewed: reviewed, reviewer: $0) }) }
        let obstacle = try #require(try Drawing(input).obstacle)
        #expect(obstacle == .places(three.map { LotName($0, isRegional: true) }))
        #expect(obstacle.holds(in: input, preferring: true) && !obstacle.holds(in: input))
        #expect(Certificate.find(input) == nil && Certificate.find(input, preferring: true) == obstacle)
        let json = obstacle.json(in: input, preferring: true)
        #expect(json["lotCount"] == 3 && json["placeCount"] == 2 && json["states"] == ["A", "B"])
        // With a third State of that system there is no obstacle.
        input.roll = roll.map { entry in
            entry.state == "C"
                ? Entrant(state: "C", group: "R", legalSystem: ["civil"], protocols: []) : entry
        }
        #expect(try Drawing(input).obstacle == nil && Pairs.draw(input).preferenceHeld)
        #expect(!obstacle.holds(in: input, preferring: true))
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
