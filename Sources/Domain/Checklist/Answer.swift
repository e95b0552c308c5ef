import Kernel

extension Response {
    package enum Choice: String, Codable, CaseIterable, Sendable {
        case yes, partly, no
        case notApplicable = "not-applicable"
    }

    /// One answer: whether the measure is in place, by what law, and how it works in practice.
    package struct Answer: Codable, Hashable, Sendable {
        package let choice: Choice?
        /// The law that does it, cited.
        package let law: String
        /// How it works in practice; the reason, where it is not in place or does not apply.
        package let practice: String
        /// Where it was given before, here or to another mechanism, and when.
        package let origin: Origin?
        /// The documents attached to the response that this answer cites; where in them, `law` says.
        package let cites: [String]?

        package init(
            choice: Choice?, law: String, practice: String, origin: Origin? = nil, cites: [String] = []
        ) {
            self.choice = choice
            self.law = law
            self.practice = practice
            self.origin = origin
            self.cites = cites.isEmpty ? nil : cites
        }

        package static let empty = Answer(choice: nil, law: "", practice: "")

        package var isEmpty: Bool { choice == nil && law.isEmpty && practice.isEmpty && cites == nil }

        /// The same words, whatever their origin.
        package func saysTheSame(as other: Answer) -> Bool {
            choice == other.choice && law.utf8.elementsEqual(other.law.utf8)
                && practice.utf8.elementsEqual(other.practice.utf8) && cites == other.cites
        }
    }

    /// Where an answer was given before (RES 5 (j)): to a question of this or an earlier response, or to another
    /// mechanism.
    package struct Origin: Codable, Hashable, Sendable {
        /// The response, "1-xaa", and the question in it; `nil` for another mechanism.
        package let response: String?
        package let question: String?
        /// Another mechanism, in the words of those who answered it; `nil` for a response.
        package let mechanism: String?
        package let on: Day

        package init(response: String, question: String, on: Day) {
            (self.response, self.question, mechanism, self.on) = (response, question, nil, on)
        }

        package init(mechanism: String, on: Day) {
            (response, question, self.mechanism, self.on) = (nil, nil, mechanism, on)
        }
    }

    /// What is said on an article as a whole.
    package struct Note: Codable, Hashable, Sendable {
        /// A kind of technical assistance that can be asked for.
        package enum Need: String, Codable, CaseIterable, Sendable {
            case goodPractices = "good-practices"
            case modelLaw = "model-law"
            case drafting, advice, plan, expert, training, equipment, data, other
        }

        package enum Priority: String, Codable, CaseIterable, Sendable { case high, medium, low }

        /// Whether the assistance needed is being received.
        package enum Receipt: String, Codable, CaseIterable, Sendable { case no, partly, yes }

        package let successes: String
        package let challenges: String
        /// The technical assistance needed, in words.
        package let assistance: String
        package let needs: [Need]
        package let priority: Priority?
        package let receipt: Receipt?

        package init(
            successes: String, challenges: String, assistance: String, needs: [Need] = [], priority: Priority? = nil,
            receipt: Receipt? = nil
        ) {
            self.successes = successes
            self.challenges = challenges
            self.assistance = assistance
            self.needs = needs
            self.priority = priority
            self.receipt = receipt
        }

        package static let empty = Note(successes: "", challenges: "", assistance: "")
    }

    /// A law, a case or another document, kept once and cited as often as one likes. Its bytes lie under their hash.
    package struct Document: Codable, Hashable, Sendable {
        package let id: String
        package let title: String
        package let language: Language?
        package let name: String
        /// The media type that its bytes were found to be.
        package let type: String
        /// In bytes.
        package let size: Int
        /// SHA-256 of the bytes, in lower-case hexadecimal.
        package let hash: String

        package init(
            id: String, title: String, language: Language?, name: String, type: String, size: Int, hash: String
        ) {
            self.id = id
            self.title = title
            self.language = language
            self.name = name
            self.type = type
            self.size = size
            self.hash = hash
        }
    }

    /// All that was typed on one article at once: the form in which answers were kept before each had its own
    /// revision. Read for ever, written no more.
    package struct Entry: Codable, Hashable, Sendable {
        package struct Answer: Codable, Hashable, Sendable {
            package let question: String
            package let choice: Choice?
            package let law: String
            package let practice: String

            package init(question: String, choice: Choice?, law: String, practice: String) {
                self.question = question
                self.choice = choice
                self.law = law
                self.practice = practice
            }
        }

        package let answers: [Answer]
        package let successes: String
        package let challenges: String
        package let assistance: String

        package init(answers: [Answer], successes: String, challenges: String, assistance: String) {
            self.answers = answers
            self.successes = successes
            self.challenges = challenges
            self.assistance = assistance
        }
    }
}

extension Article {
    /// Names what is said on the article as a whole, where questions have their identifiers: an identifier may read
    /// like an article's key.
    package var aboutKey: String { "about-\(key)" }

    package init?(about key: String) {
        guard key.utf8.starts(with: "about-".utf8) else { return nil }
        self.init(String(key.dropFirst("about-".count)))
    }
}
