import Foundation
import Kernel

/// A paper as a tagged PDF on A4 (PDF/UA-1), set by Typst. The same paper and the same fonts give the same bytes.
package enum PaperPDF {
    /// - Throws: a refusal where Typst is not installed, or cannot set this.
    package static func document(_ paper: Paper, by typst: Typst = .installed) throws -> [UInt8] {
        try typst.set(paper.typstData, by: try Asset.bytes("paper", "typ"))
    }
}

/// Typst, the program that sets papers, as a child that can do that and nothing else: its folder has the template, the
/// data and the file that calls it.
package struct Typst: Sendable {
    /// A Python that has the packages `typst` and `pikepdf`; `nil` where there is none.
    package let python: String?
    /// How long it may take.
    package let seconds: Int

    package init(python: String?, seconds: Int = 120) {
        self.python = python
        self.seconds = seconds
    }

    /// What `PALERMO_TYPST` names; else a virtual environment called `typst` beside the program, or in any folder above.
    package static let installed: Typst = {
        if let named = ProcessInfo.processInfo.environment["PALERMO_TYPST"] { return Typst(python: named) }
        var folder = Bundle.main.executableURL?.resolvingSymlinksInPath()
        while let here = folder?.deletingLastPathComponent(), here != folder {
            let python = here.appendingPathComponent("typst/bin/python").path
            if FileManager.default.isExecutableFile(atPath: python) { return Typst(python: python) }
            folder = here.path == "/" ? nil : here
        }
        return Typst(python: nil)
    }()

    /// The address space it may take: fonts are mapped into it.
    static let memory = 4 << 30

    func set(_ data: JSON, by template: [UInt8]) throws -> [UInt8] {
        let files = [
            "paper.json": Array(data.canonical.utf8), "paper.typ": template,
            "paper.py": try Asset.bytes("paper", "py"),
        ]
        guard let python, FileManager.default.isExecutableFile(atPath: python) else {
            throw Refusal.input("paper.no-typst")
        }
        do {
            let output = try Confined.run(
                URL(fileURLWithPath: python), ["-I", "paper.py"], path: "/usr/bin:/bin", files: files,
                seconds: seconds, memory: Typst.memory)
            if let output { return output }
        } catch is Confined.Failure {
            throw Refusal.input("paper.not-set")
        }
        throw Refusal.input("paper.no-typst")
    }
}

extension Paper {
    /// What the template reads.
    var typstData: JSON {
        [
            "kind": .string(kind.rawValue), "language": .string(language.rawValue),
            "direction": direction(language.isRightToLeft),
            "day": .array([.number(day.year), .number(day.month), .number(day.day)]),
            "symbol": .string(symbol?.text ?? ""), "masthead": .string(masthead), "notice": .string(notice),
            "dated": strings(dated), "title": .string(title), "subtitle": .string(subtitle),
            "addressee": strings(addressee),
            "facts": .array(facts.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "contents": .string(contents), "depth": .number(Paper.contentsDepth), "lines": .array(lines.map(json)),
            "closing": strings(closing),
        ]
    }

    private func json(_ line: Line) -> JSON {
        switch line {
        case .heading(let level, let mark, let id, let title):
            [
                "kind": "heading", "level": .number(level), "mark": .string(mark), "id": .string(id),
                "text": .string(title),
            ]
        case .numbered(let mark, _, let passage): json("numbered", mark, passage)
        case .plain(let passage): json("plain", "", passage)
        case .item(let mark, _, let passage): json("item", mark, passage)
        case .quote(let passage): json("quote", "", passage)
        }
    }

    private func json(_ kind: String, _ mark: String, _ passage: Passage) -> JSON {
        [
            "kind": .string(kind), "mark": .string(mark), "id": .string(passage.id), "text": .string(passage.text),
            "language": .string(language(of: passage).rawValue), "direction": direction(isRightToLeft(passage)),
        ]
    }

    private func direction(_ isRightToLeft: Bool) -> JSON { .string(isRightToLeft ? "rtl" : "ltr") }

    private func strings(_ strings: [String]) -> JSON { .array(strings.map { .string($0) }) }
}
