import Access
import Desk
import Kernel
import Seals

/// Coming in: the code after the passphrase, setting up a second factor, asking for a link; and one's own sessions.
package enum EntryPages {
    // MARK: The code

    package static func code(refusal: Refusal? = nil, for reader: Reader) -> Page {
        Page(
            "people/sign-in", title: reader.say("entry.code.title"),
            trail: [reader.link(reader.say("people.sign-in.title"), .signIn)],
            PeoplePages.SignIn(
                form: Form(
                    .signInCode, submit: reader.say("people.sign-in.button"), [codeField(reader)], refusal: refusal,
                    for: reader), note: reader.say("entry.code.lost")))
    }

    static func codeField(_ reader: Reader) -> Field {
        Field("code", .code, label: reader.say("entry.code.field"), hint: reader.say("entry.code.hint"))
    }

    // MARK: Setting up

    struct SetUp: Sendable {
        let isOwed: Bool
        /// In groups of four.
        let key: String
        let address: String
        let form: Form
    }

    /// - Parameter route: on the way in, or among one's own settings.
    package static func setUp(
        _ key: [UInt8], _ account: AccountView, at route: Route, refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        Page(
            "people/set-up", title: reader.say("entry.factor.title"),
            trail: route == .factor ? [reader.link(reader.say("post.me.title"), .me)] : [],
            SetUp(
                isOwed: route == .signInSetUp, key: Base32.inFours(Base32.text(key)),
                address: TimeCode.address(key, account: account.email, issuer: reader.say("app.name")),
                form: Form(
                    route, submit: reader.say("entry.factor.begin"),
                    [Field("code", .code, label: reader.say("entry.code.field"), hint: reader.say("entry.code.six"))],
                    refusal: refusal, for: reader)))
    }

    struct Recovery: Sendable {
        let codes: [String]
        let next: Link
    }

    /// Recovery codes, shown once.
    package static func recovery(_ codes: [String], isOnTheWayIn: Bool, for reader: Reader) -> Page {
        Page(
            "people/recovery", title: reader.say("entry.recovery.title"),
            Recovery(
                codes: codes,
                next: isOnTheWayIn
                    ? reader.link(reader.say("entry.recovery.go-on"), .home)
                    : reader.link(reader.say("post.me.title"), .me)))
    }

    struct Factor: Sendable {
        let left: String
        let form: Form
    }

    /// One's second factor: new recovery codes, or its end.
    package static func factor(
        left: Int, isOwed: Bool, chosen: String, refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        Page(
            "people/factor", title: reader.say("entry.factor.title"),
            trail: [reader.link(reader.say("post.me.title"), .me)],
            Factor(
                left: reader.say("entry.recovery.left", ["count": .number(left)]),
                form: Form(
                    .factor, submit: reader.say("entry.factor.do"),
                    [
                        Field(
                            "do", .choice, label: reader.say("entry.factor.what"),
                            typed: chosen.isEmpty ? "codes" : chosen,
                            options: [
                                ("codes", reader.say("entry.recovery.renew")),
                                ("end", reader.say(isOwed ? "entry.factor.replace" : "entry.factor.end")),
                            ]),
                        codeField(reader),
                    ], refusal: refusal, for: reader)))
    }

    // MARK: Links

    package static func link(typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader) -> Page {
        Page(
            "people/sign-in", title: reader.say("entry.link.title"),
            trail: [reader.link(reader.say("people.sign-in.title"), .signIn)],
            PeoplePages.SignIn(
                form: Form(
                    .signInLink, submit: reader.say("entry.link.button"),
                    [Field("email", .email, label: reader.say("field.email"), typed: typed["email"])],
                    refusal: refusal, for: reader), note: reader.say("entry.link.text")))
    }

    // MARK: Sessions

    struct Own: Sendable {
        let action: String
        let token: String
        let factor: Link
        let factorState: String
        let sessions: [Row]
        let hasOthers: Bool

        struct Row: Sendable {
            let id: String
            let browser: String
            let capacity: String
            let times: String
            let isThis: Bool
            let mayEnd: Bool
        }
    }

    static func own(_ sessions: [Desk.OpenSession], hasFactor: Bool, for reader: Reader) -> Own {
        Own(
            action: Route.me.path, token: reader.formToken,
            factor: reader.link(reader.say(hasFactor ? "entry.factor.change" : "entry.factor.set-up"), .factor),
            factorState: reader.say(hasFactor ? "entry.factor.is-on" : "entry.factor.is-off"),
            sessions: sessions.map { open in
                Own.Row(
                    id: open.id,
                    browser: open.session.browser.isEmpty
                        ? reader.say("entry.session.unknown") : open.session.browser,
                    capacity: reader.say(open.session.capacity),
                    times: reader.say(
                        "entry.session.times",
                        [
                            "day": .day(open.session.since.day), "time": .code(clock(open.session.since)),
                            "last": .day(open.session.seen.day), "clock": .code(clock(open.session.seen)),
                        ]), isThis: open.isThis, mayEnd: !open.isThis)
            }, hasOthers: sessions.count > 1)
    }

    /// "14:05", in universal time.
    private static func clock(_ instant: Instant) -> String {
        let minutes = instant.milliseconds / 60_000 % 1440
        return [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }
}
