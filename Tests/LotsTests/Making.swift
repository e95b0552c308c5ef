import Foundation
import Kernel

@testable import Lots

/// What somebody does who has no more than a transcript, and the book: makes it again and compares every byte.
func agrees(_ bytes: [UInt8], book: Book? = nil) -> Bool {
    do {
        let entries = try bytes.split(separator: UInt8(ascii: "\n")).map(json)
        func first(_ kind: String) -> JSON? { entries.first { $0["kind"]?.string == kind } }
        guard let published = first("input")?["input"] else { return false }
        let sources = entries.filter { $0["kind"] == "source" }.compactMap { $0["source"]?.string }
        let made = try make(Replay(published: published, sources: sources), book, first("balls")?["balls"])
        return made.text.utf8.elementsEqual(bytes)
    } catch {
        return false
    }
}

private func make(_ replay: Replay, _ book: Book?, _ balls: JSON?) throws -> Transcript {
    if replay.isCalendar { return try replay.calendar().transcript }
    guard let book, let balls else { return try replay.pairs().transcript }
    return try replay.pairs(book, balls: (balls.array ?? []).compactMap(\.int)).transcript
}

func json(_ bytes: some Sequence<UInt8>) throws -> JSON {
    try JSONDecoder().decode(JSON.self, from: Data(bytes))
}

/// The bytes with one of them changed.
func changed(_ bytes: [UInt8], _ bits: inout Bits) -> (bytes: [UInt8], place: Int) {
    var bytes = bytes
    let place = bits.below(bytes.count)
    bytes[place] ^= UInt8(1 + bits.below(255))
    return (bytes, place)
}

extension PairsInput {
    /// The same with every list in another order.
    func shuffled(_ bits: inout Bits) -> PairsInput {
        var other = self
        bits.shuffle(&other.roll)
        bits.shuffle(&other.underReviewThisYear)
        bits.shuffle(&other.remainingAfter)
        bits.shuffle(&other.history)
        return other
    }
}

/// What is published of an input, with members of one's own.
func published(_ input: PairsInput, _ more: [String: JSON] = [:]) throws -> JSON {
    .object((try Replay.pairsInput(input, draw: "pairs-2027").object ?? [:]).merging(more) { $1 })
}

/// Of the small instances of every kind those that can be drawn, so many.
func drawable(_ count: Int, reviews: Int = 3) -> [PairsInput] {
    Array(
        (0...).lazy.map { Instances.varied($0, reviews: reviews) }.filter { (try? Pairs.draw($0)) != nil }.prefix(count)
    )
}
