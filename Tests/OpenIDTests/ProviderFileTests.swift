import Access
import Crypto
import Foundation
import Kernel
import Testing

@testable import OpenID

/// The file that names the providers: read whole, or refused with what is wrong in it.
@Suite struct ProviderFileTests {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("palermo-providers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write("secret", "s3cret\n", mode: 0o600)
        try write("open", "s3cret", mode: 0o644)
    }

    func write(_ name: String, _ text: String, mode: Int = 0o600) throws {
        let url = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }

    static let names = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, "Name") })
    static var good: [String: Any] {
        [
            "id": "xaa", "name": names, "issuer": "https://login.xaa.example", "client-id": "palermo",
            "client-secret-file": "secret", "people": ["XAA", "secretariat"], "domains": ["xaa.example"],
        ]
    }

    func read(_ providers: [[String: Any]], loopback: Bool = false) throws -> [Provider] {
        try write(
            "providers.json",
            String(decoding: JSONSerialization.data(withJSONObject: ["providers": providers]), as: UTF8.self))
        return try ProviderFile.read(folder.appendingPathComponent("providers.json").path, loopback: loopback)
    }

    func why(_ provider: [String: Any]) -> String {
        do {
            _ = try read([provider])
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func `a good file`() throws {
        let provider = try #require(try read([ProviderFileTests.good]).first)
        #expect(provider.id == "xaa" && provider.client == "palermo" && provider.name(in: .ar) == "Name")
        #expect(provider.vouching == Vouching(states: ["XAA"], secretariat: true, domains: ["xaa.example"]))
        guard case .secret("s3cret") = provider.proof else {
            Issue.record("no secret")
            return
        }
    }

    @Test func `the example of the documentation is read`() throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/examples/providers.json")
        try write("providers.json", String(contentsOf: example, encoding: .utf8))
        try write("un-key.pem", P256.Signing.PrivateKey().pemRepresentation)
        try write("xan-secret", "s3cret")
        let read = try ProviderFile.read(folder.appendingPathComponent("providers.json").path, loopback: false)
        #expect(read.map(\.id) == ["un", "xan"])
        #expect(read[0].vouching == Vouching(domains: ["un.example", "mission.un.example"]))
    }

    @Test func `what is wrong is named`() throws {
        let good = ProviderFileTests.good
        for (wrong, expected) in [
            (
                good.with("issuer", "http://login.xaa.example"),
                "xaa: \"issuer\" is no https address without query or fragment"
            ),
            (
                good.with("issuer", "http://127.0.0.1:9"),
                "xaa: \"issuer\" is no https address without query or fragment"
            ),
            (good.with("name", ["en": "Name"]), "xaa: \"name\" says nothing in ar"),
            (good.with("peoples", ["XAA"]), "xaa: \"peoples\" is not known here"),
            (good.with("client-id", nil), "xaa: \"client-id\" is missing"),
            (
                good.with("people", nil),
                "xaa: \"people\" is a list of States' codes and \"secretariat\", or the word \"everybody\""
            ),
            (
                good.with("people", ["xaa"]),
                "xaa: \"people\" is a list of States' codes and \"secretariat\", or the word \"everybody\""
            ),
            (
                good.with("people", "everybody").with("domains", nil),
                "xaa: who vouches for everybody needs \"domains\""
            ),
            (good.with("domains", ["a@b.example"]), "xaa: \"domains\" are what comes after the @"),
            (good.with("client-secret-file", "open"), "xaa: open may be read by everybody"),
            (good.with("client-secret-file", "none"), "xaa: none cannot be read"),
            (good.with("private-key-file", "secret"), "xaa: either a secret or a private key"),
            (
                good.with("client-secret-file", nil).with("private-key-file", "secret"),
                "xaa: secret is no PEM of a private key, P-256 or RSA of 2048 bits or more"
            ),
            (good.with("id", "X A"), "\"id\": a provider needs one, of letters a-z, digits and strokes"),
        ] { #expect(why(wrong) == expected) }
        #expect(throws: ProviderFileFault.self) { try read([good, good]) }
        #expect(throws: ProviderFileFault.self) { try ProviderFile.read("/nowhere.json", loopback: false) }
    }

    @Test func `plain http is for this machine, and for tests`() throws {
        #expect(try read([ProviderFileTests.good.with("issuer", "http://127.0.0.1:9")], loopback: true).count == 1)
        for (text, loopback) in [
            ("http://127.0.0.1:9/a", true), ("http://[::1]:9", true), ("http://localhost", true),
            ("http://127.0.0.1.evil.example", false), ("http://evil.example", false), ("ftp://127.0.0.1", false),
            ("https://x@y.example", false), ("https://y.example/#a", false), ("https://y.example/\u{301}", false),
            ("https:///x", false), ("", false),
        ] {
            #expect((Endpoint(text, loopback: true) != nil) == loopback, "\(text)")
            #expect(Endpoint(text) == nil)
        }
        #expect(Endpoint("https://y.example/a?b=c")?.with([("d e", "é&")]) == "https://y.example/a?b=c&d%20e=%C3%A9%26")
    }
}
