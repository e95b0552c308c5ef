import Desk
import HTTPTypes
import Kernel
import Pages
import Seals
import Testing

/// Every form of every page, sent as it should not be.
@Suite struct WebFormTests {
    /// Forms by where they go and what they hold, each once, with whoever was shown it.
    private func forms(_ course: Course, _ names: [String]) async throws -> [(form: WebForm, token: Token?)] {
        var known: Set<String> = []
        var forms: [(WebForm, Token?)] = []
        let pages = Family.allCases.flatMap { course.samples($0) }.map { $0.route.path + $0.query }
        for person in course.cast.readers(at: course.moment ?? .drawn) where names.contains(person.name) {
            let token = course.house.token(person.actor)
            let found = try await Crawler(house: course.house, person: person, token: token).crawl(pages)
            for form in found.forms {
                // Forms of one family that ask for the same are one.
                let route = Route(path: form.action).map { Family.of($0, course.keys) }
                let isAct = route == .act || route == nil
                let names = form.fields.keys.filter { $0.utf8.allSatisfy { $0 < 0x30 || $0 > 0x39 } }.sorted()
                let key = isAct ? form.action : "\(route?.rawValue ?? "") \(names.prefix(12))"
                if known.insert(key).inserted { forms.append((form, token)) }
            }
        }
        return forms
    }

    private func course(_ moment: Moment) throws -> Course {
        let course = try Course()
        try course.advance(to: moment)
        course.house.store.hold(true)
        return course
    }

    @Test func `nothing is done without the token, with another's, or from elsewhere`() async throws {
        let course = try course(.sent)
        let house = course.house
        let forms = try await forms(course, ["officer", "focal", "expert1", "delegate"])
        #expect(forms.count > 30)
        let before = house.store.count
        for (form, token) in forms {
            let fields = form.fields.sorted { $0.key < $1.key }
            func send(_ carried: String?, _ headers: HTTPFields) async throws -> Answer {
                let all = (carried.map { [("token", $0)] } ?? []) + fields
                var headers = headers
                headers[.contentType] = "application/x-www-form-urlencoded"
                let body = all.map { "\(House.encoded($0.0))=\(House.encoded($0.1))" }.joined(separator: "&")
                return try await house.ask(.post, form.action, token, headers, Array(body.utf8))
            }
            var answers = [
                try await send(nil, [.origin: House.origin]), try await send("", [.origin: House.origin]),
                try await send("visitor", [:]), try await send(Token().derived("form"), [.origin: House.origin]),
                try await send(form.token, [.origin: "https://elsewhere.example"]),
                try await send(form.token, [.origin: "null"]),
            ]
            for site in ["cross-site", "same-site"] {
                if let name = HTTPField.Name("Sec-Fetch-Site") {
                    answers.append(try await send(form.token, [name: site]))
                }
            }
            #expect(answers.allSatisfy { $0.status == 403 }, "\(form.action): \(answers.map(\.status))")
        }
        #expect(house.store.count == before, "something was done")
    }

    @Test func `no form breaks, and none gives back markup, whatever is typed`() async throws {
        let course = try course(.dialogue)
        let house = course.house
        let forms = try await forms(course, ["officer", "focal", "expert1", "delegate", "delegate1", "visitor"])
            .filter { sent in
                !["/sign-out", "/sign-in", "/capacity", "/training/sign-in", "/invitations/"].contains {
                    sent.form.action.hasPrefix($0)
                }
            }
        #expect(forms.count > 30)
        for (place, (form, token)) in forms.enumerated() {
            // Every text meets a quarter of the forms.
            for (turn, hostile) in Hostile.texts.enumerated() where (turn + place) % 4 == 0 {
                let isLong = hostile.utf8.count > 10_000
                let fields = form.fields.sorted { $0.key < $1.key }.prefix(60).enumerated().map { index, field in
                    // Half of the fields keep what they came with, so that what lies deeper is reached as well; a
                    // text that is very long stands in one of them.
                    let isLeft = Hostile.isLeft(field.key, hostile) && !field.value.isEmpty || isLong && index > 0
                    return (field.key, isLeft ? field.value : hostile)
                }
                let answer = try await house.post(form.action, token, fields)
                #expect(answer.status < 500, "\(form.action) \(hostile.debugDescription.prefix(60)): \(answer.status)")
                #expect(
                    !Hostile.isRaw(in: answer.text), "\(form.action) gives markup back: \(hostile.debugDescription)")
                #expect(answer.headers[values: .setCookie].isEmpty)
            }
        }
        #expect(house.log.lines.isEmpty, "\(house.log.lines.prefix(5))")
    }

    @Test func `a body that is no form is refused, and nothing breaks`() async throws {
        let course = try course(.assessment)
        let house = course.house
        let paths = [
            Route.review(course.id, .checklist(.documents)).path, Route.review(course.id, .checklist(.elsewhere)).path,
            Route.signIn.path, Route.home.path,
        ]
        let token = house.token(course.cast.focal)
        for path in paths {
            for (type, body) in Hostile.bodies(token: House.formToken(token)) {
                let answer = try await house.ask(
                    .post, path, token, [.contentType: type, .origin: House.origin], body)
                #expect(answer.status < 500 && answer.status >= 400, "\(path) \(type): \(answer.status)")
            }
        }
        #expect(house.log.lines.isEmpty, "\(house.log.lines.prefix(5))")
        #expect(house.store.count == 0)
    }

    @Test func `a scan of two mebibytes is taken from who may record a note, and read from nobody else`() async throws {
        let course = try course(.drawn)
        let path = Route.recordNote(course.cast.pairing.reviewed).path
        let scan = String(repeating: "x", count: 2 << 20)
        func status(_ actor: Actor) async throws -> Int {
            try await course.house.post(path, course.house.token(actor), [("number", "1"), ("scan", scan)]).status
        }
        #expect(try await status(course.cast.officer) == 422)
        #expect(try await status(course.cast.administrator) == 422)
        for actor in [course.cast.delegate, course.cast.asking, .visitor] {
            #expect(try await status(actor) == 413)
        }
    }

    @Test func `no address breaks, however it is written`() async throws {
        let course = try course(.dialogue)
        let house = course.house
        let token = house.token(course.cast.officer)
        for path in Hostile.paths(course.id.text) {
            for method in [HTTPRequest.Method.get, .head, .post, .put, .options, .trace] {
                let answer = try await house.ask(method, path, token)
                #expect(answer.status < 500, "\(method) \(path): \(answer.status)")
                #expect(!Hostile.isRaw(in: answer.text), "\(path)")
                if let location = answer.headers[.location] {
                    #expect(location.hasPrefix("/") && !location.hasPrefix("//"), "\(path) leads to \(location)")
                }
            }
        }
        #expect(house.log.lines.isEmpty, "\(house.log.lines.prefix(5))")
    }
}

/// What an attacker types.
enum Hostile {
    static let mark = "zqx"

    static let texts: [String] = [
        // Markup, and quotation marks under which a mark stands or before which one goes: an escaper that works by
        // Character lets them through.
        "<zqx>\"><script>alert(1)</script>", "\"\u{301} onfocus=zqx x=\"\u{301}<\u{301}zqx>", "\u{600}<zqx>\u{600}\"",
        "'\u{20DD}<\u{FE0F}zqx \u{200D}>", "&lt;zqx&gt;&#60;zqx&#62;", "{{zqx}}{{{zqx}}}{{>form}}", "]]><zqx/><!--",
        "javascript:zqx", "\u{202E}<zqx>\u{2066}",
        // A formula, a path, a header, a statement.
        "=HYPERLINK(\"https://zqx.example\")", "../../../../etc/passwd", "zqx\r\nSet-Cookie: a=b\r\n\r\n<zqx>",
        "'; DROP TABLE record; --", "\u{0}\u{1}\u{8}\u{1B}[31mzqx\u{7F}\u{85}\u{FFFE}\u{FFFF}",
        // Numbers and days that are none.
        "9999999999999999999999", "-1", "2027-02-30", "0000-00-00", "9999-12-31", "NaN",
        String(repeating: "a\u{301}", count: 30_000), "",
    ]

    static func isLeft(_ name: String, _ hostile: String) -> Bool {
        (name.utf8.reduce(0) { $0 &+ Int($1) } + hostile.unicodeScalars.count) % 2 == 0
    }

    /// Whether markup that was typed stands as markup.
    static func isRaw(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return ["<zqx", "<script>alert", "\u{301} onfocus=zqx x=\"", "<\u{301}zqx", "<\u{FE0F}zqx"].contains {
            bytes.firstRange(of: Array($0.utf8)) != nil
        }
    }

    static func bodies(token: String) -> [(String, [UInt8])] {
        let multipart = "multipart/form-data; boundary=b"
        func parts(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }
        let head = "--b\nContent-Disposition: form-data; name=\"token\"\n\n\(token)\n"
        return [
            (multipart, []), (multipart, parts("--b--")), (multipart, parts("--b\n")), (multipart, parts(head)),
            (multipart, parts(head + "--b\nContent-Disposition: form-data\n\nx\n--b--")),
            (
                multipart,
                parts(head + "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.pdf\"\n\nx")
            ),
            (
                multipart,
                parts(
                    head + String(repeating: "--b\nContent-Disposition: form-data; name=\"x\"\n\n1\n", count: 500)
                        + "--b--")
            ),
            (
                multipart,
                parts(
                    head + "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"x.html\"\n\n<script>\n--b--")
            ),
            (
                multipart,
                parts(
                    head + "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"x.json\"\n\n{\"a\":\n--b--")
            ),
            (
                multipart,
                parts(
                    head
                        + "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"x.docx\"\n\nPK\u{3}\u{4}\n--b--"
                )
            ),
            (
                multipart,
                parts(
                    head
                        + "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"x.xml\"\n\n<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>\n--b--"
                )
            ),
            ("multipart/form-data", parts(head)), ("multipart/form-data; boundary=", parts(head)),
            ("application/json", Array("{\"token\":\"\(token)\"}".utf8)), ("text/plain", [0xff, 0xfe, 0x00]),
            ("application/x-www-form-urlencoded", Array("%ZZ=%&&&=&token=".utf8)),
            ("application/x-www-form-urlencoded", Array("token=\(token)&token=x&%FF%FE=%C0%80".utf8)),
            (
                "application/x-www-form-urlencoded",
                Array(("token=\(token)" + String(repeating: "&a", count: 400_000)).utf8)
            ),
            ("application/x-www-form-urlencoded", [UInt8](repeating: 0x61, count: (1 << 20) + 1)),
        ]
    }

    static func paths(_ review: String) -> [String] {
        let tails = [
            "", "/", "//", "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e", "/%00", "/<zqx>", "/%3Czqx%3E",
            "/\"onfocus=zqx",
            "/checklist/untoc-99999999999999999999", "/letters/-1", "/letters/9223372036854775808", "/report/files/exe",
            "/do/%0d%0aSet-Cookie:a=b", "/desk/untoc-5\u{301}", "/attachments/../../secrets.sqlite",
            "/checklist/documents/..%2f..%2fledger.sqlite", "/dialogue/" + String(repeating: "a", count: 9000),
        ]
        let queries = [
            "?lang=xx", "?lang=en&lang=ar", "?done=<zqx>", "?as-at=9999-99-99&lang=fr", "?%", "?=&&=", "?lang=en%0d%0a",
        ]
        return tails.map { "/reviews/\(review)\($0)" } + tails.map { "/reviews\($0)" } + queries.map { "/" + $0 }
            + queries.map { "/reviews/\(review)\($0)" }
            + [
                "//elsewhere.example", "//elsewhere.example/?lang=en", "/\\elsewhere.example?lang=en", "", "*",
                "/assets/../../etc/passwd",
                "/cycles/99999999999999999999", "/cycles/-1", "/cycles/1/draws/../..", "/experts/\u{0}",
                "/status?as-at=0000-00-00",
                "/status/articles/untoc-0", "/calendar/.ics", "/invitations/%00", "https://elsewhere.example/?lang=en",
            ]
    }
}
