import Kernel
import Testing

@testable import Lots

/// The test vectors of docs/lots.md, for whoever writes a verifier: they hold, or the procedure has another name.
@Suite("The vectors published for verifiers")
struct PublishedVectorTests {
    private let states: JSON = [
        ["id": "XA", "region": "north", "protocols": ["fire", "som", "tip"], "legalSystem": ["civil"]],
        ["id": "XB", "region": "north", "protocols": ["tip"], "legalSystem": ["civil", "common"]],
        ["id": "XC", "region": "north", "protocols": ["som", "tip"], "legalSystem": ["common"]],
        ["id": "XD", "region": "north", "protocols": ["fire", "som", "tip"], "legalSystem": ["civil"]],
        ["id": "XE", "region": "south", "protocols": ["tip"], "legalSystem": ["common"]],
        ["id": "XF", "region": "south", "protocols": ["som", "tip"], "legalSystem": ["civil"]],
        ["id": "XG", "region": "south", "protocols": ["fire", "tip"], "legalSystem": ["common"]],
    ]

    @Test("the calendar")
    func calendar() throws {
        let input: JSON = [
            "draw": "calendar", "procedure": "palermo-lots/1", "startYear": 2027, "years": 5, "states": states,
        ]
        let replay = try Replay(published: input, sources: ["XA: river", "dice: 3 1 6"])
        let (result, transcript) = try replay.calendar()
        #expect(replay.fingerprint == "bfeb274d199bf560712e92545896e1f86c4a58e4a5c55b2b0fc0af191d3266e7")
        #expect(replay.seed.hex == "6b518689c20b9e301fdfea264deb20c79dc58c85314ddde207867fefd4111342")
        #expect(result.table == 20 && result.tables == 30)
        #expect(result.years == [["XD", "XG"], ["XB"], ["XF"], ["XA"], ["XC", "XE"]])
        #expect(transcript.fingerprint == "9ae252e041a5337e2c91991daa3088aae29d7ad94418dd63516ef2a244bc80ec")
    }

    @Test("the pairs, at the second attempt")
    func pairs() throws {
        let input: JSON = [
            "draw": "pairs-2027", "procedure": "palermo-lots/1", "states": states,
            "underReview": ["XA", "XE", "XG"], "later": ["XB", "XC", "XD"], "history": [["XF", "XE", "XB"]],
            "exclusions": [["XA", "XB"]], "standing": [["lot": "regional", "reviewed": "XG", "state": "XF"]],
            "notServing": ["XA"], "missing": 0, "shortage": .null, "obstacle": .null,
            "rules": [
                "cover": "together", "second": "any", "minReviews": 1, "maxReviews": 3, "noMutual": true,
                "preferSimilarLegalSystem": true, "effort": ["mixing": 200, "settling": 100, "cap": 600],
            ],
        ]
        let replay = try Replay(published: input, sources: ["XA: river", "dice: 2 1 2"])
        let (result, transcript) = try replay.pairs()
        #expect(replay.fingerprint == "d110ee2c940a3d13b9db447ce9c11dea9a5e5759c998b615d6adf38eaa3106b4")
        #expect(result.attempt == 1 && result.steps == 442 && result.preferenceHeld)
        #expect(
            result.pairs == [
                Pairing(reviewed: "XA", regional: "XC", second: "XG"),
                Pairing(reviewed: "XE", regional: "XG", second: "XB"),
                Pairing(reviewed: "XG", regional: "XF", second: "XD"),
            ])
        #expect(transcript.fingerprint == "73aabfa698915fbf2f22d9b69589823a12baded686fa568010281a4120caf0f6")
    }
}
