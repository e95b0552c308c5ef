import Access
import Desk
import Kernel
import Mechanism
import Tongue

/// Signing in, invitations, the secretariat's list of people, a State's experts, the training room's door.
package enum PeoplePages {
    struct SignIn: Sendable {
        let form: Form
        let note: String?
        /// To a page where one asks for a new link.
        var link: Link?
        var elsewhere: ElsewherePages.Doors?
    }

    struct Invitation: Sendable {
        let name: String
        let capacity: String
        let form: Form
        let elsewhere: ElsewherePages.Doors?
    }

    struct People: Sendable {
        let rows: [Row]
        let invite: Link
        let notes: Link
        let link: String?
        let linkText: String

        struct Row: Sendable {
            let name: String
            let email: String
            let capacities: String
            let state: String
            let invite: Invite?
            let end: Link?
        }

        struct Invite: Sendable {
            let action: String
            let token: String
            let person: String
            /// Whether it can be sent by e-mail.
            let mail: Bool
        }
    }

    struct Training: Sendable {
        let action: String
        let outbox: String
        let token: String
        let secretariat: [Player]
        let states: [StatePeople]

        struct StatePeople: Sendable {
            let name: String
            let people: [Player]
        }

        struct Player: Sendable {
            let name: String
            let capacity: String
            let person: String
            let value: String
        }
    }

    struct Experts: Sendable {
        let rows: [Row]
        let isEmpty: Bool
        let nominate: Link?
        let action: String
        let token: String

        struct Row: Sendable {
            let name: String
            let background: String
            let expertise: String
            let person: String
        }
    }

    /// - Parameter sendsLinks: whether one can ask for a new link by e-mail.
    package static func signIn(
        sendsLinks: Bool, typed: Typed = Typed(), refusal: Refusal? = nil, providers: [ElsewherePages.Door] = [],
        for reader: Reader
    ) -> Page {
        Page(
            "people/sign-in", title: reader.say("people.sign-in.title"),
            SignIn(
                form: Form(
                    .signIn, submit: reader.say("people.sign-in.button"),
                    [
                        Field("email", .email, label: reader.say("field.email"), typed: typed["email"]),
                        Field("passphrase", .secret(new: false), label: reader.say("field.passphrase")),
                    ], refusal: refusal, for: reader),
                note: reader.say("people.sign-in.note"),
                link: sendsLinks ? reader.link(reader.say("entry.link.title"), .signInLink) : nil,
                elsewhere: ElsewherePages.signIn(providers, for: reader)))
    }

    package static func invitation(
        _ token: String, _ account: AccountView, needsCode: Bool, refusal: Refusal? = nil,
        providers: [ElsewherePages.Door] = [], for reader: Reader
    ) -> Page {
        Page(
            "people/invitation", title: reader.say("people.invitation.title"),
            Invitation(
                name: account.person.name, capacity: reader.speaker.list(account.capacities.map { reader.say($0) }),
                form: Form(
                    .invitation(token), submit: reader.say("people.invitation.button"),
                    [
                        Field(
                            "passphrase", .secret(new: true), label: reader.say("field.passphrase"),
                            hint: reader.say("field.passphrase-hint")),
                        Field("again", .secret(new: true), label: reader.say("field.passphrase-again")),
                    ] + (needsCode ? [EntryPages.codeField(reader)] : []), refusal: refusal, for: reader),
                elsewhere: ElsewherePages.accept(token, providers, for: reader)))
    }

    /// - Parameters:
    ///   - link: a fresh one-time link, shown once, to be handed to the person.
    ///   - days: how long it stands.
    ///   - sendsMail: whether links can be sent by e-mail.
    package static func people(
        _ accounts: [AccountView], link: String?, days: Int, sendsMail: Bool, for reader: Reader
    ) -> Page {
        let rows = reader.speaker.sorted(accounts) { $0.person.name }.map { account in
            People.Row(
                name: account.person.name, email: account.email,
                capacities: reader.speaker.list(account.capacities.map { reader.say($0) }),
                state: reader.say(account.accepted ? "people.accepted" : "people.not-accepted"),
                invite: .init(
                    action: Route.people.path, token: reader.formToken, person: account.person.id.rawValue,
                    mail: sendsMail),
                end: account.capacities.isEmpty
                    ? nil : reader.link(reader.say("nomination.end.link"), .endCapacity(account.person.id)))
        }
        return Page(
            "people/people", title: reader.say("people.title"),
            People(
                rows: rows, invite: reader.link(reader.say("people.invite.title"), .invite),
                notes: reader.link(reader.say("nomination.title"), .notes), link: link,
                linkText: reader.say("people.link", ["count": .number(days)])))
    }

    package static func invite(
        _ profiles: [StateProfile], typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let states = reader.speaker.sorted(profiles) { $0.names(reader.language) }
        let capacities = ["secretariat", "delegate", "focal-point", "expert", "administrator"]
        return Page(
            "people/sign-in", title: reader.say("people.invite.title"),
            trail: [reader.link(reader.say("people.title"), .people)],
            SignIn(
                form: Form(
                    .invite, submit: reader.say("people.invite.button"),
                    [
                        Field("name", .text, label: reader.say("field.name"), typed: typed["name"]),
                        Field("email", .email, label: reader.say("field.email"), typed: typed["email"]),
                        Field(
                            "capacity", .select, label: reader.say("field.capacity"), typed: typed["capacity"],
                            options: capacities.map { ($0, reader.say("capacity.name.\($0)")) }),
                        Field(
                            "state", .select, label: reader.say("field.state"), typed: typed["state"],
                            options: [("", reader.say("field.no-state"))]
                                + states.map { ($0.code.rawValue, reader.say($0.code)) }),
                    ], refusal: refusal, for: reader), note: nil))
    }

    package static func training(_ accounts: [AccountView], for reader: Reader) -> Page {
        func player(_ account: AccountView, _ capacity: Capacity) -> Training.Player {
            .init(
                name: account.person.name, capacity: reader.say("capacity.name.\(capacity.name)"),
                person: account.person.id.rawValue, value: capacity.text)
        }
        var byState: [StateCode: [Training.Player]] = [:]
        var secretariat: [Training.Player] = []
        for account in accounts {
            for capacity in account.capacities {
                if let state = capacity.state {
                    byState[state, default: []].append(player(account, capacity))
                } else {
                    secretariat.append(player(account, capacity))
                }
            }
        }
        let states = reader.speaker.sorted(byState.keys.sorted()) { reader.say($0) }
        return Page(
            "people/training", title: reader.say("people.training.title"),
            Training(
                action: Route.trainingSignIn.path, outbox: Route.outbox.path, token: reader.formToken,
                secretariat: secretariat,
                states: states.map { .init(name: reader.say($0), people: byState[$0] ?? []) }))
    }

    package static func experts(_ state: StateCode, _ experts: [Roster.Expert], mayNominate: Bool, for reader: Reader)
        -> Page
    {
        Page(
            "people/experts", title: reader.say("people.experts.title", ["state": .state(state)]),
            Experts(
                rows: experts.map {
                    .init(
                        name: $0.person.name, background: $0.background, expertise: $0.expertise,
                        person: $0.person.id.rawValue)
                },
                isEmpty: experts.isEmpty,
                nominate: mayNominate ? reader.link(reader.say("people.nominate.title"), .nominateExpert(state)) : nil,
                action: Route.withdrawExpert(state).path, token: reader.formToken))
    }

    package static func nominate(
        _ state: StateCode, typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        Page(
            "people/sign-in", title: reader.say("people.nominate.title"),
            trail: [reader.link(reader.say("people.experts.title", ["state": .state(state)]), .experts(state))],
            SignIn(
                form: Form(
                    .nominateExpert(state), submit: reader.say("people.nominate.button"),
                    [
                        Field("name", .text, label: reader.say("field.name"), typed: typed["name"]),
                        Field("email", .email, label: reader.say("field.email"), typed: typed["email"]),
                        Field(
                            "background", .long(rows: 4), label: reader.say("field.background"),
                            hint: reader.say("field.background-hint"), typed: typed["background"]),
                        Field(
                            "expertise", .long(rows: 3), label: reader.say("field.expertise"),
                            hint: reader.say("field.expertise-hint"), typed: typed["expertise"]),
                    ], refusal: refusal, for: reader), note: reader.say("people.nominate.note")))
    }
}
