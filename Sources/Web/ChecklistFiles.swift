import Access
import Checklist
import Desk
import Facts
import HTTPTypes
import Hummingbird
import Kernel
import Pages
import Papers
import Tongue

/// The checklist as files: out to work without a connection and to other programs, and back in; documents attached.
extension Exchange {
    // MARK: Out

    /// The response as a file, as far as this reader may see it.
    func file(_ format: ChecklistFormat, _ reading: ChecklistReading) throws -> Hummingbird.Response {
        let response = reading.response
        let bytes: [UInt8]
        switch format {
        case .json:
            bytes = Array(
                ChecklistJSON.bare(reading.id.text, response, reading.questionnaire, madeOn: reader.today).canonical
                    .utf8)
        case .csv:
            bytes = ChecklistCSV.table(
                response, reading.questionnaire, articles: response.articles, reader.language)
        case .html:
            return try offline(reading)
        case .xlsform:
            bytes = ChecklistXLSForm.workbook(
                reading.questionnaire, scope: response.articles, review: reading.id.text,
                title: reader.speaker.say("review.response"), answers: response.answers.mapValues(\.value),
                notes: response.notes.mapValues(\.value), words: site.words)
        case .docx:
            bytes = try ChecklistDOCX.document(
                reading.id.text, response, reading.questionnaire, reader.language, site.words)
        }
        return sent(bytes, format.mediaType, as: format.fileName(reading.id.text))
    }

    /// The one file that is filled in without a connection: the whole, or what was given to one ministry.
    private func offline(_ reading: ChecklistReading) throws -> Hummingbird.Response {
        let language = Language(rawValue: query["language"]) ?? reader.language
        let second = Language(rawValue: query["second"]).flatMap { $0 == language ? nil : $0 }
        let part = reading.response.assignments.first { $0.id == query["part"] }
        let articles = reading.response.articles.filter { part?.articles.contains($0) ?? true }
        let json = ChecklistJSON.whole(
            reading.id.text, reading.response, reading.questionnaire, articles: articles, part: part?.name, site.words,
            languages: [language] + (second.map { [$0] } ?? []), madeOn: reader.today)
        let title = site.tongue.speaker(language).say("review.response")
        let stem = part.map { "\(reading.id.text)-\($0.id.prefix(6))" } ?? reading.id.text
        return sent(
            try ChecklistHTML.file(
                json, title: title, broken: site.words.say("offline.broken", language), language: language),
            ChecklistFormat.html.mediaType,
            as: ChecklistFormat.html.fileName("\(stem)-\(language.rawValue)"))
    }

    /// A file to be kept, never opened in the site's own place.
    func sent(_ bytes: [UInt8], _ type: String, as name: String) -> Hummingbird.Response {
        var response = Hummingbird.Response(
            status: .ok, headers: site.headers, body: .init(byteBuffer: .init(bytes: bytes)))
        response.headers[.contentType] = type
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    // MARK: In

    /// Takes in what was written elsewhere.
    func bring(_ id: ReviewID) throws -> Hummingbird.Response {
        let reading = try reading(id)
        // Nobody's file is opened who may not write here.
        try Access.judge(reading.response.standing, .attach).enforce()
        guard let upload else { throw Refusal.input("required", field: "file") }
        let found = try ChecklistParcel.read(
            upload.bytes, for: reading.questionnaire, upon: reading.response, site.words)
        let outcome = try desk.bring(found.parcel, in: id, as: actor)
        return page(
            ChecklistPages.elsewhere(
                try self.reading(id), outcome: outcome, outside: found.outside, for: reader))
    }

    // MARK: Documents

    func documents(_ id: ReviewID) throws -> Hummingbird.Response {
        if typed.has("remove") {
            try desk.respond(.direct, in: id, as: actor) { _ in [.detach(typed["remove"])] }
        } else {
            try Access.judge(try reading(id).response.standing, .attach).enforce()
            guard let upload else { throw Refusal.input("required", field: "file") }
            try desk.attach(
                upload.bytes, name: upload.name, title: typed["title"], language: Language(rawValue: typed["language"]),
                to: id, as: actor)
        }
        return on(to: .review(id, .checklist(.documents)), done: "saved")
    }

    func document(_ key: String, _ reading: ChecklistReading) throws -> Hummingbird.Response {
        let (document, bytes) = try desk.document(key, of: reading.id, as: actor)
        return sent(bytes, document.type, hash: document.hash, name: document.name)
    }

    /// A document somebody attached, under a name of ours with the ending of theirs.
    func sent(_ bytes: [UInt8], _ type: String, hash: String, name: String) -> Hummingbird.Response {
        let ending = name.utf8.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) }
        return sent(bytes, type, as: "\(hash.prefix(12)).\(ending ?? "bin")")
    }
}

extension Site {
    /// The words that a paper is made with.
    var words: ChecklistWords { ChecklistWords(tongue) }
}
