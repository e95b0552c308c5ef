import Checklist
import Kernel

/// The checklist as a Word document. Whoever may write types between our marks and brings the document back;
/// everybody else gets it to read.
package enum ChecklistDOCX {
    /// - Parameters:
    ///   - id: of the response: "1-xaa".
    ///   - articles: the part that is handed out; all that the reader sees where it is not said.
    /// - Throws: a refusal where pandoc is not installed.
    package static func document(
        _ id: String, _ response: ResponseView, _ questionnaire: Questionnaire, articles: [Article]? = nil,
        _ language: Language, _ words: ChecklistWords, by pandoc: Pandoc = .installed
    ) throws -> [UInt8] {
        let html = html(id, response, questionnaire, articles: articles, language, words)
        return try convert(html, language, by: pandoc)
    }

    static func html(
        _ id: String, _ response: ResponseView, _ questionnaire: Questionnaire, articles: [Article]?,
        _ language: Language, _ words: ChecklistWords
    ) -> String {
        let asked = articles.map { Set($0) }
        return Writer(id: id, response: response, language: language, words: words)
            .sheet(questionnaire, response.articles.filter { asked?.contains($0) ?? true })
            .html(title: words.title(language))
    }

    /// By its metadata, paragraphs and runs of an Arabic document become right-to-left; what has another direction
    /// says so.
    static func convert(_ html: String, _ language: Language, by pandoc: Pandoc) throws -> [UInt8] {
        try pandoc.convert(
            Array(html.utf8), from: "html+empty_paragraphs-auto_identifiers", to: "docx+empty_paragraphs",
            ["--metadata=dir:\(language.isRightToLeft ? "rtl" : "ltr")", "--no-highlight"],
            parts: parts(language))
    }

    private struct Writer {
        let id: String
        let response: ResponseView
        let language: Language
        let words: ChecklistWords

        func say(_ key: String, _ values: [String: Phrase.Value] = [:]) -> String {
            words.say(Phrase(key, values), language)
        }

        func sheet(_ questionnaire: Questionnaire, _ articles: [Article]) -> ChecklistSheet {
            var sheet = ChecklistSheet(language)
            sheet.paragraph(words.name(response.state, language), .label)
            if response.mayWrite {
                sheet.paragraph(say("checklist.docx-lead"), .small)
                sheet.head(
                    .init(
                        response: id, questionnaire: response.questionnaire, version: response.version,
                        language: language))
            } else if let stakeholders = response.stakeholders {
                sheet.paragraph(say("checklist.stakeholders"), .label)
                sheet.words(stakeholders.none ? say("checklist.none-consulted") : stakeholders.text)
            }
            let put = Set(response.questions.map(\.question))
            for article in articles {
                sheet.heading(1, words.heading(article, language))
                for question in questionnaire.questions(on: article)
                where response.mayWrite ? response.isPut(question.id) : put.contains(question.id) {
                    write(question, in: questionnaire, to: &sheet)
                }
                write(article, to: &sheet)
            }
            return sheet
        }

        // MARK: A question

        private func write(
            _ question: Questionnaire.Question, in questionnaire: Questionnaire, to sheet: inout ChecklistSheet
        ) {
            let answer = response.answer(to: question.id) ?? .empty
            sheet.heading(2, question.text(language), in: question.text.language(language))
            sheet.paragraph(
                "\(words.provision(question, language)) · \(say("obligation.\(question.obligation.rawValue)"))", .small)
            sheet.paragraph(question.help(language), .small, in: question.help.language(language))
            if response.mayWrite {
                for condition in question.conditions {
                    sheet.paragraph(said(condition, in: questionnaire), .small)
                }
            }
            let titles = (answer.cites ?? []).compactMap { id in response.documents.first { $0.id == id }?.title }
            if !titles.isEmpty {
                sheet.paragraph("\(say("checklist.cites")): \(titles.joined(separator: "; "))", .small)
            }
            if question.kind == .account {
                field(question, .practice, say("checklist.account"), answer.practice, to: &sheet)
            } else {
                let choices = response.mayWrite ? " (\(choices(Response.Choice.allCases)))" : ""
                field(
                    question, .choice, say("checklist.in-place") + choices,
                    answer.choice.map { say("choice.\($0.rawValue)") } ?? "", to: &sheet)
                field(question, .law, say("checklist.law"), answer.law, to: &sheet)
                field(question, .practice, say("checklist.practice"), answer.practice, to: &sheet)
            }
            for supplement in response.supplements where supplement.question == question.id {
                sheet.paragraph(say("checklist.supplement"), .label)
                sheet.words(supplement.text)
            }
        }

        private func field(
            _ question: Questionnaire.Question, _ part: ChecklistMark.Part, _ label: String, _ text: String,
            to sheet: inout ChecklistSheet
        ) {
            field(.init(key: question.id, part: part), response.revision(of: question.id), label, text, to: &sheet)
        }

        private func field(
            _ field: ChecklistMark.Field, _ upon: Int, _ label: String, _ text: String, to sheet: inout ChecklistSheet
        ) {
            if response.mayWrite {
                sheet.paragraph(label, .label)
                sheet.field(field, upon: upon, text)
            } else if !text.isEmpty {
                sheet.paragraph(label, .label)
                sheet.words(text)
            }
        }

        private func choices(_ choices: [Response.Choice]) -> String {
            choices.map { say("choice.\($0.rawValue)") }.joined(separator: " / ")
        }

        /// When a question is put at all: on paper it always stands.
        private func said(_ condition: Response.Condition, in questionnaire: Questionnaire) -> String {
            let question = questionnaire[condition.question]?.text(language) ?? condition.question
            return say("checklist.docx-when", ["question": .text(question), "choices": .text(choices(condition.is))])
        }

        // MARK: An article

        private func write(_ article: Article, to sheet: inout ChecklistSheet) {
            let note = response.note(on: article)
            if !response.mayWrite && note.isEmpty { return }
            sheet.heading(2, say("checklist.on-article"))
            shown("needs", note.needs.map { say("checklist.need.\($0.rawValue)") }, to: &sheet)
            shown("priority", note.priority.map { [say("checklist.priority-\($0.rawValue)")] } ?? [], to: &sheet)
            shown("receipt", note.receipt.map { [say("checklist.receipt-\($0.rawValue)")] } ?? [], to: &sheet)
            for (part, text) in zip(
                ChecklistMark.Part.ofNote, [note.successes, note.challenges, note.assistance])
            {
                field(
                    .init(key: article.key, part: part), response.revision(of: article),
                    say("checklist.\(part.rawValue)"), text, to: &sheet)
            }
        }

        /// What is answered on the site alone.
        private func shown(_ name: String, _ values: [String], to sheet: inout ChecklistSheet) {
            if values.isEmpty { return }
            sheet.paragraph("\(say("checklist.\(name)")): \(values.joined(separator: "; "))", .small)
        }
    }
}

// MARK: The look

extension ChecklistDOCX {
    /// Pandoc's own parts with our styles and an A4 page.
    private static func parts(_ language: Language) -> [String: [UInt8]] {
        var parts = Pandoc.partsOfWord()
        if let sheet = parts["data/data/docx/word/styles.xml"] {
            parts["data/data/docx/word/styles.xml"] = styled(sheet)
        }
        if !parts.isEmpty { parts["data/data/docx/word/document.xml"] = page(language) }
        return parts
    }

    private static func styled(_ sheet: [UInt8]) -> [UInt8] {
        guard let end = sheet.firstRange(of: Array("</w:styles>".utf8)) else { return sheet }
        return sheet[..<end.lowerBound] + Array(styles.utf8) + sheet[end.lowerBound...]
    }

    private static func page(_ language: Language) -> [UInt8] {
        let direction = language.isRightToLeft ? "<w:bidi/>" : ""
        return Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/><w:sectPr>\
            <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1304" w:bottom="1134" w:left="1304" \
            w:header="709" w:footer="709" w:gutter="0"/>\(direction)</w:sectPr></w:body></w:document>
            """.utf8)
    }

    /// Marks are small, grey and never spell-checked; after one, an answer follows. Answers stand beside a line.
    private static let styles = """
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="PalermoSmall"><w:name w:val="Palermo Small"/>\
        <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="40" w:after="40"/></w:pPr>\
        <w:rPr><w:color w:val="404040"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="PalermoLabel"><w:name w:val="Palermo Label"/>\
        <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="0"/></w:pPr>\
        <w:rPr><w:b/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="PalermoMark"><w:name w:val="Palermo Mark"/>\
        <w:basedOn w:val="Normal"/><w:next w:val="PalermoAnswer"/>\
        <w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>\
        <w:rPr><w:noProof/><w:color w:val="767676"/><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="PalermoAnswer"><w:name w:val="Palermo Answer"/>\
        <w:basedOn w:val="Normal"/>\
        <w:pPr><w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="A6A6A6"/></w:pBdr>\
        <w:spacing w:before="40" w:after="40"/></w:pPr>\
        <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>

        """
}
