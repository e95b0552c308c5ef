import Desk
import Kernel
import Mechanism
import Tongue

/// The secretariat's letters in a review: those to make, those made, and each as it was sent.
package enum LetterPages {
    struct ListModel: Sendable {
        let isSecretariat: Bool
        let toMake: [Link]
        let hasToMake: Bool
        let again: [Link]
        let hasAgain: Bool
        let rows: [Row]
        let isEmpty: Bool
    }

    struct Row: Sendable {
        let letter: Link
        let kind: String
        let to: String
        let day: String
        let language: String
    }

    struct Sheet: Sendable {
        let language: String
        let direction: String
        let heading: [String]
        let paragraphs: [String]
        let closing: [String]
        let enclosure: [String]
        let hasEnclosure: Bool

        init(_ letter: Review.Letter) {
            language = letter.language.rawValue
            direction = letter.language.isRightToLeft ? "rtl" : "ltr"
            heading = letter.text.heading
            paragraphs = letter.text.paragraphs
            closing = letter.text.closing
            enclosure = letter.text.enclosure
            hasEnclosure = !enclosure.isEmpty
        }
    }

    struct LetterModel: Sendable {
        let lead: String
        let plain: Link
        let sheet: Sheet
    }

    struct DraftModel: Sendable {
        let action: String
        let pick: [Field]
        let form: Form
        let sheet: Sheet
    }

    /// "beginning-XAA": what to whom, in an address or a form.
    package static func name(_ address: Review.Letter.Address) -> String {
        "\(address.kind.rawValue)-\(address.to.rawValue)"
    }

    package static func address(_ name: String) -> Review.Letter.Address? {
        guard let dash = name.lastIndex(of: "-"), let kind = Review.Letter.Kind(rawValue: String(name[..<dash])) else {
            return nil
        }
        return .init(kind: kind, to: StateCode(String(name[name.index(after: dash)...])))
    }

    package static func list(_ id: ReviewID, _ review: ReviewView, for reader: Reader) -> Page {
        let inside = review.inside
        let toMake = inside?.lettersToMake ?? []
        let letters = inside?.letters ?? []
        let isSecretariat = review.standing == .secretariat
        var again: [Review.Letter.Address] = []
        for one in letters where isSecretariat {
            let address = Review.Letter.Address(kind: one.letter.kind, to: one.letter.to)
            if !again.contains(address) { again.append(address) }
        }
        func link(_ address: Review.Letter.Address) -> Link {
            let words = "\(reader.say("letter.kind.\(address.kind.rawValue)")) · \(reader.say(address.to))"
            return Link(text: words, href: "\(Route.review(id, .letterDraft).path)?letter=\(name(address))")
        }
        return Page(
            "review/letters", title: reader.say("letter.title"), trail: ReviewPages.trail(id, review, for: reader),
            ListModel(
                isSecretariat: isSecretariat, toMake: toMake.map(link), hasToMake: !toMake.isEmpty,
                again: again.map(link), hasAgain: !again.isEmpty,
                rows: letters.map { one in
                    Row(
                        letter: reader.link(
                            review.reference(one.letter.number), .review(id, .letter(one.letter.number))),
                        kind: reader.say("letter.kind.\(one.letter.kind.rawValue)"), to: reader.say(one.letter.to),
                        day: reader.say(one.on), language: reader.speaker.say(.language(one.letter.language)))
                }, isEmpty: letters.isEmpty))
    }

    /// The words of a letter before it is issued, in the language chosen.
    package static func draft(
        _ letter: Review.Letter, _ id: ReviewID, _ review: ReviewView, typed: Typed, refusal: Refusal? = nil,
        for reader: Reader
    ) -> Page {
        let which = name(.init(kind: letter.kind, to: letter.to))
        let language = letter.language.rawValue
        return Page(
            "review/letter-draft",
            title: "\(reader.say("letter.kind.\(letter.kind.rawValue)")) · \(reader.say(letter.to))",
            trail: trail(id, review, reader),
            DraftModel(
                action: Route.review(id, .letterDraft).path,
                pick: [
                    Field("letter", .hidden, label: "", typed: which),
                    Field(
                        "language", .select, label: reader.say("letter.language"), typed: language,
                        options: ActForms.languages(reader)),
                ],
                form: Form(
                    .review(id, .letters), submit: reader.say("act.issue-letter.button"),
                    [
                        Field("letter", .hidden, label: "", typed: which),
                        Field("language", .hidden, label: "", typed: language),
                        Field(
                            "remarks", .long(rows: 4), label: reader.say("letter.remarks"),
                            hint: reader.say("letter.remarks-hint"), typed: typed["remarks"], optional: true),
                    ], refusal: refusal, for: reader),
                sheet: Sheet(letter)))
    }

    package static func letter(
        _ issued: Review.IssuedLetter, _ id: ReviewID, _ review: ReviewView, for reader: Reader
    ) -> Page {
        let number = issued.letter.number
        return Page(
            "review/letter", title: review.reference(number), trail: trail(id, review, reader),
            LetterModel(
                lead: reader.say(
                    "letter.issued",
                    [
                        "kind": .phrase(Phrase("letter.kind.\(issued.letter.kind.rawValue)")),
                        "state": .state(issued.letter.to), "day": .day(issued.on),
                    ]),
                plain: reader.link(reader.say("letter.plain"), .review(id, .letterText(number))),
                sheet: Sheet(issued.letter)))
    }

    private static func trail(_ id: ReviewID, _ review: ReviewView, _ reader: Reader) -> [Link] {
        ReviewPages.trail(id, review, for: reader) + [reader.link(reader.say("letter.title"), .review(id, .letters))]
    }
}
