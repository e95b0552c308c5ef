import Access
import Desk
import HTTPTypes
import Hummingbird
import Kernel
import Mechanism
import Pages
import Papers
import Tongue

extension Exchange {
    /// The letters of a review: all for the secretariat, for a State those addressed to it.
    func letters(_ id: ReviewID) throws -> Response {
        page(LetterPages.list(id, try inner(id), for: reader))
    }

    /// A letter not issued yet, as it would be in the language chosen.
    func letterDraft(_ id: ReviewID, _ typed: Typed, refusal: Refusal? = nil) throws -> Response {
        let review = try inner(id)
        try Access.judge(review.standing, .issueLetter).enforce()
        return page(
            LetterPages.draft(
                try composed(typed, review), id, review, typed: typed, refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    func letter(_ number: Int, _ id: ReviewID) throws -> Response {
        let review = try inner(id)
        return page(LetterPages.letter(try issued(number, review), id, review, for: reader))
    }

    func letterText(_ number: Int, _ id: ReviewID) throws -> Response {
        let review = try inner(id)
        let letter = try issued(number, review).letter
        var response = Response(
            status: .ok, headers: site.headers, body: .init(byteBuffer: .init(string: letter.plain)))
        response.headers[.contentType] = "text/plain; charset=utf-8"
        response.headers[.cacheControl] = "no-store"
        response.headers[.contentDisposition] = "attachment; filename=\"\(id.text)-letter-\(number).txt\""
        return response
    }

    func issueLetter(_ id: ReviewID) throws -> Response {
        do {
            var number = 0
            try desk.perform(.issueLetter, in: id, as: actor) { review in
                let letter = try composed(typed, review)
                number = letter.number
                return [.review(.issueLetter(letter))]
            }
            return on(to: .review(id, .letter(number)))
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            return try letterDraft(id, typed, refusal: refusal)
        }
    }

    private func composed(_ typed: Typed, _ review: ReviewView) throws -> Review.Letter {
        guard let inside = review.inside, let address = LetterPages.address(typed["letter"]),
            review.states.contains(address.to)
        else { throw Refusal.hidden }
        let language = Language(rawValue: typed["language"]) ?? reader.language
        return LetterWords.letter(
            address, of: review, inside, remarks: typed["remarks"], on: desk.today, in: site.tongue.speaker(language))
    }

    private func issued(_ number: Int, _ review: ReviewView) throws -> Review.IssuedLetter {
        guard let letter = review.inside?.letters.first(where: { $0.letter.number == number }) else {
            throw Refusal.hidden
        }
        return letter
    }
}
