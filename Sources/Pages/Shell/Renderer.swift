import Foundation
import Kernel
import Mustache
import Tongue

/// Turns page models into HTML by the templates shipped beside it.
package struct Renderer: Sendable {
    private let library: MustacheLibrary
    /// Names of all templates, for the contract tests.
    package let templates: [String]
    private let stylesheet: String

    /// Parses every template; each is told to escape by Unicode scalar.
    package static func load() throws -> Renderer {
        MustacheContentTypes.register(ScalarEscaping(), named: "HTML")
        var library = MustacheLibrary()
        let folder = Bundle.module.bundleURL.appendingPathComponent("Templates")
        var names: [String] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        where path.hasSuffix(".mustache") {
            let name = String(path.dropLast(".mustache".count))
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            try library.register("{{%CONTENT_TYPE: HTML}}" + text, named: name)
            names.append(name)
        }
        return Renderer(library: library, templates: names, stylesheet: Assets.path(of: "palermo.css"))
    }

    /// Gives an empty page for every page: for who asks only whether there is one.
    package static let blank = Renderer(library: MustacheLibrary(), templates: [], stylesheet: "")

    /// The page as HTML, in the reader's language.
    package func html(_ page: Page, for reader: Reader) -> String {
        if templates.isEmpty { return "" }
        let context: [String: Any] = [
            "t": reader.speaker.words, "layout": Layout(page, reader, stylesheet: stylesheet), "page": page.model,
        ]
        return library.render(context, withTemplate: page.template) ?? ""
    }
}

extension Renderer {
    /// The page with its stylesheet inside it, to be kept as a file.
    package func standalone(_ page: Page, for reader: Reader) -> String {
        guard let name = stylesheet.split(separator: "/").last, let file = Assets.files[String(name)] else {
            return html(page, for: reader)
        }
        return html(page, for: reader).replacingOccurrences(
            of: "<link rel=\"stylesheet\" href=\"\(stylesheet)\">",
            with: "<style>\(String(decoding: file.bytes, as: UTF8.self))</style>")
    }
}

/// A page about to be rendered: which template, under what title, with what on it.
package struct Page: Sendable {
    package let template: String
    package let title: String
    package let model: any Sendable
    /// What this page stands under, from the front page down.
    package let trail: [Link]
    /// Who what stands on it is for; said above it where that is not everybody.
    package var label: Label?

    package init(_ template: String, title: String, trail: [Link] = [], _ model: any Sendable) {
        self.template = template
        self.title = title
        self.trail = trail
        self.model = model
    }
}

/// The files a page needs beside its HTML, each under a name that changes with its content.
package enum Assets {
    package struct File: Sendable {
        package let bytes: Data
        package let type: String
    }

    /// By the name in the address: "palermo.1a2b3c4d.css".
    package static let files: [String: File] = {
        var files: [String: File] = [:]
        let folder = Bundle.module.bundleURL.appendingPathComponent("Assets")
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(name)) else { continue }
            files[stamped(name, bytes)] = File(bytes: bytes, type: type(of: name))
        }
        return files
    }()

    static func path(of name: String) -> String {
        let stem = name.prefix { $0 != "." }
        let found = files.keys.first { $0.hasPrefix("\(stem).") && $0.hasSuffix(name.dropFirst(stem.count)) }
        return Route.asset(found ?? name).path
    }

    private static func stamped(_ name: String, _ bytes: Data) -> String {
        var mark = ContentMark()
        mark.take(bytes)
        let stem = name.prefix { $0 != "." }
        return "\(stem).\(mark.text)\(name.dropFirst(stem.count))"
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "py": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}
