import Access
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Pages
import Seals
import Tongue

/// One request, understood: where to, by whom, in what language, with what in hand.
struct Exchange: Sendable {
    let route: Route
    let reader: Reader
    let token: Token?
    let query: Typed
    let typed: Typed
    /// The file that came with the form.
    let upload: UploadedFile?
    /// What the browser keeps of a sign-in elsewhere.
    let errand: String?
    /// Whether a page of this site led here, or nothing did.
    let isFromHere: Bool
    /// The page's own script asks, and reads JSON.
    let wantsJSON: Bool
    /// How this site is reached: "https://review.example.int".
    let origin: String
    /// Where the request comes from, for what slows guessing.
    let caller: Caller
    /// Who has given a passphrase and owes a code.
    let halfway: Token?
    let site: Site

    var desk: Desk { site.desk }
    var actor: Actor { reader.actor }

    /// A page under its label.
    func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Response {
        var page = page
        if Exchange.shows(status) { page.label = label }
        return site.html(site.renderer.html(page, for: reader), status: status)
    }

    /// The name of somebody who wrote here; a neutral word for one whose account was erased.
    func writer(_ person: PersonID) throws -> String? {
        if let account = try desk.account(person) { return account.person.name }
        return try desk.isErased(person) ? reader.speaker.say("people.former") : nil
    }

    /// On to another page, after something was done.
    func on(to route: Route, done: String? = "done") -> Response {
        site.redirect(to: route.path + (done.map { "?done=\($0)" } ?? ""))
    }
}

extension Site {
    func html(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(status: status, headers: headers, body: .init(byteBuffer: .init(string: html)))
        response.headers[.contentType] = "text/html; charset=utf-8"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    func redirect(to address: String) -> Response {
        var headers = headers
        headers[.location] = address
        return Response(status: .seeOther, headers: headers)
    }

    /// No script but our own runs, nothing is framed, nothing is fetched from elsewhere, no other site learns where a
    /// reader came from.
    var headers: HTTPFields {
        var headers = HTTPFields()
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "same-origin" }
        if let name = HTTPField.Name("Cross-Origin-Opener-Policy") { headers[name] = "same-origin" }
        if isSecure { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        return headers
    }

    /// With TLS, cookies that let in are bound to this very host, and no other can set them.
    private func own(_ name: String) -> String { isSecure ? "__Host-\(name)" : name }
    var sessionCookie: String { own("palermo-session") }
    var halfwayCookie: String { own("palermo-halfway") }
    var browserCookie: String { own("palermo-browser") }
    static let languageCookie = "palermo-language"

    func cookie(_ name: String, _ value: String, seconds: Int) -> String {
        Cookie(
            name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax
        ).description
    }
}

extension Typed {
    /// Reads `application/x-www-form-urlencoded`, by bytes; every text is cleaned at this door.
    init(form bytes: some Sequence<UInt8>) {
        var values: [String: [String]] = [:]
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = Typed.decoded(parts[0])
            values[name, default: []].append(Text.clean(parts.count == 2 ? Typed.decoded(parts[1]) : ""))
        }
        self.init(values)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                out.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                rest.prefix(2).allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
