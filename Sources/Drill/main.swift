/// The kill drill: `drill --kills N [--seed HEX] [--folder DIR]`.
///
/// It lets a child of itself write to a ledger as fast as it can, kills it at a moment chosen by chance, and looks
/// whether all that was acknowledged is there; again and again, on one file. It proves that a killed process loses
/// nothing; a power cut it cannot play, for that stands `synchronous = FULL` and its test.
import Foundation

let usage = "usage: drill --kills N [--seed HEX] [--folder DIR]"

/// The word behind an option.
func option(_ name: String) -> String? {
    let words = CommandLine.arguments
    guard let index = words.firstIndex(of: name), index + 1 < words.count else { return nil }
    return words[index + 1]
}

let seed = option("--seed").flatMap { UInt64($0, radix: 16) } ?? UInt64.random(in: 0...UInt64.max)

do {
    if let file = option("--child") {
        try Child(file: file, seed: seed).writeUntilKilled()
    } else if let kills = option("--kills").flatMap({ Int($0) }), kills > 0 {
        let parent = try Parent(kills: kills, seed: seed, folder: option("--folder"))
        exit(try parent.run() ? 0 : 1)
    } else {
        say(usage)
        exit(2)
    }
} catch {
    say("the drill failed: \(error)")
    exit(1)
}
