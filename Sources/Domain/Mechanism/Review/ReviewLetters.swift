import Kernel

/// The letters the secretariat sends in a review, kept as they were sent.
///
/// They are numbered consecutively in the review's file: "1/XAA/3" is the third letter of the review of XAA in cycle 1.
/// The words are made from the catalogues, in any of the six languages, and are recorded: a letter printed again is the
/// letter that was sent.
extension Review {
    package struct Letter: Codable, Hashable, Sendable {
        package enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
            /// The beginning of the review, procedure and provisional schedule (GUI 12).
            case beginning
            /// A focal point asked for, with the form of a note verbale to fill in (GUI 13).
            case focalPoint = "focal-point"
            /// Experts asked for, with the form of a note verbale to fill in (TOR 21).
            case experts
            case response
            case deskReview = "desk-review"
            case draftReport = "draft-report"
            /// The final report and the executive summary (TOR 33, 35).
            case final

            package var citation: Citation {
                switch self {
                case .beginning: .gui("12")
                case .focalPoint: .gui("13")
                case .experts: .tor("21")
                case .response: .gui("15")
                case .deskReview: .gui("21")
                case .draftReport: .gui("34")
                case .final: .tor("33")
                }
            }
        }

        /// What to whom.
        package struct Address: Hashable, Sendable {
            package let kind: Kind
            package let to: StateCode

            package init(kind: Kind, to: StateCode) {
                self.kind = kind
                self.to = to
            }
        }

        /// The words: lines above, paragraphs, lines below, and a form enclosed. Plain text, each without line breaks.
        package struct Text: Codable, Hashable, Sendable {
            package let heading: [String]
            package let paragraphs: [String]
            package let closing: [String]
            package let enclosure: [String]

            package init(heading: [String], paragraphs: [String], closing: [String], enclosure: [String] = []) {
                self.heading = heading
                self.paragraphs = paragraphs
                self.closing = closing
                self.enclosure = enclosure
            }
        }

        /// Its place in the review's file, from 1.
        package let number: Int
        package let kind: Kind
        package let to: StateCode
        package let language: Language
        package let text: Text

        package init(number: Int, kind: Kind, to: StateCode, language: Language, text: Text) {
            self.number = number
            self.kind = kind
            self.to = to
            self.language = language
            self.text = text
        }
    }

    package struct IssuedLetter: Hashable, Sendable {
        package let letter: Letter
        package let on: Day
    }

    static func issue(_ letter: Letter, _ state: State) throws(Refusal) -> Event {
        guard state.addressees(letter.kind).contains(letter.to) else { throw .hidden }
        guard state.calls(for: letter.kind) else {
            throw .rule("review.letter-too-early", letter.kind.citation)
        }
        // Somebody else has issued one since the words were made.
        if letter.number != state.letters.count + 1 { throw Refusal(.conflict, [.init("changed-meanwhile")]) }
        if letter.text.paragraphs.isEmpty { throw .input("required") }
        return .letterIssued(letter: letter)
    }
}

extension Review.Letter {
    /// The letter as plain text, as it was sent.
    package var plain: String {
        let parts = [text.heading, text.paragraphs, text.closing].map { $0.joined(separator: "\n\n") }
        let enclosed = text.enclosure.isEmpty ? [] : ["* * *", text.enclosure.joined(separator: "\n\n")]
        return (parts + enclosed).joined(separator: "\n\n") + "\n"
    }
}

extension ReviewView {
    /// "1/XAA/3": cycle, State under review, number in the review's file.
    package func reference(_ number: Int) -> String { "\(cycle)/\(pairing.reviewed.rawValue)/\(number)" }
}

extension Review.State {
    func addressees(_ kind: Review.Letter.Kind) -> [StateCode] {
        guard let pairing else { return [] }
        return switch kind {
        case .beginning, .final: states
        case .focalPoint, .deskReview, .draftReport: [pairing.reviewed]
        case .experts, .response: pairing.reviewers
        }
    }

    /// Whether what the letter tells has been done.
    func calls(for kind: Review.Letter.Kind) -> Bool {
        switch kind {
        case .beginning, .focalPoint, .experts: informed != nil
        case .response: responseCirculated != nil
        case .deskReview: deskReviewsComplete
        case .draftReport: report.sent != nil
        case .final: summary.final != nil
        }
    }

    var lettersToMake: [Review.Letter.Address] {
        let made = Set(letters.map { Review.Letter.Address(kind: $0.letter.kind, to: $0.letter.to) })
        return Review.Letter.Kind.allCases.filter(calls).flatMap { kind in
            addressees(kind).map { Review.Letter.Address(kind: kind, to: $0) }
        }.filter { !made.contains($0) }
    }

    /// The tasks of the secretariat that hold nothing up here: letters may have gone out by other ways.
    var letterAsks: [Ask] {
        lettersToMake.isEmpty ? [] : [Ask(.issueLetter, of: .secretariat, due: nil, .tor("47"), isOptional: true)]
    }

    func letters(as standing: Standing) -> [Review.IssuedLetter] {
        if standing == .secretariat { return letters }
        let own = standing.isUnderReview ? pairing?.reviewed : standing.reviewing
        return letters.filter { $0.letter.to == own }
    }
}
