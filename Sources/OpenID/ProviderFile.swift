import Access
import Foundation
import Kernel

/// A provider, as the installation's file names it.
package struct Provider: Sendable {
    /// How this installation shows that it is the one registered there.
    enum Proof: Sendable {
        case nothing
        case secret(String)
        case key(ClientKey)
    }

    /// Its name in addresses: letters a–z, digits, strokes.
    package let id: String
    package let names: [Language: String]
    package let vouching: Vouching
    let issuer: Endpoint
    let client: String
    let proof: Proof
    /// Levels of assurance (`acr`) of which a sign-in must have one; empty where none is asked for.
    let contexts: [String]
    let loopback: Bool

    package func name(in language: Language) -> String { names[language] ?? id }
}

/// What is wrong with the file, for who wrote it.
package struct ProviderFileFault: Error, CustomStringConvertible, Hashable, Sendable {
    package let description: String
    init(_ description: String) { self.description = description }
}

/// The file that names an installation's providers; docs/administrators.md shows one.
///
/// It is read whole or not at all: a word that is not known here may be a limit misspelt.
package struct ProviderFile {
    private let folder: URL
    private let loopback: Bool

    /// - Parameter loopback: whether providers on this machine may be asked over plain http.
    package static func read(_ path: String, loopback: Bool) throws -> [Provider] {
        let url = URL(fileURLWithPath: path)
        let file = ProviderFile(folder: url.deletingLastPathComponent(), loopback: loopback)
        guard let data = try? Data(contentsOf: url), let json = try? JSONDecoder().decode(JSON.self, from: data),
            let all = json["providers"]?.array, json.object?.count == 1
        else { throw ProviderFileFault("\(path): not a JSON object with a list \"providers\" and nothing else") }
        let providers = try all.map { try file.provider($0) }
        if Set(providers.map(\.id)).count < providers.count || Set(providers.map(\.issuer)).count < providers.count {
            throw ProviderFileFault("\(path): each provider once, with an id and an issuer of its own")
        }
        return providers
    }

    private static let known: Set<String> = [
        "id", "name", "issuer", "client-id", "client-secret-file", "private-key-file", "key-id", "people", "domains",
        "acr",
    ]

    private func provider(_ json: JSON) throws -> Provider {
        guard let id = json["id"]?.string, !id.isEmpty, id.utf8.count <= 32,
            id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { throw ProviderFileFault("\"id\": a provider needs one, of letters a-z, digits and strokes") }
        if let odd = json.object?.keys.filter({ !ProviderFile.known.contains($0) }).min() {
            throw ProviderFileFault("\(id): \"\(odd)\" is not known here")
        }
        guard let issuer = json["issuer"]?.string.flatMap({ Endpoint($0, loopback: loopback) }),
            !issuer.text.utf8.contains(UInt8(ascii: "?"))
        else { throw ProviderFileFault("\(id): \"issuer\" is no https address without query or fragment") }
        guard let client = json["client-id"]?.string, !client.isEmpty else {
            throw ProviderFileFault("\(id): \"client-id\" is missing")
        }
        return Provider(
            id: id, names: try names(json, id), vouching: try vouching(json, id), issuer: issuer, client: client,
            proof: try proof(json, id), contexts: try texts(json, "acr", id), loopback: loopback)
    }

    private func names(_ json: JSON, _ id: String) throws -> [Language: String] {
        var names: [Language: String] = [:]
        for language in Language.allCases {
            guard let name = json["name"]?[language.rawValue]?.string, !name.isEmpty else {
                throw ProviderFileFault("\(id): \"name\" says nothing in \(language.rawValue)")
            }
            names[language] = name
        }
        return names
    }

    private func vouching(_ json: JSON, _ id: String) throws -> Vouching {
        let domains = Set(try texts(json, "domains", id).map { $0.lowercased() })
        guard domains.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: "@")) }) else {
            throw ProviderFileFault("\(id): \"domains\" are what comes after the @")
        }
        if json["people"] == "everybody" {
            guard !domains.isEmpty else {
                throw ProviderFileFault("\(id): who vouches for everybody needs \"domains\"")
            }
            return Vouching(domains: domains)
        }
        let people = try texts(json, "people", id)
        let states = people.filter { $0 != "secretariat" }
        guard !people.isEmpty,
            states.allSatisfy({ $0.utf8.count == 3 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } })
        else {
            throw ProviderFileFault(
                "\(id): \"people\" is a list of States' codes and \"secretariat\", or the word \"everybody\"")
        }
        return Vouching(
            states: Set(states.map { StateCode($0) }), secretariat: people.contains("secretariat"), domains: domains)
    }

    private func proof(_ json: JSON, _ id: String) throws -> Provider.Proof {
        let keyID = json["key-id"]?.string
        switch (json["client-secret-file"]?.string, json["private-key-file"]?.string) {
        case (nil, nil): return .nothing
        case (let path?, nil): return .secret(try secret(path, id))
        case (nil, let path?):
            guard let key = ClientKey(pem: try secret(path, id), id: keyID) else {
                throw ProviderFileFault("\(id): \(path) is no PEM of a private key, P-256 or RSA of 2048 bits or more")
            }
            return .key(key)
        case (_?, _?): throw ProviderFileFault("\(id): either a secret or a private key")
        }
    }

    /// A file's text without its last line break; a path that is not absolute is beside the providers' file.
    private func secret(_ path: String, _ id: String) throws -> String {
        let url = URL(fileURLWithPath: path, relativeTo: folder)
        let mode = (try? FileManager.default.attributesOfItem(atPath: url.path))?[.posixPermissions] as? Int
        guard let text = try? String(contentsOf: url, encoding: .utf8), let mode else {
            throw ProviderFileFault("\(id): \(path) cannot be read")
        }
        guard mode & 0o007 == 0 else { throw ProviderFileFault("\(id): \(path) may be read by everybody") }
        let secret = text.trimmingCharacters(in: .newlines)
        guard !secret.isEmpty else { throw ProviderFileFault("\(id): \(path) is empty") }
        return secret
    }

    private func texts(_ json: JSON, _ name: String, _ id: String) throws -> [String] {
        guard let value = json[name] else { return [] }
        guard let items = value.array, items.allSatisfy({ $0.string != nil }) else {
            throw ProviderFileFault("\(id): \"\(name)\" is no list of texts")
        }
        return items.compactMap(\.string)
    }
}
