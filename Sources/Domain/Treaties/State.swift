import Kernel

extension Register {
    /// The register as folded from its records.
    package struct State: Sendable {
        /// What concerns one State, in the order of recording.
        struct File: Sendable {
            var acts: [Act] = []
            var unknown: [Recorded<PartyDateUnknown>] = []
        }

        /// What an id stands for.
        enum Kept: Sendable {
            case act(StateCode)
            case unknown(StateCode)
            case statement
            case text
        }

        var files: [StateCode: File] = [:]
        var statements: [Recorded<Statement>] = []
        var texts: [Recorded<Text>] = []
        var kept: [String: Kept] = [:]
        /// By the id of the record struck out.
        var struck: [String: Strike] = [:]

        /// The faults in a State's history as it now stands.
        func faults(of code: StateCode) -> [Refusal.Reason] {
            guard let file = files[code] else { return [] }
            return History(code, standing(file)).faults
        }

        /// A State's file without what was struck out.
        func standing(_ file: File) -> File {
            File(
                acts: file.acts.filter { struck[$0.id] == nil },
                unknown: file.unknown.filter { struck[$0.id] == nil })
        }
    }
}
