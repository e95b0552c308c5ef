import Kernel

/// The smallest part of an article that is numbered or lettered, with the verbs by which it binds.
package struct Provision: Codable, Hashable, Sendable {
    package enum Verb: String, CaseIterable, Codable, Sendable {
        /// shall
        case must
        /// shall consider
        case consider
        /// shall endeavour, shall seek
        case endeavour
        case may
        /// are encouraged to
        case encouraged
    }

    package let article: Article
    /// "1 (a)(ii)"; empty where the article has no paragraphs.
    package let paragraph: String
    package let says: [Verb]

    package init(article: Article, paragraph: String, says: [Verb]) {
        self.article = article
        self.paragraph = paragraph
        self.says = says
    }

    /// Whether a label stands for this provision: it is its own, or that of a part it lies in.
    package func lies(in label: String) -> Bool {
        label.isEmpty || paragraph.utf8.elementsEqual(label.utf8)
            || ["\(label) (", "\(label)("].contains { paragraph.utf8.starts(with: $0.utf8) }
    }
}

/// Which questions ask about a provision, or why none does.
package struct Coverage: Hashable, Sendable {
    package let provision: Provision
    package let questions: [String]
    package let silence: Questionnaire.Silence?

    /// It binds, nothing asks about it, and no reason is stated.
    package var isLeft: Bool { questions.isEmpty && silence == nil && !provision.says.isEmpty }
}

extension Questionnaire {
    package func coverage(of provisions: [Provision]) -> [Coverage] {
        provisions.map { provision in
            Coverage(
                provision: provision,
                questions: questions.filter { question in
                    question.article == provision.article && question.covers.contains(where: provision.lies)
                }.map(\.id),
                silence: silences.first { $0.article == provision.article && provision.lies(in: $0.paragraph) })
        }
    }
}
