import Access
import Desk
import HTTPTypes
import Hummingbird
import Kernel
import Ledger
import Logging
import Mechanism
import NIOCore
import NIOPosix
import Pages
import Seals
import Tongue

extension Site: HTTPResponder {
    package func respond(to request: Request, context: VisitContext) async throws -> Response {
        let method = request.method
        guard method == .get || method == .head || method == .post else {
            return Response(status: .methodNotAllowed, headers: headers)
        }
        let response = try await response(to: request, from: network(of: request, context))
        return method == .head ? response.createHeadResponse() : response
    }

    private func response(to request: Request, from network: String?) async throws -> Response {
        guard let route = Route(path: request.uri.path) else { return try missing(request, network) }
        if route == .ok {
            var response = Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: "ok\n")))
            response.headers[.contentType] = "text/plain; charset=utf-8"
            return response
        }
        if case .asset(let name) = route { return asset(name) }
        if request.method == .post { return try await post(route, request, network) }
        // Papers take their time, on threads of their own.
        if route.makesPaper { return try await Site.papers.runIfActive { try get(route, request, network) } }
        // Providers take theirs too.
        return route.asksProvider
            ? try await Site.elsewhere.runIfActive { try get(route, request, network) }
            : try get(route, request, network)
    }

    // MARK: GET

    private func get(_ route: Route, _ request: Request, _ network: String?) throws -> Response {
        let query = Typed(form: (request.uri.query ?? "").utf8)
        if let language = Language(rawValue: query["lang"]) { return chosen(language, query, request) }
        let exchange = try exchange(route, request, network, query: query)
        return answer(exchange) { try exchange.read() }
    }

    /// The language somebody chose is kept, and the page shown in it.
    private func chosen(_ language: Language, _ query: Typed, _ request: Request) -> Response {
        let rest = query.has("as-at") && Day(query["as-at"]) != nil ? "?as-at=\(query["as-at"])" : ""
        var response = redirect(to: request.uri.path + rest)
        response.headers[values: .setCookie] = [cookie(Site.languageCookie, language.rawValue, seconds: 365 * 86_400)]
        return response
    }

    private func asset(_ name: String) -> Response {
        guard let file = Assets.files[name] else { return Response(status: .notFound, headers: headers) }
        var response = Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: file.bytes)))
        response.headers[.contentType] = file.type
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        return response
    }

    private func missing(_ request: Request, _ network: String?) throws -> Response {
        let exchange = try exchange(.home, request, network, query: Typed())
        return exchange.page(NoticePages.hidden(for: exchange.reader), status: .notFound)
    }

    // MARK: POST

    /// Where passphrases wait for their turn at the gate.
    private static let slowly: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: Gate.passphrases.width)
        pool.start()
        return pool
    }()

    private static let elsewhere: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 4)
        pool.start()
        return pool
    }()

    private static let papers: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        return pool
    }()

    /// Does something after the answer has gone out.
    static func inTheBackground(_ body: @escaping @Sendable () -> Void) {
        papers.submit { if $0 == .active { body() } }
    }

    private func post(_ route: Route, _ request: Request, _ network: String?) async throws -> Response {
        let body: ByteBuffer
        do {
            let actor = try exchange(route, request, network, query: Typed()).actor
            body = try await request.body.collect(upTo: mayWrite(route, actor) ? route.largestForm : Site.largestForm)
        } catch is NIOTooManyBytesError {
            let exchange = try exchange(route, request, network, query: Typed())
            return exchange.page(NoticePages.notice("large", for: exchange.reader), status: .contentTooLarge)
        }
        // What is recorded waits for the disk: not on a thread that others need.
        // Passphrases are slow by design: they wait for each other, and for nobody else.
        let pool =
            route.takesPassphrase
            ? Site.slowly : route.makesPaper || route.sendsMail ? Site.papers : NIOThreadPool.singleton
        return try await pool.runIfActive { try act(route, request, network, body) }
    }

    /// Reads a form and does what it asks.
    private func act(_ route: Route, _ request: Request, _ network: String?, _ body: ByteBuffer) throws -> Response {
        guard let (typed, file) = read(body, request) else {
            let exchange = try exchange(route, request, network, query: Typed())
            return exchange.page(NoticePages.notice("fault", for: exchange.reader), status: .badRequest)
        }
        let exchange = try exchange(route, request, network, query: Typed(), typed: typed, upload: file)
        guard isOurs(request), exchange.token == nil || sameSecret(typed["token"], exchange.reader.formToken) else {
            return exchange.page(NoticePages.notice("stale", typed: typed, for: exchange.reader), status: .forbidden)
        }
        return answer(exchange) { try exchange.act() }
    }

    /// The most fields of a form: every answer of the longest article many times over.
    private static let mostFields = 20_000

    /// The fields of a form, and the file that came with it, in either of the two encodings forms have.
    private func read(_ body: ByteBuffer, _ request: Request) -> (Typed, UploadedFile?)? {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data") else {
            let bytes = body.readableBytesView
            return bytes.count { $0 == UInt8(ascii: "&") } < Site.mostFields ? (Typed(form: bytes), nil) : nil
        }
        let parameters = type.split(separator: ";").map { $0.drop { $0 == " " } }
        guard let boundary = parameters.first(where: { $0.hasPrefix("boundary=") })?.dropFirst("boundary=".count)
        else { return nil }
        return Typed.multipart(Array(body.readableBytesView), boundary: boundary.filter { $0 != "\"" })
            .map { ($0.typed, $0.file) }
    }

    /// A form is taken only from a page of this site.
    private func isOurs(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
            return site == "same-origin" || site == "none"
        }
        guard let origin = request.headers[.origin], let host = request.head.authority else { return true }
        return origin == "https://\(host)" || origin == "http://\(host)"
    }

    // MARK: Both

    private func exchange(
        _ route: Route, _ request: Request, _ network: String?, query: Typed, typed: Typed = Typed(),
        upload: UploadedFile? = nil
    ) throws -> Exchange {
        let cookies = request.cookies
        var token = cookies[sessionCookie].map { Token(text: $0.value) }
        var actor = Actor.visitor
        var account: AccountView?
        if let given = token {
            if let session = try desk.session(given) {
                actor = .person(session.person, session.capacity)
                account = try desk.account(session.person)
            } else {
                token = nil
            }
        }
        let language =
            cookies[Site.languageCookie].flatMap { Language(rawValue: $0.value) } ?? account?.language
            ?? request.headers[.acceptLanguage].flatMap { Language.negotiate($0) } ?? .en
        let asAt = Day(query["as-at"]).map { "as-at=\($0)" }
        let reader = Reader(
            speaker: tongue.speaker(language), actor: actor, account: account,
            formToken: token?.derived("form") ?? "visitor", today: desk.today, isTraining: isTraining,
            path: route.path, query: asAt, done: query.has("done") ? query["done"] : nil)
        return Exchange(
            route: route, reader: reader, token: token, query: query, typed: typed, upload: upload,
            errand: cookies[errandCookie]?.value, isFromHere: isOurs(request),
            wantsJSON: request.headers[.accept] == "application/json",
            origin: publicURL ?? "http://\(request.head.authority ?? "")",
            caller: Caller(
                network: network, known: cookies[browserCookie].map { Token(text: $0.value) },
                browser: Browser.name(request.headers[.userAgent] ?? "")),
            halfway: cookies[halfwayCookie].map { Token(text: $0.value) }, site: self)
    }

    /// Turns a refusal that no form has taken up into its page, and a fault into an apology without particulars.
    private func answer(_ exchange: Exchange, _ make: () throws -> Response) -> Response {
        do {
            let response = try make()
            // Nothing confidential goes out unless it is written that it does.
            if Exchange.shows(response.status) { try exchange.noteRead() }
            return response
        } catch let refusal as Refusal {
            let (reader, typed) = (exchange.reader, exchange.typed)
            switch refusal.kind {
            case .hidden: return exchange.page(NoticePages.hidden(typed: typed, for: reader), status: .notFound)
            case .forbidden:
                let (review, holders) = exchange.holders()
                return exchange.page(
                    NoticePages.notice("forbidden", typed: typed, holders: holders, review: review, for: reader),
                    status: .forbidden)
            case .input, .rule, .conflict:
                return exchange.page(
                    NoticePages.notice("refused", refusal, typed: typed, for: reader), status: .unprocessableContent)
            }
        } catch {
            logger.error("fault", metadata: ["route": "\(exchange.route.logged)", "error": "\(Site.logged(error))"])
            return exchange.page(
                NoticePages.notice("fault", typed: exchange.typed, for: exchange.reader), status: .internalServerError)
        }
    }
}

extension Site {
    /// What a log may say of a fault. Its words can hold what was typed or read; of ours, which name a place in the
    /// ledger, all is said, of others the kind.
    static func logged(_ error: any Error) -> String {
        error is LedgerError ? "\(error)" : String(reflecting: type(of: error))
    }
}

extension Exchange {
    /// The review an act was refused in, and whose the act is there; nothing to who may not know of it.
    fileprivate func holders() -> (review: ReviewID?, of: [Ask.Of]) {
        guard case .review(let id, let shown) = route, let review = try? desk.review(id, as: actor),
            review.standing.isParticipant
        else { return (nil, []) }
        let act: ReviewAct
        switch shown {
        case .act(let asked): act = asked
        case .reportArticle: act = .draftReport
        // What the State's delegate may read of a response, the focal point does.
        case .checklist: act = .answerChecklist
        default: return (id, [])
        }
        let pairing = review.pairing
        return (
            id,
            Access.holders(of: act, reviewed: pairing.reviewed, reviewing: [pairing.regional, pairing.second])
        )
    }
}
