import Foundation
import Kernel

/// The strings of one language, by key.
package struct Catalogue: Sendable {
    package enum Entry: Equatable, Sendable {
        case plain(String)
        /// With placeholders.
        case pattern(Pattern)
        /// One pattern for each category the language has.
        case plural([PluralCategory: Pattern])
    }

    package let entries: [String: Entry]

    package init() {
        entries = [:]
    }

    /// Reads files by their names without ".json".
    package init(files: [String: Data]) throws(CatalogueFault) {
        var entries: [String: Entry] = [:]
        for (name, data) in files {
            guard Catalogue.isKeyPart(name) else {
                throw CatalogueFault(file: name, reason: "has a name that cannot begin a key")
            }
            let tree: [String: Node]
            do {
                tree = try JSONDecoder().decode([String: Node].self, from: data)
            } catch {
                throw CatalogueFault(file: name, reason: "is not objects and strings in JSON: \(error)")
            }
            try Catalogue.gather(tree, below: name, into: &entries)
        }
        self.entries = entries
    }

    /// Reads every JSON file of a folder; a folder that is not there is an empty catalogue.
    package init(folder: URL) throws(CatalogueFault) {
        var files: [String: Data] = [:]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) else {
                throw CatalogueFault(file: "\(folder.lastPathComponent)/\(name)", reason: "cannot be read")
            }
            files[String(name.dropLast(".json".count))] = data
        }
        do {
            try self.init(files: files)
        } catch {
            throw CatalogueFault(file: "\(folder.lastPathComponent)/\(error.file)", reason: error.reason)
        }
    }

    private static func gather(_ tree: [String: Node], below path: String, into entries: inout [String: Entry])
        throws(CatalogueFault)
    {
        for (name, node) in tree {
            guard isKeyPart(name) else {
                throw CatalogueFault(file: path, reason: "has a key that is empty or has a dot: \"\(name)\"")
            }
            let key = "\(path).\(name)"
            switch node {
            case .text(let text):
                let pattern = Pattern(text)
                entries[key] = pattern.placeholders.isEmpty ? .plain(text) : .pattern(pattern)
            case .branch(let branch):
                if let forms = plural(branch) {
                    entries[key] = .plural(forms)
                } else {
                    try gather(branch, below: key, into: &entries)
                }
            }
        }
    }

    /// The forms of a plural, where an object has only plural categories, "other" among them.
    private static func plural(_ branch: [String: Node]) -> [PluralCategory: Pattern]? {
        var forms: [PluralCategory: Pattern] = [:]
        for (name, node) in branch {
            guard let category = PluralCategory(rawValue: name), case .text(let text) = node else { return nil }
            forms[category] = Pattern(text)
        }
        return forms[.other] == nil ? nil : forms
    }

    private static func isKeyPart(_ name: String) -> Bool {
        !name.utf8.isEmpty && !name.utf8.contains(UInt8(ascii: "."))
    }

    /// What a catalogue's file is made of.
    private enum Node: Decodable {
        case text(String)
        case branch([String: Node])

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self = .text(text)
            } else {
                self = .branch(try [String: Node](from: decoder))
            }
        }
    }
}

/// A string cut at its placeholders.
package struct Pattern: Equatable, Sendable {
    package enum Piece: Equatable, Sendable {
        case words(String)
        case value(String)
    }

    package let pieces: [Piece]

    package init(_ text: String) {
        var pieces: [Piece] = []
        var words = text.utf8[...]
        var rest = text.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(where: { !Pattern.isNameByte($0) }) else { break }
            if close > after.startIndex, after[close] == UInt8(ascii: "}") {
                if words.startIndex < open { pieces.append(.words(String(Substring(words[..<open])))) }
                pieces.append(.value(String(Substring(after[..<close]))))
                words = after[after.index(after: close)...]
                rest = words
            } else {
                rest = after
            }
        }
        if !words.isEmpty { pieces.append(.words(String(Substring(words)))) }
        self.pieces = pieces
    }

    /// The string as it was written.
    package var text: String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .value(let name): "{\(name)}"
            }
        }.joined()
    }

    package var placeholders: Set<String> {
        var names: Set<String> = []
        for case .value(let name) in pieces { names.insert(name) }
        return names
    }

    /// A brace that belongs to no placeholder, which can only be a slip of the pen.
    package var hasStrayBrace: Bool {
        pieces.contains { piece in
            if case .words(let text) = piece {
                text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
            } else {
                false
            }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// A catalogue that cannot be read.
package struct CatalogueFault: Error, Equatable, CustomStringConvertible {
    package let file: String
    package let reason: String

    package var description: String { "catalogue \(file) \(reason)" }
}
