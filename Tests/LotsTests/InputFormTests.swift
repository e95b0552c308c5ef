import Kernel
import Testing

@testable import Lots

/// Whoever writes a transcript knows all sources but the beacon, and could try until a draw pleases, wherever the same
/// thing can be written in two ways. Each way is shut, by both programs.
@Suite("What an input and its sources may hold")
struct InputFormTests {
    private typealias Given = (input: JSON, sources: [String])

    private static let states: JSON = [
        ["id": "A", "region": "north", "protocols": ["fire", "som", "tip"], "legalSystem": ["civil"]],
        ["id": "B", "region": "north", "protocols": ["tip"], "legalSystem": ["civil", "coutûmier"]],
        ["id": "C", "region": "north", "protocols": ["som", "tip"], "legalSystem": []],
        ["id": "D", "region": "south", "protocols": ["tip"], "legalSystem": ["common"]],
        ["id": "É", "region": "south", "protocols": ["som", "tip"], "legalSystem": ["civil"]],
    ]

    private static func terms(
        book: Bool = false, dice: Int = 3, beacon: String = "beacon 7", fallback: String = ""
    ) -> JSON {
        ["book": .bool(book), "dice": .number(dice), "beacon": .string(beacon), "fallback": .string(fallback)]
    }

    private static let pairs: JSON = [
        "draw": "pairs-2027", "procedure": "palermo-lots/1", "states": states, "cycle": 1, "ruleSet": "untoc-2010",
        "underReview": ["A", "B"], "later": ["D"], "history": [["C", "A", "É"]],
        "exclusions": [["A", "C"], ["B", "D"]],
        "standing": [["reviewed": "A", "lot": "regional", "state": "B"]], "notServing": ["B"], "missing": 1,
        "shortage": ["kind": "too-few-lots"], "obstacle": ["kind": "too-few-places"], "terms": terms(),
        "rules": [
            "cover": "together", "second": "any", "minReviews": 1, "maxReviews": 3, "noMutual": true,
            "preferSimilarLegalSystem": true, "effort": ["mixing": 200, "settling": 100, "cap": 600],
        ],
    ]

    private static let calendar: JSON = [
        "draw": "calendar", "procedure": "palermo-lots/1", "startYear": 2027, "years": 5, "states": states,
        "terms": terms(),
    ]

    private static let sources = ["A: river", "É: deux  mots", "dice: 3 1 6", "beacon: 8f 1c"]

    private func takes(_ given: Given) -> Bool {
        guard let replay = try? Replay(published: given.input, sources: given.sources) else { return false }
        return (try? replay.checkTerms(isBook: given.input["terms"]?["book"] == true)) != nil
    }

    /// Both programs, and they agree.
    private func check(_ given: [(name: String, given: Given)], areTaken: Bool) throws {
        let verdicts = try Verifier.takes(given.map(\.given))
        #expect(verdicts.count == given.count)
        for (one, verdict) in zip(given, verdicts) {
            #expect(takes(one.given) == areTaken, "Swift: \(one.name)")
            #expect(verdict == areTaken, "Python: \(one.name)")
        }
    }

    // MARK: Sources

    @Test("sources as they were announced are taken")
    func announced() throws {
        func given(_ terms: JSON?, _ sources: [String], _ input: JSON = InputFormTests.pairs) -> Given {
            (input.with("terms", terms), sources)
        }
        let all = InputFormTests.sources
        let skipped = InputFormTests.terms(fallback: "An hour later")
        let nothing = InputFormTests.terms(dice: 0, beacon: "")
        let calendar = InputFormTests.calendar
        try check(
            [
                ("all", given(InputFormTests.terms(), all)),
                ("of a book", given(InputFormTests.terms(book: true), all)),
                ("no words", given(InputFormTests.terms(), Array(all[2...]))),
                ("the beacon was skipped", given(skipped, Array(all[..<3]))),
                ("the beacon could have been skipped", given(skipped, all)),
                ("dice alone", given(InputFormTests.terms(beacon: ""), Array(all[..<3]))),
                ("a beacon alone", given(InputFormTests.terms(dice: 0), ["A: river", "beacon: 8f"])),
                ("nothing was announced", given(nothing, ["x", "dice: 9", "A: b"])),
                ("no terms", given(nil, ["x", "x"])),
                ("a word that looks like dice", given(InputFormTests.terms(), ["A: dice: 1"] + all[2...])),
                ("a calendar", given(InputFormTests.terms(), all, calendar)),
                (
                    "a State whose lots are drawn, for a new calendar",
                    given(InputFormTests.terms(), ["A: river", "XAN: sea"] + all[2...], calendar)
                ),
            ], areTaken: true)
    }

    @Test("sources in another form, another place or another number are not")
    func otherSources() throws {
        let (words, dice, beacon) = (["A: river"], "dice: 3 1 6", "beacon: 8f 1c")
        let wrong: [(String, [String])] = [
            ("nothing", []), ("no dice", words + [beacon]), ("no beacon", words + [dice]),
            ("a blank after the beacon's value", [dice, "beacon: 8f 1c "]),
            ("a blank before the beacon's value", [dice, "beacon:  8f 1c"]),
            ("a doubled blank in the beacon's value", [dice, "beacon: 8f  1c"]),
            ("a line's end after the beacon's value", [dice, "beacon: 8f 1c\n"]),
            ("a tab in the beacon's value", [dice, "beacon: 8f\t1c"]),
            ("another blank in the beacon's value", [dice, "beacon: 8f\u{A0}1c"]),
            ("a character nobody sees in the beacon's value", [dice, "beacon: 8f\u{200B} 1c"]),
            ("a mark on the beacon's value", [dice, "beacon: 8f 1c\u{301}"]),
            ("a letter that looks Latin in the beacon's value", [dice, "beacon: 8f 1\u{441}"]),
            ("no value of the beacon", [dice, "beacon: "]), ("a beacon of another spelling", [dice, "Beacon: 8f 1c"]),
            ("the beacon twice", [dice, beacon, beacon]), ("the beacon before the dice", [beacon, dice]),
            ("something after the beacon", [dice, beacon, "A: river"]), ("the dice first", [dice, "A: river", beacon]),
            ("the dice twice", [dice, dice, beacon]), ("too few dice", ["dice: 3 1", beacon]),
            ("too many dice", ["dice: 3 1 6 6", beacon]), ("a seven", ["dice: 3 1 7", beacon]),
            ("a blank after the dice", ["dice: 3 1 6 ", beacon]),
            ("a doubled blank in the dice", ["dice: 3  1 6", beacon]),
            ("a digit of another script", ["dice: 3 1 ٦", beacon]), ("dice without blanks", ["dice: 316", beacon]),
            ("a word out of order", ["B: stone", "A: river", dice, beacon]),
            ("two words of one State", ["A: river", "A: stone", dice, beacon]),
            ("a word of no State", ["XAN: river", dice, beacon]), ("a word of nobody", [": river", dice, beacon]),
            ("a word without a code", ["river", dice, beacon]), ("a code without a word", ["A: ", dice, beacon]),
            ("a code without a blank", ["A:river", dice, beacon]),
            ("a code in another normalization", ["E\u{301}: river", dice, beacon]),
        ]
        try check(wrong.map { ($0, (InputFormTests.pairs, $1)) }, areTaken: false)
        let calendar: [(String, [String])] = [
            ("a code of small letters, for a calendar", ["xan: river", dice, beacon]),
            ("a code that is too long, for a calendar", ["XANX: river", dice, beacon]),
        ]
        try check(calendar.map { ($0, (InputFormTests.calendar, $1)) }, areTaken: false)
    }

    @Test("what was not announced is no source, and what was may be missing by its rule only")
    func otherTerms() throws {
        func given(_ terms: JSON, _ sources: [String]) -> Given { (InputFormTests.pairs.with("terms", terms), sources) }
        let (dice, beacon) = ("dice: 3 1 6", "beacon: 8f")
        let skipped = InputFormTests.terms(fallback: "An hour later")
        try check(
            [
                ("dice that were not announced", given(InputFormTests.terms(dice: 0), [dice, beacon])),
                ("a beacon that was not announced", given(InputFormTests.terms(beacon: ""), [dice, beacon])),
                ("a beacon that could be skipped, with a blank", given(skipped, [dice, "beacon: 8f "])),
                ("a beacon that could be skipped, without dice", given(skipped, [beacon])),
                ("dice skipped with the beacon", given(skipped, ["A: river"])),
            ], areTaken: false)
    }

    /// All lines but the sources are right: nothing else shows it.
    @Test("a transcript made of sources that were not announced does not agree")
    func forged() throws {
        let input = try published(drawable(1)[0], ["terms": InputFormTests.terms()])
        for (last, isRight) in [("beacon: 8f", true), ("beacon: 8f ", false), ("beacon: 8F\u{200B}", false)] {
            let replay = try Replay(published: input, sources: ["A: river", "dice: 3 1 6", last])
            let forged = try replay.transcript(replay.draw, replay.opening) { _ in nil }.1
            #expect(agrees(Array(forged.text.utf8)) == isRight)
            let (status, said) = try Verifier.verify(forged.text.utf8)
            #expect(status == (isRight ? 0 : 1), "\(said)")
            #expect(said.contains("WRONG: these are not the sources that were announced") != isRight, "\(said)")
        }
    }

    @Test("no book is printed of sources that were not announced")
    func book() throws {
        let input = try published(drawable(1)[0], ["terms": InputFormTests.terms(book: true)])
        #expect(throws: InstanceFault.self) { try Replay(published: input, sources: ["dice: 3 1 6"]).book() }
    }

    // MARK: Inputs

    @Test("an input says everything in one way")
    func otherInputs() throws {
        let (pairs, calendar) = (InputFormTests.pairs, InputFormTests.calendar)
        let state: JSON = ["id": "F", "region": "south", "protocols": [], "legalSystem": []]
        func states(_ change: (inout [JSON]) -> Void) -> JSON {
            var states = InputFormTests.states.array ?? []
            change(&states)
            return .array(states)
        }
        func terms(_ name: String, _ value: JSON?) -> JSON { InputFormTests.terms().with(name, value) }
        func rules(_ name: String, _ value: JSON?) -> JSON { (pairs["rules"] ?? .null).with(name, value) }
        func effort(_ name: String, _ value: JSON?) -> JSON {
            rules("effort", (pairs["rules"]?["effort"] ?? .null).with(name, value))
        }
        let lot: JSON = ["reviewed": "A", "lot": "regional", "state": "B"]
        let ofBoth: [(String, String, JSON?)] = [
            ("a member more", "nonce", 1), ("no procedure", "procedure", nil), ("no draw", "draw", nil),
            ("a cycle that is no number", "cycle", "1"), ("a cycle below nought", "cycle", -1),
            ("a rule set that is no name", "ruleSet", 1), ("a draw without a name", "draw", ""),
            ("a draw with too long a name", "draw", .string(String(repeating: "x", count: 1001))),
            ("a State with a member more", "states", states { $0[0] = $0[0].with("note", "x") }),
            ("a State without legal systems", "states", states { $0[0] = $0[0].with("legalSystem", nil) }),
            ("one legal system that is no list", "states", states { $0[0] = $0[0].with("legalSystem", "civil") }),
            ("a State twice", "states", states { $0.insert($0[0], at: 0) }),
            ("a State twice, in two groups", "states", states { $0.insert($0[0].with("region", "a"), at: 0) }),
            ("States out of order", "states", states { $0.swapAt(0, 1) }),
            ("Protocols out of order", "states", states { $0[0] = $0[0].with("protocols", ["tip", "som"]) }),
            ("a Protocol twice", "states", states { $0[0] = $0[0].with("protocols", ["som", "som"]) }),
            ("a State called dice", "states", states { $0.insert(state.with("id", "dice"), at: 4) }),
            ("a State called beacon", "states", states { $0.insert(state.with("id", "beacon"), at: 4) }),
            ("a group called table", "states", states { $0[0] = $0[0].with("region", "table") }),
            ("a group without a name", "states", states { $0[0] = $0[0].with("region", "") }),
            ("a group in another normalization", "states", states { $0[0] = $0[0].with("region", "E\u{301}") }),
            ("a legal system twice", "states", states { $0[2] = $0[2].with("legalSystem", ["coutu\u{302}mier"]) }),
            ("terms with a member more", "terms", terms("note", "x")),
            ("terms without dice", "terms", terms("dice", nil)),
            ("terms with too many dice", "terms", terms("dice", 101)),
            ("terms with fewer dice than none", "terms", terms("dice", -1)),
            ("dice that are no number", "terms", terms("dice", "3")),
            ("a book that is a number", "terms", terms("book", 1)),
            ("a beacon that is null", "terms", terms("beacon", .null)),
            ("a fallback from nothing", "terms", InputFormTests.terms(beacon: "", fallback: "An hour later")),
            ("a fallback to nothing", "terms", InputFormTests.terms(dice: 0, fallback: "An hour later")),
        ]
        let ofPairs: [(String, String, JSON?)] = [
            ("no shortage", "shortage", nil), ("years", "years", 5), ("no States", "states", []),
            ("a State under review twice", "underReview", ["A", "A", "B"]),
            ("reviewed now and later", "later", ["A", "D"]),
            ("reviewed now and before", "history", [["A", "B", "C"], ["C", "A", "É"]]),
            ("a pair twice", "history", [["C", "A", "É"], ["C", "A", "É"]]),
            ("another pair of one State", "history", [["C", "A", "B"], ["C", "A", "É"]]),
            ("a pair of one State twice", "history", [["C", "A", "A"]]),
            ("a State that reviewed itself", "history", [["C", "C", "A"]]),
            ("a pair of two", "history", [["C", "A"]]), ("a pair as an object", "history", ["C": ["A", "É"]]),
            ("a State that left, in another normalization", "history", [["C", "A", "E\u{301}"]]),
            ("a State reviewed later, in another normalization", "later", ["E\u{301}"]),
            ("a State not serving, in another normalization", "notServing", ["E\u{301}"]),
            ("a State excluded, in another normalization", "exclusions", [["A", "E\u{301}"]]),
            (
                "a lot that stands, in another normalization", "standing",
                [["reviewed": "A", "lot": "regional", "state": "E\u{301}"]]
            ),
            ("an exclusion twice", "exclusions", [["A", "C"], ["A", "C"]]),
            ("exclusions out of order", "exclusions", [["B", "D"], ["A", "C"]]),
            ("an exclusion of three", "exclusions", [["A", "C", "D"]]),
            ("a stranger excluded", "exclusions", [["A", "Z"]]),
            ("a stranger not serving", "notServing", ["Z"]), ("not serving twice", "notServing", ["B", "B"]),
            ("a stranger under review", "underReview", ["A", "B", "Z"]),
            ("a lot that stands twice", "standing", [lot, lot]),
            ("a lot that stands upon two States", "standing", [lot, lot.with("state", "C")]),
            ("both lots upon one State", "standing", [lot, lot.with("lot", "second")]),
            ("a lot of a later year that stands", "standing", [lot.with("reviewed", "D")]),
            ("a lot that stands upon its own State", "standing", [lot.with("state", "A")]),
            ("a lot that stands upon a stranger", "standing", [lot.with("state", "Z")]),
            ("a third lot", "standing", [lot.with("lot", "third")]),
            ("a lot with a member more", "standing", [lot.with("x", 1)]),
            ("a shortage of nothing", "missing", 0), ("fewer missing than none", "missing", -1),
            ("more missing than can be", "missing", 1_000_000_001), ("missing is no number", "missing", true),
            ("a shortage of another kind", "shortage", ["kind": "too-few-places"]),
            ("an obstacle of another kind", "obstacle", ["kind": "all-ways-tried"]),
            ("an obstacle that is a text", "obstacle", "x"),
            ("an obstacle to what is not asked for", "rules", rules("preferSimilarLegalSystem", false)),
            ("a rule more", "rules", rules("note", 1)), ("a rule less", "rules", rules("second", nil)),
            ("any State in another word", "rules", rules("second", "any-state")),
            ("more at least than at most", "rules", rules("minReviews", 4)),
            ("reviews beyond counting", "rules", rules("maxReviews", 1_000_001)),
            ("fewer reviews than none", "rules", rules("minReviews", -1)),
            ("a rule that is a number", "rules", rules("noMutual", 1)),
            ("no visit at all", "rules", effort("settling", 0)),
            ("fewer steps than none", "rules", effort("mixing", -1)),
            ("steps beyond counting", "rules", effort("cap", 1_000_000_001)),
            ("an effort more", "rules", effort("x", 1)),
        ]
        let ofCalendars: [(String, String, JSON?)] = [
            ("no years", "years", nil), ("no year", "years", 0), ("eleven years", "years", 11), ("later", "later", []),
            ("a year before the first", "startYear", 0), ("a year of five digits", "startYear", 10_000),
            ("a calendar from a book", "terms", InputFormTests.terms(book: true)),
            (
                "eleven groups", "states",
                .array(
                    "ABCDEFGHIJK".map {
                        state.with("id", .string(String($0))).with("region", .string("R" + String($0)))
                    })
            ),
        ]
        let sources = Array(InputFormTests.sources[2...])
        func given(_ input: JSON, _ changes: [(String, String, JSON?)]) -> [(name: String, given: Given)] {
            changes.map { ($0, (input.with($1, $2), sources)) }
        }
        try check([("pairs", (pairs, sources)), ("a calendar", (calendar, sources))], areTaken: true)
        try check(
            given(pairs, ofBoth) + given(calendar, ofBoth) + given(pairs, ofPairs) + given(calendar, ofCalendars),
            areTaken: false)
    }

    @Test("whatever is changed in an input, both programs say the same of it")
    func alike() throws {
        var bits = trials("changed inputs")
        var given: [Given] = []
        while given.count < 1500 {
            var input = bits.below(2) == 0 ? InputFormTests.pairs : InputFormTests.calendar
            for _ in 0...bits.below(2) { input = InputFormTests.changed(input, &bits) }
            given.append((input, InputFormTests.sources))
        }
        let verdicts = try Verifier.takes(given)
        for (one, verdict) in zip(given, verdicts) { #expect(takes(one) == verdict, "\(one.input.canonical)") }
        #expect(verdicts.contains(true) && verdicts.contains(false))
    }

    /// With one value of it, wherever it stands, another.
    private static func changed(_ json: JSON, _ bits: inout Bits) -> JSON {
        let names: [JSON] = ["A", "B", "D", "É", "E\u{301}", "Z", "dice", "table", "civil", "tip", ""]
        let others: [JSON] = [.null, true, 0, 1, 2, -1, 5, 12, 3000, 1_000_000_000, [], [:]] + names
        switch json {
        case .array(var items):
            guard !items.isEmpty else { return .array([others[bits.below(others.count)]]) }
            let (place, other) = (bits.below(items.count), bits.below(items.count))
            switch bits.below(8) {
            case 0: items.remove(at: place)
            case 1: items.insert(items[place], at: other)
            case 2: items.swapAt(place, other)
            default: items[place] = changed(items[place], &bits)
            }
            return .array(items)
        case .object(var members):
            let keys = members.keys.sorted()
            guard !keys.isEmpty else { return ["x": 1] }
            let key = keys[bits.below(keys.count)]
            switch bits.below(12) {
            case 0: members[key] = nil
            case 1: members[["x", "nonce", "terms", "later", "years", "cycle"][bits.below(6)]] = others[bits.below(9)]
            default: members[key] = members[key].map { changed($0, &bits) }
            }
            return .object(members)
        case .number(let number):
            return bits.below(3) == 0 ? others[bits.below(10)] : .number(number + bits.below(3) - 1)
        case .string: return bits.below(6) == 0 ? others[bits.below(others.count)] : names[bits.below(names.count)]
        case .bool, .null: return others[bits.below(others.count)]
        }
    }

    // MARK: Notes

    @Test("what is no fault but was somebody's choice is said")
    func notes() throws {
        var input = PairsInput(
            roll: letters([("ABCDEF", .african)]), underReviewThisYear: ["A", "B"], seed: .from(text: "notes"),
            label: "notes")
        input.remainingAfter = ["C"]
        func said(_ terms: JSON?, _ sources: [String]) throws -> [Substring] {
            let more = terms.map { ["terms": $0] } ?? [:]
            let replay = try Replay(published: published(input, more), sources: sources)
            let (status, said) = try Verifier.verify(replay.pairs().transcript.text.utf8)
            #expect(status == 0, "\(said)")
            return said.split(separator: "\n").filter { $0.hasPrefix("note: ") }
        }
        let terms = InputFormTests.terms()
        #expect(try said(terms, ["dice: 3 1 6", "beacon: 8f"]) == [])
        #expect(
            try said(terms.with("fallback", "an hour later"), ["dice: 3 1 6"]) == [
                "note: the beacon (beacon 7) was skipped; announced for that: an hour later"
            ])
        input.effort = Effort(mixing: 200, settling: 20, cap: 20_000)
        #expect(
            try said(terms, ["dice: 3 1 6", "beacon: 8f"]) == [
                #"note: the chain's steps are not the rule set's for 3 reviews: {"cap": 20000, "mixing": 200, "settling": 20}"#
            ])
        (input.minReviews, input.maxReviews, input.noMutual, input.cover) = (0, 4, false, .together)
        input.standing = [LotName("A", isRegional: false): "D"]
        input.exclusions = [Exclusion(reviewed: "A", reviewer: "B")]
        let notes = [
            #"note: cover is "together"; by TOR 18 to 20 it is "each""#,
            "note: minReviews is 0; by TOR 18 to 20 it is 1", "note: maxReviews is 4; by TOR 18 to 20 it is 3",
            "note: noMutual is false; by TOR 18 to 20 it is true",
            #"note: the chain's steps are not the rule set's for 3 reviews: {"cap": 20000, "mixing": 200, "settling": 20}"#,
            "note: the second lot of A is not drawn: it stands upon D",
            "note: the lots of A cannot fall upon B, which is excluded",
        ]
        let nothing = ["note: no chance was announced: whoever made this could choose its sources"]
        #expect(try said(terms, ["dice: 3 1 6", "beacon: 8f"]).map(String.init) == notes)
        #expect(try said(nil, ["A: river", "dice: 3 1 6"]).map(String.init) == nothing + notes)
        #expect(
            try said(InputFormTests.terms(dice: 0, beacon: ""), ["dice: 3 1 6"]).map(String.init) == nothing + notes)
    }

    /// Lots drawn again: the chain is as long as for all reviews of the year.
    @Test("the steps of a redraw are the rule set's")
    func redrawn() throws {
        var input = PairsInput(
            roll: letters([("ABCDEFG", .african)]), underReviewThisYear: ["A"], seed: .from(text: "again"),
            label: "again")
        input.history = [Pairing(reviewed: "B", regional: "C", second: "D")]
        for (reviews, isSaid) in [(1, false), (2, false), (3, true)] {
            input.effort = .usual(reviews: reviews)
            let replay = try Replay(published: published(input), sources: [])
            let said = try Verifier.verify(replay.pairs().transcript.text.utf8).said
            #expect(said.contains("the chain's steps") == isSaid, "\(reviews): \(said)")
        }
    }
}

extension JSON {
    /// The same with another value of a member, or without it.
    fileprivate func with(_ name: String, _ value: JSON?) -> JSON {
        var members = object ?? [:]
        members[name] = value
        return .object(members)
    }
}
