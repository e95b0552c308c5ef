import Desk
import HTTPTypes
import Kernel
import Pages
import Seals
import Synchronization

/// Somebody who reads all that can be reached: every address that the house has for this review, guessed, and every
/// link found on the way.
struct Crawler: Sendable {
    let house: House
    let person: Cast.Person
    let token: Token?

    struct Found: Sendable {
        let person: Cast.Person
        let token: Token?
        /// All that was read, by address.
        var read: [String: Answer] = [:]
        /// What is not there, or not theirs: its page, whatever the address.
        var nothing: [String: String] = [:]
        var forms: [WebForm] = []
    }

    func crawl(_ seeds: [String]) async throws -> Found {
        var found = Found(person: person, token: token)
        var queue = seeds
        var seen = Set(seeds)
        while let path = queue.popLast() {
            let answer = try await house.get(path, token)
            if answer.status == 404 {
                let address = path.prefix { $0 != "?" }
                found.nothing[path] = answer.text.replacing("\"\(address)?", with: "\"?")
                continue
            }
            found.read[path] = answer
            guard answer.headers[.contentType]?.hasPrefix("text/html") == true,
                answer.headers[.contentDisposition] == nil
            else { continue }
            let text = answer.text
            found.forms += WebForm.all(in: text, at: path)
            for link in Crawler.links(in: text) where !seen.contains(link) && Crawler.isOurs(link) {
                seen.insert(link)
                queue.append(link)
            }
        }
        return found
    }

    /// The register is everybody's and holds nothing of a review; the training room's own pages show everybody.
    private static func isOurs(_ link: String) -> Bool {
        link.hasPrefix("/") && !link.hasPrefix("/assets/") && !link.hasPrefix("/status") && !link.hasPrefix("/training")
            && !link.contains("lang=") && !link.contains("/hall") && !link.contains("/files/docx")
            && !link.contains("/files/pdf") && !isAlike(link)
    }

    /// The questions of a checklist and the articles of a review are many and made alike: those among the seeds do.
    private static func isAlike(_ link: String) -> Bool {
        link.contains("/checklist/questions/")
            || ["/checklist/", "/desk/", "/report/"].contains { room in
                Instrument.allCases.contains { link.contains("\(room)\($0.rawValue)-") }
            }
    }

    /// The values of `href`, without what stands behind a number sign.
    private static func links(in text: String) -> [String] {
        attributes("href", in: text).map { String($0.prefix { $0 != "#" }).replacing("&amp;", with: "&") }
    }

    static func attributes(_ name: String, in text: String) -> [String] {
        text.split(separator: " \(name)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
}

/// A form on a page that is sent by POST.
struct WebForm: Hashable, Sendable {
    let page: String
    let action: String
    let token: String?
    /// Its fields with the values they come with, and its buttons.
    let fields: [String: String]
    let takesFile: Bool

    static func all(in text: String, at page: String) -> [WebForm] {
        text.split(separator: "<form ").dropFirst().compactMap { rest in
            let form = rest.split(separator: "</form>", maxSplits: 1).first.map(String.init) ?? ""
            guard form.hasPrefix("method=\"post\"") else { return nil }
            var fields: [String: String] = [:]
            for field in form.split(separator: "<").dropFirst() {
                guard let name = Crawler.attributes("name", in: String(field)).first else { continue }
                fields[name] = Crawler.attributes("value", in: String(field)).first ?? ""
            }
            let action = Crawler.attributes("action", in: " " + form).first ?? page
            return WebForm(
                page: page, action: action, token: fields.removeValue(forKey: "token"), fields: fields,
                takesFile: form.contains("multipart/form-data"))
        }
    }
}
