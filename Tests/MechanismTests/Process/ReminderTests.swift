import Kernel
import Mechanism
import Testing

/// When a person is told of what is asked (GUI 9).
@Suite struct ReminderTests {
    /// Lets days go by and gives those on which a message went out. `asks` gives what is asked on a day.
    static func days(
        from: String, to: String, taken: (Day) -> Bool = { _ in true }, _ asks: (Day) -> [Reminder.Item]
    ) throws(Refusal) -> [String] {
        var state = Reminder.initial
        var sent: [String] = []
        var day = World.day(from)
        func record(_ command: Reminder.Command) throws(Refusal) {
            let context = Context(
                now: Instant(day), actor: .system("reminders"), newID: { "id" }, fingerprint: { $0.canonical })
            for event in try Reminder.decide(command, state, context) {
                Reminder.evolve(&state, event, Stamp(at: context.now, actor: context.actor))
            }
        }
        while day <= World.day(to) {
            // Two runs a day, as two processes would.
            for _ in 1...2 {
                try record(.consider(asks(day), on: day))
                if state.isWaiting(on: day) && taken(day) {
                    try record(.hand(day))
                    sent.append(day.description)
                }
            }
            day = day.adding(days: 1)
        }
        return sent
    }

    static func item(_ ask: String, _ due: String?) -> Reminder.Item {
        .init(ask: ask, due: due.map { World.day($0) })
    }

    @Test func `at first, two weeks and three days before, the day after, then once a month`() throws {
        let sent = try ReminderTests.days(from: "2027-03-01", to: "2027-07-25") { _ in
            [ReminderTests.item("1-xaa/submit-response", "2027-05-01")]
        }
        #expect(
            sent == ["2027-03-01", "2027-04-17", "2027-04-28", "2027-05-02", "2027-06-02", "2027-07-02"])
    }

    @Test func `one message a day, with all that is asked`() throws {
        let sent = try ReminderTests.days(from: "2027-03-01", to: "2027-03-10") { day in
            [ReminderTests.item("1-xaa/agree-schedule", "2027-03-30")]
                + (day >= World.day("2027-03-05") ? [ReminderTests.item("1-xba/designate-experts", "2027-03-30")] : [])
        }
        #expect(sent == ["2027-03-01", "2027-03-05"])
    }

    @Test func `what is asked once more is told once more`() throws {
        let sent = try ReminderTests.days(from: "2027-03-01", to: "2027-03-10") { day in
            day == World.day("2027-03-04") ? [] : [ReminderTests.item("1-xaa/agree-report", "2027-08-01")]
        }
        #expect(sent == ["2027-03-01", "2027-03-05"])
    }

    @Test func `a day that moves is told of from its new place`() throws {
        let sent = try ReminderTests.days(from: "2027-03-01", to: "2027-04-30") { day in
            [ReminderTests.item("1-xaa/answer", day < World.day("2027-03-10") ? "2027-03-20" : "2027-04-20")]
        }
        #expect(sent == ["2027-03-01", "2027-03-06", "2027-04-06", "2027-04-17", "2027-04-21"])
    }

    @Test func `without a day it is told once`() throws {
        let sent = try ReminderTests.days(from: "2027-03-01", to: "2027-12-31") { _ in
            [ReminderTests.item("1-xaa/publish", nil)]
        }
        #expect(sent == ["2027-03-01"])
    }

    @Test func `what was not taken is tried again until it is, and then not doubled`() throws {
        let sent = try ReminderTests.days(
            from: "2027-03-01", to: "2027-03-31", taken: { $0 >= World.day("2027-03-03") }
        ) { _ in [ReminderTests.item("1-xaa/submit-response", "2027-05-01")] }
        #expect(sent == ["2027-03-03"])
    }

    @Test func `a server that stood still for weeks sends one message and not four`() throws {
        let sent = try ReminderTests.days(
            from: "2027-04-01", to: "2027-05-10",
            taken: { $0 == World.day("2027-04-01") || $0 >= World.day("2027-05-05") }
        ) { _ in [ReminderTests.item("1-xaa/submit-response", "2027-05-01")] }
        #expect(sent == ["2027-04-01", "2027-05-05"])
    }

    @Test func `only what was made ready is handed over, and once`() {
        let context = Context(
            now: Instant(World.day("2027-03-01")), actor: .visitor, newID: { "id" }, fingerprint: { $0.canonical })
        #expect(throws: Refusal.hidden) {
            try Reminder.decide(.hand(context.today), Reminder.initial, context)
        }
    }
}
