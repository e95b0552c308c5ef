import Kernel
import Testing

@testable import Lots

@Suite("Instances, as files hold them")
struct InstanceTests {
    private func fault(_ instance: JSON) -> String? {
        do {
            _ = try Instances.input(instance)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("rules, names, history and exclusions are read")
    func reads() throws {
        let input = try Instances.input(
            Instances.make(
                ["ABC", "DEF"],
                rules: [
                    "cover": "each", "second": "other-region", "minReviews": 0, "maxReviews": 2, "noMutual": false,
                ],
                [
                    "underReview": ["A"], "later": ["B"], "notServing": ["F"], "exclusions": [["A", "E"]],
                    "history": [["reviewed": "D", "regional": "E", "second": "A"], ["E", "F", "A"]],
                ]))
        #expect(input.cover == .each && input.second == .otherRegion && !input.noMutual)
        #expect(input.minReviews == 0 && input.maxReviews == 2)
        #expect(input.underReviewThisYear == ["A"] && input.remainingAfter == ["B"] && input.notServing == ["F"])
        #expect(input.exclusions == [Exclusion(reviewed: "A", reviewer: "E")])
        #expect(
            input.history == [
                Pairing(reviewed: "D", regional: "E", second: "A"), Pairing(reviewed: "E", regional: "F", second: "A"),
            ])
        #expect(input.roll.first == Entrant(state: "A", group: "R1", protocols: ["P1", "P2", "P3"]))
    }

    @Test("history is also read as a draw prints it; a legal system may be one or several")
    func forms() throws {
        let input = try Instances.input(
            Instances.make(
                [],
                [
                    "states": [
                        ["id": "A", "region": "R", "legalSystem": "civil"],
                        ["id": "B", "region": "R", "legalSystem": ["civil", "common"]], ["id": "C", "region": "R"],
                    ],
                    "underReview": [], "history": ["A": ["regional": "B", "second": "C"]],
                ]))
        #expect(input.history == [Pairing(reviewed: "A", regional: "B", second: "C")])
        #expect(input.roll.map(\.legalSystem) == [["civil"], ["civil", "common"], []])
    }

    @Test("what is wrong is named")
    func faults() {
        #expect(fault("x") == "an instance is an object")
        #expect(fault(Instances.make([])) == "the instance has no states")
        #expect(fault(Instances.make(["AB"], ["underReview": ["Z"]])) == "Z is not among the states")
        #expect(fault(Instances.make(["AB"], rules: ["cover": "both"])) == "rules.cover is each or together, not both")
        #expect(fault(Instances.make(["AB"], rules: ["noMutual": 1])) == "rules.noMutual is true or false")
        #expect(fault(Instances.make(["AB"], ["history": [["A", "B"]]])) != nil)
        #expect(fault(Instances.make(["AB"], ["exclusions": "A"])) == "exclusions is a list")
        #expect(fault(Instances.make(["AB"], rules: ["minReviews": 3, "maxReviews": 2])) != nil)
    }
}
