import Kernel

/// A paper as a Word document, written by ourselves: real styles, numbers that Word itself counts, each run of letters
/// in its own direction. The same paper gives the same bytes.
enum PaperDOCX {
    static func document(_ paper: Paper) -> [UInt8] {
        let body = Body(paper)
        return Zip.archive(
            [
                ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations),
                ("docProps/core.xml", properties(paper)), ("word/document.xml", body.document),
                ("word/styles.xml", PaperDOCXStyles.sheet(paper.language)),
                ("word/numbering.xml", PaperDOCXStyles.numbering(lists: body.lists, paper.language)),
                ("word/settings.xml", settings), ("word/header1.xml", body.header), ("word/footer1.xml", body.footer),
                ("word/_rels/document.xml.rels", documentRelations),
            ].map { Zip.File($0.0, Array((declaration + $0.1).utf8)) })
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

    private static let contentTypes: String = {
        let parts = [
            ("word/document", "wordprocessingml.document.main"), ("word/styles", "wordprocessingml.styles"),
            ("word/numbering", "wordprocessingml.numbering"), ("word/settings", "wordprocessingml.settings"),
            ("word/header1", "wordprocessingml.header"), ("word/footer1", "wordprocessingml.footer"),
        ].map {
            "<Override PartName=\"/\($0.0).xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\($0.1)+xml\"/>"
        }
        return """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\(parts.joined())\
            <Override PartName="/docProps/core.xml" \
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
            """
    }()

    private static func related(_ relations: [(type: String, target: String)]) -> String {
        let lines = relations.enumerated().map { place, relation in
            "<Relationship Id=\"rId\(place + 1)\" Type=\"http://schemas.openxmlformats.org/\(relation.type)\" Target=\"\(relation.target)\"/>"
        }
        return
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(lines.joined())</Relationships>"
    }

    private static let relations = related([
        ("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
        ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ])

    private static let documentRelations = related(
        ["header", "footer", "styles", "numbering", "settings"].map {
            (
                "officeDocument/2006/relationships/\($0)",
                $0 == "header" || $0 == "footer" ? "\($0)1.xml" : "\($0).xml"
            )
        })

    private static let settings = """
        <w:settings \(namespaces)><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:compat>\
        <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
        </w:compat></w:settings>
        """

    private static func properties(_ paper: Paper) -> String {
        let day = "\(paper.day)T00:00:00Z"
        return """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
            <dc:title>\(Markup.escaped(paper.title))</dc:title><dc:identifier>\(paper.symbol?.text ?? paper.id)\
            </dc:identifier><dc:language>\(paper.language.rawValue)</dc:language>\
            <dcterms:created xsi:type="dcterms:W3CDTF">\(day)</dcterms:created>\
            <dcterms:modified xsi:type="dcterms:W3CDTF">\(day)</dcterms:modified></cp:coreProperties>
            """
    }

    /// The text, paragraph by paragraph.
    private struct Body {
        let paper: Paper
        private(set) var paragraphs = ""
        /// How many lists there are: each begins at (a) again.
        private(set) var lists = 0
        private var bookmarks = 0
        private var names: Set<String> = []

        init(_ paper: Paper) {
            self.paper = paper
            head()
            for line in paper.lines { add(line) }
            for (place, line) in paper.closing.enumerated() { add(line, place == 0 ? "Closing" : "BodyText") }
        }

        private mutating func head() {
            if !paper.masthead.isEmpty || paper.symbol != nil {
                add("\(paper.masthead)\t\(paper.symbol?.text ?? "")", "Masthead")
            }
            for line in paper.dated { add("\t\(line)", "Dated") }
            if !paper.notice.isEmpty { add(paper.notice, "Notice") }
            for line in paper.addressee { add(line, "Addressee") }
            add(paper.title, "Title")
            if !paper.subtitle.isEmpty { add(paper.subtitle, "Subtitle") }
            for fact in paper.facts { add("\(fact.name)\t\(fact.value)", "Fact") }
        }

        private mutating func add(_ line: Paper.Line) {
            switch line {
            case .heading(let level, let mark, let id, let title):
                add(mark.isEmpty ? title : "\(mark) \(title)", "Heading\(min(level, 4))", id: id)
            case .numbered(_, _, let passage): add(passage, "NumberedParagraph")
            case .plain(let passage): add(passage, "BodyText")
            case .item(_, let number, let passage):
                if number == 1 { lists += 1 }
                add(
                    passage, "ListItem",
                    "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(lists + 1)\"/></w:numPr>")
            case .quote(let passage): add(passage, "Quote")
            }
        }

        private mutating func add(_ passage: Paper.Passage, _ style: String, _ properties: String = "") {
            add(
                passage.text, style, properties, id: passage.id, language: paper.language(of: passage),
                isRightToLeft: paper.isRightToLeft(passage))
        }

        private mutating func add(
            _ text: String, _ style: String, _ properties: String = "", id: String = "", language: Language? = nil,
            isRightToLeft: Bool? = nil
        ) {
            let isRightToLeft = isRightToLeft ?? paper.language.isRightToLeft
            paragraphs += "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(properties)"
            paragraphs += "<w:bidi w:val=\"\(isRightToLeft ? 1 : 0)\"/></w:pPr>"
            let runs = Body.runs(text, language ?? paper.language, isRightToLeft)
            // A bookmark's name begins with a letter and has at most forty characters, once in a document.
            let name = String(("p_" + id.replacing("-", with: "_")).prefix(40))
            if id.isEmpty || !names.insert(name).inserted {
                paragraphs += runs
            } else {
                bookmarks += 1
                paragraphs += "<w:bookmarkStart w:id=\"\(bookmarks)\" w:name=\"\(name)\"/>\(runs)"
                paragraphs += "<w:bookmarkEnd w:id=\"\(bookmarks)\"/>"
            }
            paragraphs += "</w:p>\n"
        }

        /// What runs from right to left and what does not, each in runs of its own.
        static func runs(_ text: String, _ language: Language, _ isRightToLeft: Bool) -> String {
            PaperDOCXRuns.split(text, isRightToLeft).map { run in
                let properties = run.isRightToLeft ? "<w:rtl/>" : ""
                let foreign = language == .ar ? "en" : language.rawValue
                let said =
                    run.isRightToLeft
                    ? "<w:lang w:bidi=\"\(language.isRightToLeft ? "ar-SA" : "ar")\"/>"
                    : "<w:lang w:val=\"\(foreign)\"\(language == .zh ? " w:eastAsia=\"zh-CN\"" : "")/>"
                return "<w:r><w:rPr>\(properties)\(said)</w:rPr>\(Body.pieces(run.text))</w:r>"
            }.joined()
        }

        /// Lines' ends and tabs are elements.
        private static func pieces(_ text: String) -> String {
            var out = ""
            var words = String.UnicodeScalarView()
            func flush() {
                if !words.isEmpty { out += "<w:t xml:space=\"preserve\">\(Markup.escaped(String(words)))</w:t>" }
                words = String.UnicodeScalarView()
            }
            for scalar in text.unicodeScalars {
                switch scalar.value {
                case 0x09:
                    flush()
                    out += "<w:tab/>"
                case 0x0A:
                    flush()
                    out += "<w:br/>"
                default: words.append(scalar)
                }
            }
            flush()
            return out
        }

        private var bidi: String { "<w:bidi w:val=\"\(paper.language.isRightToLeft ? 1 : 0)\"/>" }

        var document: String {
            """
            <w:document \(namespaces)><w:body>\(paragraphs)<w:sectPr>\
            <w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>\
            <w:footerReference w:type="first" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>\
            <w:pgMar w:top="1531" w:right="1588" w:bottom="1418" w:left="1588" w:header="850" w:footer="709" \
            w:gutter="0"/><w:titlePg/>\(bidi)</w:sectPr></w:body></w:document>
            """
        }

        var header: String {
            "<w:hdr \(namespaces)>\(framed("Header", [paper.title, "\t", paper.symbol?.text ?? ""]))</w:hdr>"
        }

        var footer: String {
            func field(_ name: String) -> String {
                "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
            }
            // Marks of direction keep the two numbers in their order in an Arabic line.
            let pages = "\(field("PAGE"))<w:r><w:t>\u{200E}/\u{200E}</w:t></w:r>\(field("NUMPAGES"))"
            return "<w:ftr \(namespaces)>\(framed("Footer", [paper.notice, "\t"], pages))</w:ftr>"
        }

        private func framed(_ style: String, _ texts: [String], _ rest: String = "") -> String {
            let runs = texts.map { Body.runs($0, paper.language, paper.language.isRightToLeft) }.joined()
            return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(bidi)</w:pPr>\(runs)\(rest)</w:p>"
        }
    }
}

/// A text in pieces that each run in one direction, as far as Word has to be told.
enum PaperDOCXRuns {
    struct Run: Equatable {
        var text: String
        let isRightToLeft: Bool
    }

    /// What runs against the paragraph begins with a letter of its own and ends with one, or with a digit; all between
    /// its pieces is the paragraph's. Isolates are left out: the runs say what they said.
    static func split(_ text: String, _ isRightToLeft: Bool) -> [Run] {
        var runs: [Run] = []
        var against = String.UnicodeScalarView()
        var waiting = String.UnicodeScalarView()
        func put(_ scalars: String.UnicodeScalarView, _ isRightToLeft: Bool) {
            if scalars.isEmpty { return }
            if runs.last?.isRightToLeft == isRightToLeft {
                runs[runs.count - 1].text.unicodeScalars.append(contentsOf: scalars)
            } else {
                runs.append(Run(text: String(scalars), isRightToLeft: isRightToLeft))
            }
        }
        for scalar in text.unicodeScalars where !(0x2066...0x2069).contains(scalar.value) {
            switch direction(scalar) {
            case .some(let own) where own != isRightToLeft:
                against.append(contentsOf: waiting)
                against.append(scalar)
                waiting = String.UnicodeScalarView()
            case .none where !against.isEmpty && scalar.value > 0x20 && scalar.properties.numericType != nil:
                against.append(contentsOf: waiting)
                against.append(scalar)
                waiting = String.UnicodeScalarView()
            case .none where !against.isEmpty && scalar != "\n" && scalar != "\t":
                waiting.append(scalar)
            default:
                put(against, !isRightToLeft)
                against = String.UnicodeScalarView()
                waiting.append(scalar)
                put(waiting, isRightToLeft)
                waiting = String.UnicodeScalarView()
            }
        }
        put(against, !isRightToLeft)
        put(waiting, isRightToLeft)
        return runs
    }

    /// `nil` for what has no direction of its own.
    private static func direction(_ scalar: Unicode.Scalar) -> Bool? {
        if scalar.properties.numericType != nil && !(0x0600...0x08FF).contains(scalar.value) { return nil }
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE: return true
        default: return scalar.properties.isAlphabetic ? false : nil
        }
    }
}
