import Kernel

extension Response {
    /// Answers written elsewhere, without a connection or in a file, on their way in: what was changed there, and upon
    /// which revision. What was handed out and came back as it was is not in it.
    package struct Parcel: Sendable {
        package struct Written<Value: Sendable>: Sendable {
            /// The revision that was handed out; 0 where nothing stood.
            package let upon: Int
            package let value: Value

            package init(upon: Int, _ value: Value) {
                self.upon = upon
                self.value = value
            }
        }

        /// The response it was made for: "1-xaa".
        package let response: String
        package let questionnaire: String
        package let version: Int
        package let answers: [String: Written<Answer>]
        package let notes: [Article: Written<Note>]

        package init(
            response: String, questionnaire: String, version: Int, answers: [String: Written<Answer>],
            notes: [Article: Written<Note>]
        ) {
            self.response = response
            self.questionnaire = questionnaire
            self.version = version
            self.answers = answers
            self.notes = notes
        }

        /// The articles it writes to.
        package func articles(in view: ResponseView) -> [Article] {
            Array(Set(answers.keys.compactMap { view.article(of: $0) } + notes.keys)).sorted()
        }

        /// What is asked of the response when it is brought in.
        ///
        /// - Throws: a refusal of the whole where it was made for another response, or answers what was not given to
        ///   who brings it.
        package func commands(upon view: ResponseView, _ id: String) throws(Refusal) -> [Command] {
            if response != id || questionnaire != view.questionnaire || version != view.version {
                throw .input(
                    "checklist.other-response", field: "file",
                    ["review": .code(response), "questionnaire": .code("\(questionnaire).\(version)")])
            }
            let given = Set(view.articles)
            let strange =
                answers.keys.filter { !view.isPut($0) } + notes.keys.filter { !given.contains($0) }.map(\.key)
            try Refusal.unless(
                strange.sorted().map { .init("checklist.not-asked", nil, field: "file", ["question": .code($0)]) })
            let brought = answers.sorted { $0.key < $1.key }.map { question, written in
                // Where an answer came from, and what it cites, stays as it stands here.
                let present = view.answer(to: question)
                let answer = Answer(
                    choice: written.value.choice, law: written.value.law, practice: written.value.practice,
                    origin: present?.origin, cites: present?.cites ?? [])
                return Command.bring(question, upon: written.upon, answer)
            }
            return brought
                + notes.sorted { $0.key < $1.key }.map { .bringNote($0.key, upon: $0.value.upon, $0.value.value) }
        }

        /// What came of it: how many answers and notes were saved, and which now stand in two versions, of what was
        /// brought in before too.
        package struct Outcome: Sendable {
            package let saved: Int
            package let beside: [String]

            package init(before: ResponseView, after: ResponseView) {
                let answers = after.answers.count { $0.value.revision != before.revision(of: $0.key) }
                let notes = after.notes.count { $0.value.revision != before.revision(of: $0.key) }
                saved = answers + notes
                beside = after.brought.keys.sorted()
            }
        }
    }
}
