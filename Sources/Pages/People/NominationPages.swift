import Access
import Desk
import Kernel
import Mechanism
import Tongue

/// Notes verbales, and the people of a State.
package enum NominationPages {
    struct Notes: Sendable {
        let waiting: [Row]
        let isIdle: Bool
        let settled: [Row]
        let hasSettled: Bool
        let form: Form

        struct Row: Sendable {
            let link: Link
            let state: String
            let received: String
            let outcome: String
        }
    }

    /// The notes of all States, those that wait first.
    package static func notes(
        _ notes: [NominationView], _ states: [StateCode], refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let settled = notes.filter { $0.outcome != nil }
        let waiting = notes.filter { $0.outcome == nil }
        let options = reader.speaker.sorted(states) { reader.say($0) }.map { ($0.rawValue, reader.say($0)) }
        return Page(
            "people/notes", title: reader.say("nomination.title"),
            trail: [reader.link(reader.say("people.title"), .people)],
            Notes(
                waiting: waiting.map { row($0, reader) }, isIdle: waiting.isEmpty,
                settled: settled.map { row($0, reader) }, hasSettled: !settled.isEmpty,
                form: Form(
                    .notes, submit: reader.say("nomination.record"),
                    [Field("state", .select, label: reader.say("field.state"), options: options)], refusal: refusal,
                    for: reader)))
    }

    private static func row(_ note: NominationView, _ reader: Reader) -> Notes.Row {
        Notes.Row(
            link: reader.link(note.note.number, .note(note.id, .overview)), state: reader.say(note.note.state),
            received: reader.say(note.note.received), outcome: outcome(note, reader))
    }

    static func title(_ note: NominationView, _ reader: Reader) -> String {
        reader.say("nomination.of", ["number": .text(note.note.number), "state": .state(note.note.state)])
    }

    private static func outcome(_ note: NominationView, _ reader: Reader) -> String {
        guard let outcome = note.outcome else { return reader.say("nomination.outcome.waiting") }
        return reader.say("nomination.outcome.\(outcome.kind.rawValue)", ["day": .day(outcome.by.day)])
    }

    // MARK: A note is recorded

    struct Recording: Sendable {
        let form: Form
        let fileRefusal: String?
        let isOptional: Bool
    }

    package static func record(
        _ state: StateCode, typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let fault = refusal?.reasons.first { $0.field == "file" }
        return Page(
            "people/record-note", title: reader.say("nomination.record"),
            trail: [reader.link(peopleTitle(state, reader), .statePeople(state))],
            Recording(
                form: Form(
                    .recordNote(state), submit: reader.say("nomination.record"),
                    [
                        Field("number", .text, label: reader.say("nomination.number"), typed: typed["number"]),
                        Field("dated", .date, label: reader.say("nomination.dated"), typed: typed["dated"]),
                        Field(
                            "received", .date, label: reader.say("nomination.received"),
                            typed: typed.or("received", reader.today.description)),
                    ], refusal: refusal, for: reader),
                fileRefusal: fault.map { reader.say("refusal.\($0.code)", $0.facts) },
                isOptional: reader.capacity != .secretariat))
    }

    // MARK: A note

    struct Note: Sendable {
        let outcome: String
        let reason: String?
        let facts: [ReviewPages.Fact]
        let scan: Link?
        let comes: [Line]
        let isNobodyComing: Bool
        let leaves: [Line]
        let isNobodyLeaving: Bool
        let stays: [Line]
        let hasStays: Bool
        let links: [Handed]
        let hasLinks: Bool
        let isRefused: Bool
        let reasons: [Form.Reason]
        let act: Act?

        struct Line: Sendable {
            let id: String
            let name: String
            let what: String
            let more: String?
            let mayStrike: Bool
        }

        struct Handed: Sendable {
            let name: String
            let link: String
        }

        struct Act: Sendable {
            let action: String
            let token: String
            let comes: Link
            let leaves: Link
            let others: [Link]
        }
    }

    /// - Parameters:
    ///   - people: the people of the State; those who neither come nor leave stay.
    ///   - reviewed: the States under review, by the names of reviews.
    ///   - links: one-time links, shown once, of those who came and could not be sent them.
    package static func note(
        _ note: NominationView, _ people: [Desk.StatePerson], reviewed: [String: StateCode], by recorder: String?,
        links: [(name: String, link: String)] = [], mayChange: Bool, refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let isOpen = mayChange && note.outcome == nil
        let comes = note.arrivals.map { arrival in
            Note.Line(
                id: arrival.id, name: arrival.name,
                what: place(arrival.capacity, arrival.review.flatMap { reviewed[$0] }, reader),
                more: [arrival.background, arrival.expertise].filter { !$0.isEmpty }.joined(separator: "\n").nilIfEmpty,
                mayStrike: isOpen)
        }
        let leaves = note.departures.map { one in
            Note.Line(
                id: one.id, name: one.person.name,
                what: people.first { $0.person.id == one.person.id && $0.capacity == one.capacity }.map {
                    holding($0, reader).joined(separator: " · ")
                } ?? reader.say("capacity.name.\(one.capacity.name)"),
                more: one.keepsReviews ? reader.say("nomination.keeps") : nil, mayStrike: isOpen)
        }
        let gone = Set(note.departures.map { "\($0.person.id.rawValue) \($0.capacity.text)" })
        let stays = people.filter { !gone.contains("\($0.person.id.rawValue) \($0.capacity.text)") }.map {
            Note.Line(
                id: "", name: $0.person.name, what: holding($0, reader).joined(separator: " · "), more: nil,
                mayStrike: false)
        }
        return Page(
            "people/note", title: title(note, reader),
            trail: [reader.link(peopleTitle(note.note.state, reader), .statePeople(note.note.state))],
            Note(
                outcome: outcome(note, reader), reason: note.outcome?.reason.nilIfEmpty,
                facts: [
                    .init(name: reader.say("nomination.dated"), value: reader.say(note.note.dated)),
                    .init(name: reader.say("nomination.received"), value: reader.say(note.note.received)),
                    .init(
                        name: reader.say("nomination.recorded"),
                        value: [reader.say(note.recorded.day), recorder].compactMap { $0 }.joined(separator: " · ")),
                ],
                scan: note.note.scan.map { reader.link($0.name, .note(note.id, .scan)) },
                comes: comes, isNobodyComing: comes.isEmpty, leaves: leaves, isNobodyLeaving: leaves.isEmpty,
                stays: stays, hasStays: note.outcome == nil && !stays.isEmpty,
                links: links.map { .init(name: $0.name, link: $0.link) }, hasLinks: !links.isEmpty,
                isRefused: refusal != nil, reasons: refusal.map { Form.reasons($0, [], reader) } ?? [],
                act: isOpen ? act(note, reader) : nil))
    }

    private static func act(_ note: NominationView, _ reader: Reader) -> Note.Act {
        func link(_ form: Route.NoteForm) -> Link {
            reader.link(reader.say("nomination.\(form.rawValue).title"), .note(note.id, .form(form)))
        }
        return Note.Act(
            action: Route.note(note.id, .overview).path, token: reader.formToken, comes: link(.comes),
            leaves: link(.leaves),
            others: (reader.capacity == .secretariat ? [link(.refuse)] : []) + [link(.withdraw)])
    }

    /// "Governmental expert in the review of Xavaria".
    private static func place(_ capacity: Capacity, _ review: StateCode?, _ reader: Reader) -> String {
        let key = review == nil ? capacity.name : "\(capacity.name)-of"
        return reader.say("nomination.place.\(key)", review.map { ["state": .state($0)] } ?? [:])
    }

    /// What somebody holds, in plain words: the places in reviews, or the capacity where there are none.
    private static func holding(_ person: Desk.StatePerson, _ reader: Reader) -> [String] {
        person.reviews.isEmpty
            ? [reader.say("capacity.name.\(person.capacity.name)")]
            : person.reviews.map { place(person.capacity, $0, reader) }
    }

    // MARK: Its forms

    /// - Parameters:
    ///   - places: what somebody who comes may be given; the value of each, with the review where there is one.
    ///   - people: who may leave.
    package static func form(
        _ form: Route.NoteForm, _ note: NominationView,
        places: [(capacity: Capacity, review: ReviewID?, of: StateCode?)],
        people: [Desk.StatePerson], typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let fields: [Field] =
            switch form {
            case .comes: arrivalFields(places, typed, reader)
            case .leaves:
                [
                    Field(
                        "who", .select, label: reader.say("nomination.leaves.who"), typed: typed["who"],
                        options: people.map {
                            (
                                "\($0.person.id.rawValue) \($0.capacity.text)",
                                [$0.person.name, holding($0, reader).joined(separator: " · ")].joined(separator: ": ")
                            )
                        }),
                    Field(
                        "keeps", .flag, label: reader.say("nomination.leaves.keeps"),
                        hint: reader.say("nomination.leaves.keeps-hint"), typed: typed["keeps"]),
                ]
            case .refuse, .withdraw:
                [Field("reason", .long(rows: 4), label: reader.say("field.reason"), typed: typed["reason"])]
            }
        return Page(
            "people/sign-in", title: reader.say("nomination.\(form.rawValue).title"),
            trail: [
                reader.link(peopleTitle(note.note.state, reader), .statePeople(note.note.state)),
                reader.link(title(note, reader), .note(note.id, .overview)),
            ],
            PeoplePages.SignIn(
                form: Form(
                    .note(note.id, .form(form)), submit: reader.say("nomination.\(form.rawValue).button"), fields,
                    refusal: refusal, for: reader), note: reader.say("nomination.\(form.rawValue).text")))
    }

    private static func arrivalFields(
        _ places: [(capacity: Capacity, review: ReviewID?, of: StateCode?)], _ typed: Typed, _ reader: Reader
    ) -> [Field] {
        [
            Field("name", .text, label: reader.say("field.name"), typed: typed["name"]),
            Field("email", .email, label: reader.say("field.email"), typed: typed["email"]),
            Field(
                "language", .select, label: reader.say("post.me.language"),
                typed: typed.or("language", reader.language.rawValue),
                options: Language.allCases.map { ($0.rawValue, $0.ownName) }),
            Field(
                "place", .select, label: reader.say("field.capacity"), typed: typed["place"],
                options: places.map { (value($0.capacity, $0.review), place($0.capacity, $0.of, reader)) }),
            Field(
                "background", .long(rows: 4), label: reader.say("field.background"),
                hint: reader.say("nomination.comes.background-hint"), typed: typed["background"], optional: true),
            Field(
                "expertise", .long(rows: 3), label: reader.say("field.expertise"),
                hint: reader.say("nomination.comes.expertise-hint"), typed: typed["expertise"], optional: true),
        ]
    }

    /// A place as a form sends it: "expert/1-xaa".
    package static func value(_ capacity: Capacity, _ review: ReviewID?) -> String {
        capacity.name + (review.map { "/\($0.text)" } ?? "")
    }

    // MARK: The people of a State

    struct People: Sendable {
        let rows: [Row]
        let isEmpty: Bool
        let links: [Link]
        let notes: [Notes.Row]
        let hasNotes: Bool

        struct Row: Sendable {
            let name: String
            let capacity: String
            let since: String?
            let by: String?
            let end: Link?
        }
    }

    static func peopleTitle(_ state: StateCode, _ reader: Reader) -> String {
        reader.say("nomination.people.title", ["state": .state(state)])
    }

    package static func people(
        of state: StateCode, _ people: [Desk.StatePerson], _ notes: [NominationView], mayChange: Bool,
        for reader: Reader
    ) -> Page {
        Page(
            "people/state-people", title: peopleTitle(state, reader),
            trail: reader.capacity == .secretariat
                ? [
                    reader.link(reader.say("people.title"), .people),
                    reader.link(reader.say("nomination.title"), .notes),
                ]
                : [],
            People(
                rows: people.map { one in
                    People.Row(
                        name: one.person.name, capacity: holding(one, reader).joined(separator: "\n"),
                        since: one.held.map { reader.say($0.since) }, by: one.held?.reference,
                        end: Access.judge(reader.actor, .end(one.capacity)) == .allowed
                            ? reader.link(reader.say("nomination.end.link"), .endCapacity(one.person.id)) : nil)
                }, isEmpty: people.isEmpty,
                links: (mayChange ? [reader.link(reader.say("nomination.record"), .recordNote(state))] : [])
                    + [
                        reader.link(reader.say("people.experts.title", ["state": .state(state)]), .experts(state))
                    ],
                notes: notes.map { row($0, reader) }, hasNotes: !notes.isEmpty))
    }

    // MARK: A capacity ends

    package static func end(
        _ account: AccountView, _ ends: [Capacity], typed: Typed = Typed(), refusal: Refusal? = nil,
        for reader: Reader
    ) -> Page {
        let states = Set(ends.compactMap(\.state)).sorted()
        return Page(
            "people/sign-in", title: reader.say("nomination.end.title", ["name": .text(account.person.name)]),
            trail: (reader.capacity == .secretariat ? [reader.link(reader.say("people.title"), .people)] : [])
                + states.map { reader.link(peopleTitle($0, reader), .statePeople($0)) },
            PeoplePages.SignIn(
                form: Form(
                    .endCapacity(account.person.id), submit: reader.say("nomination.end.button"),
                    [
                        Field(
                            "capacities", .many, label: reader.say("nomination.end.capacities"),
                            typed: typed.all("capacities").joined(separator: " "),
                            options: ends.map { ($0.text, reader.say($0)) }),
                        Field(
                            "reason", .choice, label: reader.say("field.reason"), typed: typed["reason"],
                            options: [Account.Reason.note, .wish].map {
                                ($0.rawValue, reader.say("nomination.reason.\($0.rawValue)"))
                            }),
                        Field(
                            "reference", .text, label: reader.say("nomination.end.reference"),
                            hint: reader.say("nomination.end.reference-hint"), typed: typed["reference"]),
                    ], refusal: refusal, for: reader), note: reader.say("nomination.end.text")))
    }
}

extension String {
    fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
