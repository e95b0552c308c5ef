import Kernel

/// What one State under review answers. One stream a review, "response/1-xaa".
package enum Response: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case open(state: StateCode, questionnaire: String, version: Int, questions: [Reference])
        /// Saves an answer, upon the revision the writer had before them.
        case answer(String, upon: Int, Answer)
        case note(Article, upon: Int, Note)
        /// Says that an answer was given before to another mechanism, and when; an empty name takes that back.
        case attribute(String, upon: Int, mechanism: String, on: Day?)
        /// An answer written elsewhere, without a connection or in a file, upon a revision that has passed since
        /// perhaps: it is saved, or stands beside what was written meanwhile until a person chooses.
        case bring(String, upon: Int, Answer)
        case bringNote(Article, upon: Int, Note)
        /// Puts an answer brought in aside; what stands, stands.
        case setAside(String)
        /// Its writer says that the answers are ready for the focal point.
        case markReady([String])
        /// The focal point clears answers for handing in.
        case clear([String])
        case comment(String, text: String)
        /// Gives articles to a ministry or an agency, and says who writes there.
        case assign(name: String, articles: [Article], people: [NamedPerson])
        /// Says who else writes where articles were given already.
        case addPeople(String, [NamedPerson])
        case endAssignment(String)
        case attach(Document)
        case detach(String)
        /// Asks the secretariat to help, and so lets it read the draft (TOR 16).
        case askHelp(note: String)
        case endHelp
        case declareStakeholders(String, none: Bool, upon: Int)
        case submit(Language)
        /// Adds something after the response was handed in; nothing is written over.
        case supplement(String, text: String, language: Language)
    }
}
