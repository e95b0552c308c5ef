import Kernel

/// What a transcript says, for whoever shows it; read from its lines, never drawn again.
package struct Outcome: Sendable {
    /// The years of a calendar with their States.
    package private(set) var years: [(year: Int, states: [StateCode])] = []
    /// Which table of shares was drawn, of how many.
    package private(set) var table: (number: String, of: String)?
    package private(set) var pairs: [DrawnPair] = []
    package private(set) var chances: [StateCode: PairChances] = [:]
    /// Of how many draws the chances were counted.
    package private(set) var chancesOf = 0
    package private(set) var missing = 0
    package private(set) var preferenceHeld = false
    package private(set) var steps = 0
    package private(set) var mixing: Mixing?

    /// How alike a chain is to its own past, and to another, of ten thousand lots.
    package struct Mixing: Sendable {
        package let stride: Int
        package let lags: [Int]
        package let alike: [Int]
        package let strangers: Int
    }

    /// - Parameter entries: the transcript's lines, as JSON.
    package init(_ entries: [JSON]) {
        for entry in entries {
            switch entry["kind"]?.string {
            case "table": table = (entry["number"]?.string ?? "", entry["of"]?.string ?? "")
            case "year": years.append((entry["year"]?.int ?? 0, Outcome.states(entry["states"])))
            case "pair": pairs.append(Outcome.pair(entry))
            case "chain":
                missing = entry["missing"]?.int ?? 0
                preferenceHeld = entry["preference"] == true
                steps = entry["steps"]?.int ?? 0
            case "diagnosis":
                mixing = Mixing(
                    stride: entry["stride"]?.int ?? 0, lags: (entry["lags"]?.array ?? []).compactMap(\.int),
                    alike: (entry["alike"]?.array ?? []).compactMap(\.int), strangers: entry["strangers"]?.int ?? 0)
            case "chances":
                chancesOf = entry["of"]?.int ?? 0
                for lots in entry["lots"]?.array ?? [] {
                    let reviewed = StateCode(lots["reviewed"]?.string ?? "")
                    chances[reviewed] = PairChances(
                        reviewed: reviewed, regional: Outcome.counts(lots["regional"]),
                        second: Outcome.counts(lots["second"]))
                }
            default: break
            }
        }
    }

    private static func states(_ json: JSON?) -> [StateCode] {
        (json?.array ?? []).compactMap { $0.string.map { StateCode($0) } }
    }

    private static func pair(_ entry: JSON) -> DrawnPair {
        func state(_ name: String) -> StateCode { StateCode(entry[name]?.string ?? "") }
        return DrawnPair(
            pairing: Pairing(reviewed: state("reviewed"), regional: state("regional"), second: state("second")),
            regionalPool: states(entry["regionalPool"]), secondPool: states(entry["secondPool"]))
    }

    private static func counts(_ json: JSON?) -> [StateCode: Int] {
        Dictionary((json?.object ?? [:]).map { (StateCode($0.key), $0.value.int ?? 0) }) { first, _ in first }
    }
}
