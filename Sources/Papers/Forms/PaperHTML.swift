import Foundation
import Kernel

/// A paper as one page that needs nothing else: to be read, printed or kept.
enum PaperHTML {
    static func page(_ paper: Paper) throws -> String {
        let style = String(decoding: try Asset.bytes("paper", "css"), as: UTF8.self)
        return """
            <!DOCTYPE html>
            <html lang="\(paper.language.rawValue)" dir="\(direction(paper.language.isRightToLeft))">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Markup.escaped(paper.title))</title>
            <style>
            \(style)</style>
            </head>
            <body>
            \(head(paper))<main>
            \(body(paper))</main>
            </body>
            </html>

            """
    }

    private static func head(_ paper: Paper) -> String {
        var html = "<header>\n<div class=\"masthead\"><p>\(Markup.escaped(paper.masthead))</p>"
        if let symbol = paper.symbol { html += "<p class=\"symbol\" dir=\"ltr\">\(symbol.text)</p>" }
        html += "</div>\n<div class=\"dated\"><p><strong>\(Markup.escaped(paper.notice))</strong></p><p>"
        html += paper.dated.map { Markup.escaped($0) }.joined(separator: "<br>") + "</p></div>\n"
        if !paper.addressee.isEmpty {
            html +=
                "<p class=\"addressee\">\(paper.addressee.map { Markup.escaped($0) }.joined(separator: "<br>"))</p>\n"
        }
        html += "<h1>\(Markup.escaped(paper.title))</h1>\n"
        if !paper.subtitle.isEmpty { html += "<p class=\"subtitle\">\(Markup.escaped(paper.subtitle))</p>\n" }
        if !paper.facts.isEmpty {
            let facts = paper.facts.map {
                "<dt>\(Markup.escaped($0.name))</dt><dd>\(Markup.escaped($0.value))</dd>\n"
            }
            html += "<dl>\n\(facts.joined())</dl>\n"
        }
        return html + contents(paper) + "</header>\n"
    }

    private static func contents(_ paper: Paper) -> String {
        if paper.contents.isEmpty { return "" }
        let entries = paper.lines.compactMap { line -> String? in
            guard case .heading(let level, let mark, let id, let title) = line, level <= Paper.contentsDepth else {
                return nil
            }
            return "<li class=\"level-\(level)\"><a href=\"#\(id)\">\(marked(mark))\(Markup.escaped(title))</a></li>\n"
        }
        return """
            <nav aria-label="\(Markup.escaped(paper.contents))">
            <p class="contents">\(Markup.escaped(paper.contents))</p>
            <ul>
            \(entries.joined())</ul>
            </nav>

            """
    }

    private static func body(_ paper: Paper) -> String {
        var html = ""
        for line in paper.lines {
            switch line {
            case .heading(let level, let mark, let id, let title):
                let tag = "h\(min(level + 1, 6))"
                html += "<\(tag) id=\"\(id)\">\(marked(mark))\(Markup.escaped(title))</\(tag)>\n"
            case .numbered(let mark, _, let passage):
                html += "<p class=\"numbered\"\(attributes(passage, paper))>\(marked(mark))\(text(passage))</p>\n"
            case .plain(let passage): html += "<p\(attributes(passage, paper))>\(text(passage))</p>\n"
            case .item(let mark, _, let passage):
                html += "<p class=\"item\"\(attributes(passage, paper))>\(marked(mark))\(text(passage))</p>\n"
            case .quote(let passage):
                html += "<blockquote\(attributes(passage, paper))><p>\(text(passage))</p></blockquote>\n"
            }
        }
        if !paper.closing.isEmpty {
            html += "<p class=\"closing\">\(paper.closing.map { Markup.escaped($0) }.joined(separator: "<br>"))</p>\n"
        }
        return html
    }

    /// A number stands in the text, so that it is copied with it.
    private static func marked(_ mark: String) -> String {
        mark.isEmpty ? "" : "<span class=\"mark\">\(mark)</span> "
    }

    private static func attributes(_ passage: Paper.Passage, _ paper: Paper) -> String {
        var attributes = " id=\"\(passage.id)\""
        if paper.language(of: passage) != paper.language {
            attributes += " lang=\"\(paper.language(of: passage).rawValue)\""
        }
        let isRightToLeft = paper.isRightToLeft(passage)
        return attributes
            + (isRightToLeft == paper.language.isRightToLeft ? "" : " dir=\"\(direction(isRightToLeft))\"")
    }

    private static func text(_ passage: Paper.Passage) -> String {
        Markup.escaped(passage.text).replacing("\n", with: "<br>\n")
    }

    private static func direction(_ isRightToLeft: Bool) -> String { isRightToLeft ? "rtl" : "ltr" }
}

/// What the papers are made upon.
enum Asset {
    static func bytes(_ name: String, _ ending: String) throws -> [UInt8] {
        guard let url = Bundle.module.url(forResource: name, withExtension: ending, subdirectory: "Assets") else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        return Array(try Data(contentsOf: url))
    }
}
