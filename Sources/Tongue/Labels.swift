import Kernel

extension Speaker {
    /// "Confidential: participants of the review (Terms of reference, paragraphs 30 and 36)"; `nil` for what everybody may read.
    package func confidential(_ label: Label) -> String? {
        if label == .everybody { return nil }
        return say(
            Phrase(
                "label.line",
                ["who": .text(say("label.\(label.rawValue)")), "rules": .text(citations(label.citations))]))
    }
}
