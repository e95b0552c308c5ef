import Checklist
import Kernel

extension Facts {
    /// Every version of every checklist ever published.
    package static func questionnaires() throws(FactsError) -> [Questionnaire] {
        var all: [Questionnaire] = []
        for file in try files(in: "questionnaires") {
            all.append(try decode(Questionnaire.self, "questionnaires/\(file)"))
        }
        return all
    }
}
