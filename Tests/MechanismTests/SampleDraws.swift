import Kernel
import Mechanism

/// What the frozen samples of ceremonies say, in the order they stand in.
extension SamplesTests {
    static let subjects: [Ceremony.Subject] = [
        .calendar, .newCalendar(from: 2028, turn: 1), .pairs(year: 2027),
        .redraw(year: 2027, state: "XAA", turn: 2, justification: "At its request", exceptional: false),
        .decline(year: 2027, state: "XAB", justification: "Пять экспертов"),
    ]

    private static let terms: [Ceremony.Terms] = [
        .init(day: World.day("2027-01-10"), book: false, dice: 20, beacon: "", fallback: ""),
        .init(day: World.day("2028-01-10"), book: false, dice: 10, beacon: "drand quicknet, round 7", fallback: "١"),
        .init(day: World.day("2027-01-15"), book: true, dice: 0, beacon: "drand quicknet, round 8", fallback: ""),
        .init(day: World.day("2027-02-01"), book: true, dice: 100, beacon: "", fallback: ""),
        .init(day: World.day("2027-02-02"), book: false, dice: 12, beacon: "", fallback: ""),
    ]

    static let ceremony: [Ceremony.Event] =
        zip(subjects, terms).map { subject, terms in
            .announced(
                cycle: 1, subject: subject, terms: terms,
                input: ["draw": .string(subject.name), "states": [["XAA", "african"], .null], "years": 5],
                fingerprint: "0a")
        } + [
            .contributed(state: "XAA", word: "شجرة \"木\""),
            .takenBack(reason: "A State joined"),
            .closed,
            .diceRolled(dice: [1, 2, 3, 4, 5, 6, 6, 5, 4, 3]),
            .beaconNoted(value: "e5f1"),
            .beaconSkipped(reason: "Silent for an hour"),
            .seeded(sources: ["XAA: شجرة", "dice: 1 2 3", "beacon: e5f1"], seed: "0b"),
            .bookPrinted(book: [[["XAA", "XAB", "XBA"]], [["XAA", "XAC", "XBB"]]], fingerprint: "0c"),
            .ballsDrawn(balls: [0, 4, 9]),
            .drawn(transcript: ["{\"kind\":\"transcript\"}", "{\"kind\":\"end\"}"]),
            .failed(code: "lots.infeasible"),
        ]
}
