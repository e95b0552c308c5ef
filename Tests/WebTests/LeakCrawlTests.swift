import Desk
import HTTPTypes
import Kernel
import Pages
import Post
import Seals
import Testing

/// A secret word lies in every body of a review; at each stage each person reads all that can be reached, and finds
/// what the table says: no more, and no less.
@Suite struct LeakCrawlTests {
    private static let moments: [Moment] = [
        .assessment, .submitted, .deskReview, .drafted, .sent, .partPublished,
    ]

    @Test func `each word is found by those who may, and by nobody else`() async throws {
        let course = try Course()
        for moment in LeakCrawlTests.moments {
            try course.advance(to: moment)
            course.house.store.hold(true)
            let found = try await crawl(course, moment)
            var wrong: [String] = []
            for one in found {
                let all = one.read.mapValues(\.text)
                for secret in Secret.allCases {
                    let places = all.filter { $0.value.contains(secret.word) }.keys.sorted()
                    let expected = LeakTable.finds(one.person.name, secret, at: moment)
                    if places.isEmpty == expected {
                        wrong.append("\(secret) \(one.person.name): \(expected ? "not found" : "\(places)")")
                    }
                }
                wrong += LeakCrawlTests.faults(of: one)
            }
            #expect(wrong.isEmpty, "\(moment.rawValue):\n\(wrong.sorted().joined(separator: "\n"))")
            #expect(course.house.store.count == 0, "a page that is read records nothing")
        }
        outside(course)
    }

    /// What leaves the walls by itself holds none of them: messages, and the log.
    private func outside(_ course: Course) {
        let messages = course.house.relay.messages
        #expect(!messages.isEmpty)
        for message in messages {
            let text = message.subject + message.text + String(decoding: message.bytes, as: UTF8.self)
            let own = message.to.address
            for secret in Secret.allCases where text.contains(secret.word) && !own.contains(secret.word) {
                Issue.record("\(secret) in a message to \(own)")
            }
        }
        let log = course.house.log.lines.joined(separator: "\n")
        for secret in Secret.allCases { #expect(!log.contains(secret.word)) }
    }

    private func crawl(_ course: Course, _ moment: Moment) async throws -> [Crawler.Found] {
        let house = course.house
        let deferred = ReviewID(cycle: 1, state: course.keys.deferred)
        let ours = Family.allCases.filter { $0.isOfReview && $0 != .act }.flatMap { course.samples($0) }
        let elsewhere: [Sample] = ours.compactMap { sample in
            if case .review(_, let page) = sample.route {
                Sample(.review(deferred, page), query: sample.query)
            } else {
                nil
            }
        }
        let general = [
            Family.home, .reviews, .responses, .cycles, .draw, .circulated, .experts, .people, .me, .statePeople,
            .notes,
            .noteVerbale, .noteScan,
        ]
        .flatMap { course.samples($0) }
        let second = course.keys.other
        let alike =
            [Route.ReviewPage.desk(.article(second)), .reportArticle(second)].map { Sample(.review(course.id, $0)) }
        let seeds = (ours + alike + elsewhere + general).map { $0.route.path + $0.query }
        return try await withThrowingTaskGroup(of: Crawler.Found.self) { group in
            for person in course.cast.readers(at: moment) {
                let token = person.stale ?? house.token(person.actor)
                let feed = (try? house.desk.openFeed(as: person.actor)).map { [Route.feed($0.text).path] } ?? []
                group.addTask { try await Crawler(house: house, person: person, token: token).crawl(seeds + feed) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// What every page owes: the same answer for all that is not there, a token in every form, no script but the site's
    /// own, and headers that keep it to itself.
    private static func faults(of found: Crawler.Found) -> [String] {
        var faults: [String] = []
        let name = found.person.name
        let inReviews = found.nothing.filter { $0.key.hasPrefix("/reviews/") }
        if Set(inReviews.values).count > 1 {
            faults.append("\(name): \(Set(inReviews.values).count) different pages for what is not there")
        }
        for form in found.forms where form.token != House.formToken(found.token) {
            faults.append("\(name) \(form.page): a form without its token, to \(form.action)")
        }
        for (path, answer) in found.read {
            let headers = answer.headers
            let policy = headers[.contentSecurityPolicy] ?? ""
            if answer.status >= 500 { faults.append("\(name) \(path): \(answer.status)") }
            if !policy.hasPrefix("default-src 'none'") || policy.contains("unsafe") {
                faults.append("\(name) \(path): \(policy)")
            }
            if !policy.contains("frame-ancestors 'none'") && headers[.contentDisposition] == nil {
                faults.append("\(name) \(path): may be framed")
            }
            if headers[.xContentTypeOptions] != "nosniff" || headers[values: .setCookie].count > 0 {
                faults.append("\(name) \(path): \(headers)")
            }
            for field in ["Referrer-Policy", "Cross-Origin-Opener-Policy"] {
                if HTTPField.Name(field).flatMap({ headers[$0] }) != "same-origin" {
                    faults.append("\(name) \(path): no \(field)")
                }
            }
            let isPage = headers[.contentType]?.hasPrefix("text/html") == true && headers[.contentDisposition] == nil
            guard isPage else { continue }
            if headers[.cacheControl] != "no-store" { faults.append("\(name) \(path): may be kept") }
            let text = answer.text
            let scripts = text.split(separator: "<script").dropFirst()
            if scripts.contains(where: { !$0.hasPrefix(" src=\"/assets/") }) || text.contains(" style=\"")
                || text.contains(" onclick=") || text.contains("javascript:") || text.contains("<style")
            {
                faults.append("\(name) \(path): script or style within the page")
            }
        }
        return faults
    }
}
