import Kernel

extension Ceremony {
    package enum Command: Sendable {
        case announce(cycle: Int, Subject, Terms, input: JSON, leastDice: Rule<Int>)
        /// A delegation's word; `speaks` says whether the State is on the roll.
        case contribute(StateCode, word: String, isOnRoll: Bool)
        case takeBack(reason: String)
        /// No word more; the input as it would be published now.
        case close(input: JSON)
        case rollDice([Int])
        case noteBeacon(String)
        case skipBeacon(reason: String)
        /// What the seed gave for every page (`Lots.Book`).
        case printBook(JSON, fingerprint: String)
        case drawBalls([Int])
        /// The transcript, line by line.
        case draw(transcript: [String])
        /// The seed led to no draw.
        case fail(Refusal.Reason)
    }
}
