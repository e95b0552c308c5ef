import Kernel

extension Speaker {
    /// "Confidential: participants of the review (Terms of reference, paragraph 30 · …)"; `nil` for what everybody may read.
    package func confidential(_ label: Label) -> String? {
        if label == .everybody { return nil }
        let rules = label.citations.map(citation).joined(separator: " · ")
        return say(Phrase("label.line", ["who": .text(say("label.\(label.rawValue)")), "rules": .text(rules)]))
    }
}
