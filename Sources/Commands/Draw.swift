import ArgumentParser
import Foundation
import Kernel
import Lots

/// The draws of lots, from the command line: what anybody may try, measure and compare.
struct Draw: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw lots, check draws, count what could be drawn, simulate whole cycles.",
        subcommands: [
            DrawPairs.self, DrawCalendar.self, DrawTranscript.self, DrawVerify.self, DrawSimulate.self,
        ])
}

/// The 256 bits a draw follows from.
struct SeedOption: ParsableArguments {
    @Option(
        name: .customLong("seed"), help: "64 hexadecimal digits; where there are fewer, noughts are put before them.",
        transform: SeedOption.read)
    var seed: Seed

    private static func read(_ text: String) throws -> Seed {
        let digits = String(repeating: "0", count: max(0, 64 - text.utf8.count)) + text.lowercased()
        guard !text.isEmpty, let seed = Seed(hex: digits) else {
            throw ValidationError("--seed takes up to 64 hexadecimal digits")
        }
        return seed
    }
}

/// What a command prints: JSON as it is hashed, with shares of a whole, which records never hold, written as the
/// shortest decimal fraction that a double reads back.
enum Figures {
    case value(JSON)
    case share(Int, of: Int)
    case list([Figures])
    case object([String: Figures])

    static func number(_ number: Int) -> Figures { .value(.number(number)) }
    static func text(_ text: String) -> Figures { .value(.string(text)) }
    static func codes(_ states: some Sequence<StateCode>) -> Figures {
        .value(.array(states.map { .string($0.rawValue) }))
    }

    /// Members sorted as RFC 8785 has them, without white space.
    var canonical: String {
        switch self {
        case .value(let json): return json.canonical
        case .share(let part, let whole): return Figures.decimal(Double(part) / Double(whole))
        case .list(let items): return "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .object(let members):
            let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            return "{" + sorted.map { JSON.string($0.key).canonical + ":" + $0.value.canonical }.joined(separator: ",")
                + "}"
        }
    }

    /// As RFC 8785 writes a number that is not negative and not large.
    private static func decimal(_ value: Double) -> String {
        let parts = "\(value)".split(separator: "e")
        let digits = parts[0].hasSuffix(".0") ? String(parts[0].dropLast(2)) : String(parts[0])
        guard parts.count == 2, let exponent = Int(parts[1]) else { return digits }
        if exponent < -6 { return "\(digits)e\(exponent)" }
        return "0." + String(repeating: "0", count: -exponent - 1) + digits.filter { $0 != "." }
    }
}

/// An impossible draw: what shows it on standard output, and the exit code that says so.
enum Impossible {
    static let exitCode = ExitCode(3)
    /// The chain found no way, and nothing shows that there is none.
    static let undecidedCode = ExitCode(4)
}
