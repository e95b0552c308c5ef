import Access
import Desk
import Facts
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Ledger
import Logging
import NIOCore
import NIOEmbedded
import Pages
import Post
import Seals
import Synchronization
import Tongue
import Web

/// The whole site in this process, on a ledger in memory, without a socket: a request is asked and answered in
/// milliseconds.
final class House: Sendable {
    let store = StillStore()
    let desk: Desk
    let site: Site
    let relay = Recorder()
    let log = Log()
    let speaker: Speaker
    let postman: Postman
    private let context: VisitContext

    static let origin = "https://review.example.int"

    /// - Parameter isRendering: `false` leaves pages empty: for who asks only whether there is one.
    init(_ kind: Installation.Kind = .training, isRendering: Bool = true, at day: String = "2027-02-01") throws {
        guard let now = Day(day), let from = Mailbox(name: "Palermo", address: "palermo@review.example.int") else {
            throw Missing(what: day)
        }
        let count = Mutex(0)
        desk = Desk(
            store: store, secrets: MemorySecrets(),
            facts: Shelf(
                profiles: try Facts.profiles(), trainingProfiles: try Facts.training().profiles,
                questionnaires: try Facts.questionnaires(), organizations: try Facts.organizations(),
                trainingOrganizations: try Facts.trainingOrganizations(), commonPasswords: []),
            clock: { Instant(now).adding(seconds: 36_000) },
            newID: {
                count.withLock { count in
                    count += 1
                    return "id\(count)"
                }
            })
        let seed = try Facts.seed()
        _ = try desk.found(kind, from: Shipped(acts: seed.acts, unknown: seed.unknown, training: try Facts.training()))
        let lines = log
        let logger = Logger(label: "palermo") { _ in lines }
        let tongue = try Tongue.load(names: Names())
        speaker = tongue.speaker(.en)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).lock")
        postman = Postman(desk: desk, tongue: tongue, relay: relay, from: from, lock: folder.path)
        site = try Site(
            desk: desk, renderer: isRendering ? Renderer.load() : .blank, tongue: tongue,
            instruments: Facts.instruments(),
            annex: Facts.annex(), publicURL: House.origin,
            postman: postman, logger: logger)
        context = VisitContext(source: .init(channel: NIOAsyncTestingChannel(), logger: logger))
    }

    struct Missing: Error { let what: String }

    /// A session of somebody, as one click in the training room opens it; `nil` for who has no such capacity.
    func token(_ actor: Actor) -> Token? {
        guard case .person(let person, let capacity) = actor else { return nil }
        return try? desk.signInForTraining(person, capacity)
    }

    // MARK: Asking

    func get(_ path: String, _ token: Token?, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(.get, path, token, headers)
    }

    /// Sends a form as a page of the site would, with its token.
    func post(_ path: String, _ token: Token?, _ fields: [(String, String)]) async throws -> Answer {
        let form = [("token", House.formToken(token))] + fields
        return try await ask(
            .post, path, token, [.contentType: "application/x-www-form-urlencoded", .origin: House.origin],
            Array(form.map { "\(House.encoded($0.0))=\(House.encoded($0.1))" }.joined(separator: "&").utf8))
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ token: Token?, _ headers: HTTPFields = [:], _ body: [UInt8] = []
    ) async throws -> Answer {
        var fields = headers
        fields[.acceptLanguage] = fields[.acceptLanguage] ?? "en"
        if let token { fields[.cookie] = "__Host-palermo-session=\(token.text)" }
        let head = HTTPRequest(
            method: method, scheme: "https", authority: "review.example.int", path: path, headerFields: fields)
        let response = try await site.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body))), context: context)
        let collected = Collected()
        try await response.body.write(Writer(collected: collected))
        return Answer(status: response.status.code, headers: response.headers, body: collected.bytes)
    }

    /// What a form carries to prove where it comes from.
    static func formToken(_ token: Token?) -> String { token?.derived("form") ?? "visitor" }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}

struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
}

private final class Collected: Sendable {
    private let kept = Mutex<[UInt8]>([])
    var bytes: [UInt8] { kept.withLock { $0 } }
    func add(_ buffer: ByteBuffer) { kept.withLock { $0 += Array(buffer.readableBytesView) } }
}

private struct Writer: ResponseBodyWriter {
    let collected: Collected
    mutating func write(_ buffer: ByteBuffer) async throws { collected.add(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A ledger in memory that can be held still: what is appended then is judged and decided, counted, and not kept. So
/// every form can be sent at every stage of a review without moving it.
final class StillStore: EventStore {
    private let memory = MemoryStore()
    private let held = Mutex<(isStill: Bool, count: Int)>((false, 0))

    func hold(_ isStill: Bool) { held.withLock { $0.isStill = isStill } }

    /// How many times something would have been recorded since it was first held.
    var count: Int { held.withLock { $0.count } }

    @discardableResult
    func append(_ appends: [Append], views: [ViewChange], at: Instant, actor: Actor) throws -> [Record] {
        let isStill = held.withLock { held in
            if held.isStill { held.count += 1 }
            return held.isStill
        }
        return isStill ? [] : try memory.append(appends, views: views, at: at, actor: actor)
    }

    func records(of stream: StreamID, after version: Int) throws -> [Ledger.Record] {
        try memory.records(of: stream, after: version)
    }
    func records(after sequence: Int, limit: Int) throws -> [Ledger.Record] {
        try memory.records(after: sequence, limit: limit)
    }
    func head() throws -> Int { try memory.head() }
    func streams(kind: String) throws -> [StreamID] { try memory.streams(kind: kind) }
    func view(_ view: String, key: String) throws -> JSON? { try memory.view(view, key: key) }
    func view(_ view: String) throws -> [(key: String, value: JSON)] { try memory.view(view) }
    func replaceViews(_ changes: [ViewChange], foldedTo sequence: Int) throws {
        try memory.replaceViews(changes, foldedTo: sequence)
    }
}

/// A relay that keeps what it is handed.
final class Recorder: Relay {
    private let kept = Mutex<[Message]>([])
    func hand(_ message: Message) { kept.withLock { $0.append(message) } }
    var messages: [Message] { kept.withLock { $0 } }
}

/// All that the site wrote into its log.
final class Log: LogHandler {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }
}
