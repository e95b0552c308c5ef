import Kernel
import Tongue

/// A paper as a tree: what it says and in what order, whatever form it is given out in.
///
/// A report, an executive summary and a letter are papers. Numbers are given by the tree's order: paragraphs run through
/// the whole paper, sections count among those of their kind beside them, the items of a list among themselves.
package struct Paper: Sendable {
    package enum Kind: String, Sendable { case report, summary, letter }

    package let kind: Kind
    /// Names the paper where it has no symbol, and its files: "1-xaa-report". Small letters, digits, hyphens.
    package let id: String
    package let language: Language
    package let day: Day
    package let title: String
    package var symbol: DocumentSymbol?
    /// Who issues it, over the first line.
    package var masthead = ""
    /// Who may read it or what it is not yet: on every page. Empty where there is nothing to say.
    package var notice = ""
    /// Date, original language, one line each.
    package var dated: [String] = []
    package var subtitle = ""
    package var addressee: [String] = []
    package var facts: [Fact] = []
    /// The heading over a table of contents; empty where there shall be none.
    package var contents = ""
    /// What stands before the first section.
    package var blocks: [Block] = []
    package var sections: [Section] = []
    /// Complimentary close, signature.
    package var closing: [String] = []

    package init(_ kind: Kind, id: String, language: Language, day: Day, title: String) {
        (self.kind, self.id, self.language, self.day, self.title) = (kind, id, language, day, title)
    }

    package struct Fact: Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package struct Section: Sendable {
        /// How the sections of a kind are counted: "IV.", "C.", "(b)", or not at all.
        package enum Numbering: Hashable, Sendable { case chapter, part, item, none }

        /// Stable, once in a paper: small letters, digits, hyphens.
        package let id: String
        package let numbering: Numbering
        package let title: String
        package let blocks: [Block]
        package let sections: [Section]

        package init(
            _ id: String, _ numbering: Numbering, _ title: String, _ blocks: [Block] = [], sections: [Section] = []
        ) {
            (self.id, self.numbering, self.title, self.blocks, self.sections) = (id, numbering, title, blocks, sections)
        }
    }

    package enum Block: Sendable {
        /// A paragraph with a number.
        case numbered(Passage)
        case plain(Passage)
        /// Items (a), (b), (c).
        case list([Passage])
        /// Words of somebody else, set in.
        case quote(Passage)
    }

    /// A text without marking; a line's end in it begins a new line.
    package struct Passage: Sendable {
        /// Stable, once in a paper: small letters, digits, hyphens.
        package let id: String
        package let text: String
        /// `nil` where nobody said; the paper's then.
        package let language: Language?

        package init(_ id: String, _ text: String, in language: Language? = nil) {
            (self.id, self.text, self.language) = (id, text, language)
        }
    }
}

extension Paper {
    /// The paper from its first to its last line, with the numbers given.
    enum Line: Sendable {
        /// - level: 1 for the chapters.
        case heading(level: Int, mark: String, id: String, title: String)
        case numbered(mark: String, number: Int, Passage)
        case plain(Passage)
        /// - number: from 1 in each list.
        case item(mark: String, number: Int, Passage)
        case quote(Passage)
    }

    /// How many levels of sections a table of contents has.
    static let contentsDepth = 2

    var lines: [Line] {
        var lines: [Line] = []
        var paragraph = 0
        add(blocks, &lines, &paragraph)
        add(sections, level: 1, &lines, &paragraph)
        return lines
    }

    private func add(_ sections: [Section], level: Int, _ lines: inout [Line], _ paragraph: inout Int) {
        var counts: [Section.Numbering: Int] = [:]
        for section in sections {
            counts[section.numbering, default: 0] += 1
            let mark = section.numbering.mark(counts[section.numbering] ?? 1, language)
            lines.append(.heading(level: level, mark: mark, id: section.id, title: section.title))
            add(section.blocks, &lines, &paragraph)
            add(section.sections, level: level + 1, &lines, &paragraph)
        }
    }

    private func add(_ blocks: [Block], _ lines: inout [Line], _ paragraph: inout Int) {
        for block in blocks {
            switch block {
            case .numbered(let passage):
                paragraph += 1
                lines.append(.numbered(mark: Numeral.paragraph(paragraph, language), number: paragraph, passage))
            case .plain(let passage): lines.append(.plain(passage))
            case .list(let passages):
                lines += passages.enumerated().map { place, passage in
                    .item(mark: Numeral.item(place + 1, language), number: place + 1, passage)
                }
            case .quote(let passage): lines.append(.quote(passage))
            }
        }
    }

    func language(of passage: Passage) -> Language { passage.language ?? language }

    /// By the passage's language, else by its first letter: nobody said in what language many a passage is written.
    func isRightToLeft(_ passage: Passage) -> Bool {
        passage.language?.isRightToLeft ?? Bidi.isRightToLeft(passage.text) ?? language.isRightToLeft
    }

    /// "palermo-CTOC-COP-2027-3-ar.pdf".
    package func fileName(_ form: PaperForm) -> String {
        "palermo-\(symbol?.hyphened ?? id)-\(language.rawValue).\(form.ending)"
    }
}

extension DocumentSymbol {
    /// As files and addresses have it: "CTOC-COP-2027-3".
    var hyphened: String { text.replacing("/", with: "-") }
}

extension PaperForm {
    /// - Throws: a refusal where this form cannot be made on this installation.
    package func made(of paper: Paper) throws -> [UInt8] {
        switch self {
        case .html: Array(try PaperHTML.page(paper).utf8)
        case .pdf: try PaperPDF.document(paper)
        case .docx: PaperDOCX.document(paper)
        case .akn: Array(PaperAKN.document(paper).utf8)
        case .txt: Array(PaperText.text(paper).utf8)
        }
    }
}
