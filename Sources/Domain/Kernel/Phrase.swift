/// Something to be said, before it is said in a language: a key of the catalogues and the values it carries.
package struct Phrase: Hashable, Sendable {
    package let key: String
    package let values: [String: Value]

    package init(_ key: String, _ values: [String: Value] = [:]) {
        self.key = key
        self.values = values
    }

    package indirect enum Value: Hashable, Sendable {
        /// Somebody's words; set apart from the sentence around them in either direction of writing.
        case text(String)
        /// An identifier, a code, a symbol, an address: always written from left to right.
        case code(String)
        case number(Int)
        case day(Day)
        case state(StateCode)
        case language(Language)
        case instrument(Instrument)
        case article(Article)
        case citation(Citation)
        case phrase(Phrase)
        case list([Value])
    }
}
