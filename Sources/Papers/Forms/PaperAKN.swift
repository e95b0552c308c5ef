import Kernel

/// A paper as Akoma Ntoso 3.0, named as AKN4UN names documents of the United Nations:
/// `/akn/un/doc/report/ctoc-cop/2027-08-30/CTOC-COP-2027-3/eng@2027-08-30/!main`.
///
/// A paper of the mechanism is neither a body's will (`statement`) nor the record of a meeting (`debateReport`), so it is
/// a `doc`, whose subtype says what it is. `eId` follows the naming convention; a part's own stable identifier, the one
/// it has in all forms, stands as `GUID`.
enum PaperAKN {
    static func document(_ paper: Paper) -> String {
        let names = Names(paper)
        let title = Markup.escaped(paper.title)
        let date = "<FRBRdate date=\"\(paper.day)\" name=\"generation\"/>"
        let author = "<FRBRauthor href=\"#author\"/>"
        func level(_ name: String, _ this: String, _ uri: String, _ rest: String) -> String {
            "<\(name)><FRBRthis value=\"\(this)\"/><FRBRuri value=\"\(uri)\"/>\(date)\(author)\(rest)</\(name)>\n"
        }
        let number = Markup.escaped(paper.symbol?.text ?? paper.id)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
            <doc name="\(paper.kind.rawValue)">
            <meta>
            <identification source="#author">
            \(level("FRBRWork", names.work + "/!main", names.work, """
                <FRBRcountry value="un"/><FRBRsubtype value="\(paper.kind.rawValue)"/><FRBRnumber value="\(number)"/>\
                <FRBRname value="\(title)"/>
                """))\
            \(level("FRBRExpression", names.expression + "/!main", names.expression, """
                <FRBRlanguage language="\(names.language)"/>
                """))\
            \(level("FRBRManifestation", names.expression + "/!main.xml", names.expression + ".xml", """
                <FRBRformat value="application/akn+xml"/>
                """))\
            </identification>
            <references source="#author"><TLCOrganization eId="author" \
            href="/akn/ontology/organization/un/\(names.author)" showAs="\(Markup.escaped(paper.masthead))"/></references>
            </meta>
            \(preface(paper))
            <mainBody eId="body">
            \(Tree(paper).text)</mainBody>
            \(conclusions(paper))</doc>
            </akomaNtoso>

            """
    }

    private struct Names {
        let author: String
        let work: String
        let language: String
        let expression: String

        init(_ paper: Paper) {
            author =
                paper.symbol.map { $0.body.lowercased().replacing("/", with: "-").replacing(".", with: "-") } ?? "ctoc"
            let number = paper.symbol?.hyphened ?? paper.id
            work = "/akn/un/doc/\(paper.kind.rawValue)/\(author)/\(paper.day)/\(number)"
            language = paper.language.threeLetters
            expression = "\(work)/\(language)@\(paper.day)"
        }
    }

    private static func preface(_ paper: Paper) -> String {
        var lines: [(name: String, text: String)] = []
        if let symbol = paper.symbol { lines.append(("symbol", "<docNumber>\(symbol.text)</docNumber>")) }
        lines += [("masthead", paper.masthead), ("notice", paper.notice)].map { ($0.0, Markup.escaped($0.1)) }
        lines += paper.dated.enumerated().map { place, text in
            let text = Markup.escaped(text)
            return ("dated", place == 0 ? "<docDate date=\"\(paper.day)\">\(text)</docDate>" : text)
        }
        lines += paper.addressee.map { ("addressee", Markup.escaped($0)) }
        lines.append(("title", "<docTitle>\(Markup.escaped(paper.title))</docTitle>"))
        lines.append(("subtitle", Markup.escaped(paper.subtitle)))
        lines += paper.facts.map { ("fact", "\(Markup.escaped($0.name)): \(Markup.escaped($0.value))") }
        let paragraphs = lines.filter { !$0.text.isEmpty }.enumerated().map { place, line in
            "<p eId=\"preface__p_\(place + 1)\" class=\"\(line.name)\">\(line.text)</p>\n"
        }
        return "<preface eId=\"preface\">\n\(paragraphs.joined())</preface>"
    }

    private static func conclusions(_ paper: Paper) -> String {
        if paper.closing.isEmpty { return "" }
        let lines = paper.closing.enumerated().map { place, line in
            "<p eId=\"conclusions__p_\(place + 1)\">\(Markup.escaped(line))</p>\n"
        }
        return "<conclusions eId=\"conclusions\">\n\(lines.joined())</conclusions>\n"
    }

    /// The sections, opened and closed as the lines go.
    private struct Tree {
        let paper: Paper
        private(set) var text = ""
        private var open: [(element: String, eId: String, hasContent: Bool)] = []
        /// How many of an element a place has, so that each has a name of its own.
        private var counts: [String: Int] = [:]
        private var isList = false

        init(_ paper: Paper) {
            self.paper = paper
            for line in paper.lines { add(line) }
            endList()
            close(to: 0)
            if text.isEmpty { text = "<p eId=\"body__p_1\"/>\n" }
        }

        private mutating func add(_ line: Paper.Line) {
            if case .item(let mark, let number, let passage) = line {
                if number == 1 {
                    endList()
                    let eId = named("list")
                    open.append(("list", eId, true))
                    text += "<list eId=\"\(eId)\">\n"
                    isList = true
                }
                let list = open.last?.eId ?? ""
                put("point", "\(list)__point_\(Numeral.letters(number))", mark, passage)
                return
            }
            endList()
            switch line {
            case .heading(let level, let mark, let id, let title): heading(level, mark, id, title)
            case .numbered(let mark, let number, let passage): put("paragraph", "para_\(number)", mark, passage)
            case .plain(let passage): put("hcontainer name=\"paragraph\"", named("hcontainer"), "", passage)
            case .quote(let passage): put("hcontainer name=\"quotation\"", named("hcontainer"), "", passage)
            case .item: break
            }
        }

        private mutating func endList() {
            if isList { close(to: open.count - 1) }
            isList = false
        }

        private mutating func heading(_ level: Int, _ mark: String, _ id: String, _ title: String) {
            close(to: level - 1)
            let (element, short) = [
                ("chapter", "chp"), ("section", "sec"), ("subsection", "subsec"), ("level", "lvl"),
            ][
                min(level, 4) - 1]
            let place = open.last?.eId
            let eId = (place.map { "\($0)__" } ?? "") + "\(short)_\(count("\(place ?? "") \(short)"))"
            markContent()
            open.append((element, eId, false))
            text += "<\(element) eId=\"\(eId)\" GUID=\"\(id)\">"
            if !mark.isEmpty { text += "<num>\(Markup.escaped(mark))</num>" }
            text += "<heading>\(Markup.escaped(title))</heading>\n"
        }

        private mutating func put(_ element: String, _ eId: String, _ mark: String, _ passage: Paper.Passage) {
            markContent()
            let name = element.split(separator: " ")[0]
            let language = paper.language(of: passage)
            let said = language == paper.language ? "" : " xml:lang=\"\(language.rawValue)\""
            text += "<\(element) eId=\"\(eId)\" GUID=\"\(passage.id)\"\(said)>"
            if !mark.isEmpty { text += "<num>\(Markup.escaped(mark))</num>" }
            let lines = passage.text.split(separator: "\n", omittingEmptySubsequences: false)
            text += "<content eId=\"\(eId)__content\">"
            for (place, line) in lines.enumerated() {
                text += "<p eId=\"\(eId)__content__p_\(place + 1)\">\(Markup.escaped(String(line)))</p>"
            }
            text += "</content></\(name)>\n"
        }

        private mutating func markContent() {
            if !open.isEmpty { open[open.count - 1].hasContent = true }
        }

        /// A section that has nothing in it has an empty content, as the schema asks.
        private mutating func close(to depth: Int) {
            while open.count > depth, let last = open.popLast() {
                if !last.hasContent {
                    text += "<content eId=\"\(last.eId)__content\"><p eId=\"\(last.eId)__content__p_1\"/></content>"
                }
                text += "</\(last.element)>\n"
            }
        }

        private mutating func named(_ element: String) -> String {
            let place = open.last?.eId ?? "body"
            return "\(place)__\(element)_\(count("\(place) \(element)"))"
        }

        private mutating func count(_ key: String) -> Int {
            counts[key, default: 0] += 1
            return counts[key] ?? 1
        }
    }
}

extension Language {
    /// By ISO 639-2: "eng".
    var threeLetters: String {
        switch self {
        case .ar: "ara"
        case .zh: "zho"
        case .en: "eng"
        case .fr: "fra"
        case .ru: "rus"
        case .es: "spa"
        }
    }
}
