import Kernel

/// A paper as plain text: a line a paragraph, UTF-8, LF.
enum PaperText {
    static func text(_ paper: Paper) -> String {
        var blocks = [[paper.symbol?.text ?? "", paper.masthead, paper.notice] + paper.dated, paper.addressee]
        blocks.append([paper.title, paper.subtitle])
        blocks.append(paper.facts.map { "\($0.name): \($0.value)" })
        blocks += paper.lines.map { [line($0)] }
        blocks.append(paper.closing)
        return blocks.map { $0.filter { !$0.isEmpty }.joined(separator: "\n") }.filter { !$0.isEmpty }
            .joined(separator: "\n\n") + "\n"
    }

    private static func line(_ line: Paper.Line) -> String {
        switch line {
        case .heading(_, let mark, _, let title): mark.isEmpty ? title : "\(mark) \(title)"
        case .numbered(let mark, _, let passage): "\(mark) \(passage.text)"
        case .item(let mark, _, let passage): "    \(mark) \(indented(passage.text))"
        case .plain(let passage): passage.text
        case .quote(let passage): "    \(indented(passage.text))"
        }
    }

    private static func indented(_ text: String) -> String { text.replacing("\n", with: "\n    ") }
}
