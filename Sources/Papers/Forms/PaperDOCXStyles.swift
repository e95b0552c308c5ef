import Kernel

/// The styles of a paper in Word, and how it counts.
enum PaperDOCXStyles {
    /// Sizes are in half points, distances in twentieths of a point.
    static func sheet(_ language: Language) -> String {
        let size = language.isRightToLeft ? 24 : 21
        let spacing = language.isRightToLeft || language == .zh ? 320 : 280
        let styles = [
            style(
                "Normal", "Normal", "",
                "\(language.isRightToLeft ? "<w:bidi/>" : "")<w:spacing w:after=\"120\" w:line=\"\(spacing)\" w:lineRule=\"auto\"/>",
                ""),
            style("BodyText", "Body Text", "Normal", "", ""),
            style("Title", "Title", "Normal", "<w:spacing w:before=\"480\" w:after=\"120\"/>", bold(36)),
            style("Subtitle", "Subtitle", "Normal", "<w:spacing w:after=\"240\"/>", sized(26)),
            style("Heading1", "heading 1", "Normal", heading(1, before: 480), bold(30), next: "NumberedParagraph"),
            style("Heading2", "heading 2", "Normal", heading(2, before: 360), bold(25), next: "NumberedParagraph"),
            style("Heading3", "heading 3", "Normal", heading(3, before: 300), bold(23), next: "NumberedParagraph"),
            style("Heading4", "heading 4", "Normal", heading(4, before: 260), bold(size), next: "NumberedParagraph"),
            style(
                "NumberedParagraph", "Numbered Paragraph", "Normal",
                "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", ""),
            style("ListItem", "List Item", "Normal", "", ""),
            style("Quote", "Quote", "Normal", "<w:ind w:left=\"567\" w:right=\"567\"/>", ""),
            style(
                "Masthead", "Masthead", "Normal",
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"2\" w:color=\"000000\"/></w:pBdr>\(atEnd)<w:spacing w:after=\"60\"/>",
                sized(20)),
            style("Dated", "Dated", "Normal", "\(atEnd)<w:spacing w:after=\"0\"/>", sized(19)),
            style("Notice", "Notice", "Normal", "", bold(19)),
            style("Addressee", "Addressee", "Normal", "<w:spacing w:after=\"0\"/>", ""),
            style(
                "Fact", "Fact", "Normal",
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"2835\"/></w:tabs><w:spacing w:after=\"60\"/><w:ind w:left=\"2835\" w:hanging=\"2835\"/>",
                ""),
            style("Closing", "Closing", "Normal", "<w:spacing w:before=\"480\"/>", ""),
            style(
                "Header", "header", "Normal",
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"2\" w:color=\"000000\"/></w:pBdr>\(atEnd)",
                sized(17)),
            style("Footer", "footer", "Normal", atEnd, sized(17)),
        ]
        let east = language == .zh ? "zh-CN" : "en"
        return """
            <w:styles \(PaperDOCX.namespaces)><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Noto Serif" w:hAnsi="Noto Serif" w:eastAsia="Noto Serif CJK SC" \
            w:cs="Noto Naskh Arabic"/><w:sz w:val="\(size)"/><w:szCs w:val="\(size)"/>\
            <w:lang w:val="\(language == .ar ? "en" : language.rawValue)" w:eastAsia="\(east)" w:bidi="ar-SA"/>\
            </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
            \(styles.joined(separator: "\n"))
            <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
            <w:name w:val="Default Paragraph Font"/></w:style></w:styles>
            """
    }

    /// Paragraphs run through the document (1); each list begins anew (2 and on).
    static func numbering(lists: Int, _ language: Language) -> String {
        let items = Numeral.item(1, language)
        let text = items.hasPrefix("(") ? "(%1)" : "%1)"
        let restart =
            "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
        let each = (0..<lists).map {
            "<w:num w:numId=\"\($0 + 2)\"><w:abstractNumId w:val=\"2\"/>\(restart)</w:num>"
        }
        return """
            <w:numbering \(PaperDOCX.namespaces)>\
            \(abstract(1, "decimal", language == .ar ? "%1-" : "%1.", "<w:pStyle w:val=\"NumberedParagraph\"/>", """
                <w:pPr><w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs><w:ind w:left="0" w:firstLine="0"/></w:pPr>
                """))\
            \(abstract(2, language == .ar ? "arabicAbjad" : "lowerLetter", text, "", """
                <w:pPr><w:ind w:left="567" w:firstLine="0"/></w:pPr>
                """))\
            <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>\(each.joined())</w:numbering>
            """
    }

    private static func abstract(
        _ id: Int, _ format: String, _ text: String, _ style: String, _ properties: String
    ) -> String {
        """
        <w:abstractNum w:abstractNumId="\(id)"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">\
        <w:start w:val="1"/><w:numFmt w:val="\(format)"/>\(style)<w:suff w:val="tab"/><w:lvlText w:val="\(text)"/>\
        <w:lvlJc w:val="left"/>\(properties)</w:lvl></w:abstractNum>
        """
    }

    /// What follows a tab stands at the line's end.
    private static let atEnd = "<w:tabs><w:tab w:val=\"right\" w:pos=\"8730\"/></w:tabs>"

    private static func heading(_ level: Int, before: Int) -> String {
        """
        <w:keepNext/><w:keepLines/><w:spacing w:before="\(before)" w:after="120"/><w:outlineLvl w:val="\(level - 1)"/>
        """
    }

    private static func sized(_ size: Int) -> String { "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>" }
    private static func bold(_ size: Int) -> String { "<w:b/><w:bCs/>\(sized(size))" }

    private static func style(
        _ id: String, _ name: String, _ base: String, _ paragraph: String, _ run: String, next: String = ""
    ) -> String {
        let isOwn =
            !["Normal", "BodyText", "Title", "Subtitle", "Quote", "Closing", "Header", "Footer"].contains(id)
            && !id.utf8.starts(with: "Heading".utf8)
        return """
            <w:style w:type="paragraph"\(base.isEmpty ? " w:default=\"1\"" : "")\
            \(isOwn ? " w:customStyle=\"1\"" : "") w:styleId="\(id)"><w:name w:val="\(name)"/>\
            \(base.isEmpty ? "" : "<w:basedOn w:val=\"\(base)\"/>")\
            \(next.isEmpty ? "" : "<w:next w:val=\"\(next)\"/>")<w:qFormat/>\
            <w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>
            """
    }
}
