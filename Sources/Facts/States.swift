import Kernel
import Treaties

extension Facts {
    /// The States, and the organization, that there are.
    package static func profiles() throws(FactsError) -> [StateProfile] {
        try decode(StatesFile.self, "states.json").states
    }

    /// The States and the people of the training room (TOR 31), none of which exist.
    package static func training() throws(FactsError) -> TrainingFacts {
        let file = try decode(TrainingFile.self, "training.json")
        return TrainingFacts(
            note: file.note, profiles: file.states.map(\.profile),
            acts: file.states.flatMap { state in
                state.acts.map {
                    Register.Entry(state.profile.code, $0.instrument, $0.action, $0.date, source: file.note)
                }
            },
            people: file.people)
    }

    private struct StatesFile: Decodable {
        let states: [StateProfile]
    }

    private struct TrainingFile: Decodable {
        let note: String
        let states: [TrainingState]
        let people: [TrainingFacts.Person]
    }

    /// A profile with its acts beside it.
    private struct TrainingState: Decodable {
        struct Act: Decodable {
            let instrument: Instrument
            let action: ActKind
            let date: Day
        }

        private enum Key: CodingKey { case acts }

        let profile: StateProfile
        let acts: [Act]

        init(from decoder: any Decoder) throws {
            profile = try StateProfile(from: decoder)
            acts = try decoder.container(keyedBy: Key.self).decode([Act].self, forKey: .acts)
        }
    }
}

package struct TrainingFacts: Sendable {
    package struct Person: Decodable, Hashable, Sendable {
        package let id: PersonID
        package let name: String
        package let email: String
        package let capacity: Capacity
        package let language: Language
        /// Of an expert: professional background, as the list of experts gives it (TOR 21).
        package let background: String?

        private enum Key: CodingKey { case id, name, email, capacity, state, language, background }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            id = try values.decode(PersonID.self, forKey: .id)
            name = try values.decode(String.self, forKey: .name)
            email = try values.decode(String.self, forKey: .email)
            language = try values.decode(Language.self, forKey: .language)
            background = try values.decodeIfPresent(String.self, forKey: .background)
            let state = try values.decodeIfPresent(StateCode.self, forKey: .state)
            guard let capacity = Capacity(name: try values.decode(String.self, forKey: .capacity), state: state) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .capacity, in: values, debugDescription: "no such capacity, or a State too many or too few")
            }
            self.capacity = capacity
        }

        package var state: StateCode? { capacity.state }
    }

    package let note: String
    package let profiles: [StateProfile]
    /// What the training register is seeded with.
    package let acts: [Register.Entry]
    package let people: [Person]
}
