import Kernel
import Testing

@testable import Lots

@Suite("Transcripts that anyone can make again")
struct TranscriptTests {
    private let sources = ["XA: river", "XB: stone", "dice: 3 1 6"]

    private func transcript(_ input: PairsInput) throws -> Transcript {
        try Replay(published: published(input), sources: sources).pairs().transcript
    }

    private func calendar() throws -> Replay {
        let roll = syntheticRoll([5, 4, 3], "transcript").map(Entrant.init)
        return try Replay(
            published: Replay.calendarInput(roll, startYear: 2027, years: 3, draw: "calendar"), sources: sources)
    }

    private func transcripts() throws -> [Transcript] {
        try drawable(12).map(transcript) + [calendar().calendar().transcript]
    }

    @Test("made twice, the same bytes")
    func twice() throws {
        let made = try transcripts()
        #expect(try transcripts() == made)
        #expect(Set(made.map(\.fingerprint)).count == made.count)
        for transcript in made {
            let again = agrees(Array(transcript.text.utf8))
            #expect(again)
        }
    }

    @Test("each line is canonical and carries the fingerprint of the line before")
    func chain() throws {
        for transcript in try transcripts() {
            var previous = String(repeating: "0", count: 64)
            for line in transcript.lines {
                let entry = try json(line.utf8)
                #expect(entry.canonical == line)
                #expect(entry["previous"] == .string(previous))
                previous = Seed.from(text: line).hex
            }
            #expect(transcript.fingerprint == previous)
            #expect(transcript.text.utf8.count { $0 == UInt8(ascii: "\n") } == transcript.lines.count)
        }
    }

    @Test("another source, or another order of sources, is another seed")
    func seeds() throws {
        let input = try published(drawable(1)[0])
        let lists = [
            sources, sources.reversed(), Array(sources.dropLast()), ["XA: rivers"] + sources.dropFirst(), [],
            ["XA: river,XB: stone", "dice: 3 1 6"], [sources.joined()],
        ]
        let seeds = try lists.map { try Replay(published: input, sources: $0).seed }
        #expect(Set(seeds).count == lists.count)
        let other = try Replay(published: published(drawable(2)[1]), sources: sources)
        #expect(!seeds.contains(other.seed))
    }

    @Test("a line left out, put in or moved is found, and so is another source")
    func lines() throws {
        let lines = try transcript(drawable(1)[0]).lines
        func found(_ change: (inout [String]) -> Void) -> Bool {
            var other = lines
            change(&other)
            return !agrees(Array(Transcript(lines: other).text.utf8))
        }
        for place in lines.indices {
            #expect(found { $0.remove(at: place) })
            #expect(found { $0.insert($0[place], at: place) })
        }
        #expect(found { $0.swapAt(2, 3) })
        #expect(found { $0[2] = $0[2].replacing("river", with: "rover") })
        #expect(!found { _ in })
    }

    @Test("any changed byte is found")
    func bytes() throws {
        var bits = trials("changed bytes of transcripts")
        let made = try drawable(5).map(transcript) + [calendar().calendar().transcript]
        for trial in 0..<240 {
            let (bytes, place) = changed(Array(made[trial % made.count].text.utf8), &bits)
            let missed = agrees(bytes)
            #expect(!missed, "transcript \(trial % made.count), byte \(place)")
        }
    }

    @Test("an input is for this procedure, written as inputs are published")
    func form() throws {
        let input = drawable(1)[0]
        #expect(throws: InstanceFault.self) { try Replay(published: ["procedure": "palermo-lots/1"], sources: []) }
        #expect(throws: InstanceFault.self) {
            try Replay(published: published(input, ["procedure": "palermo-lots/2"]), sources: [])
        }
        let states = try #require(try published(input)["states"]?.array)
        #expect(throws: InstanceFault.self) {
            try Replay(published: published(input, ["states": .array(states.reversed())]), sources: []).pairs()
        }
        #expect(throws: InstanceFault.self) {
            try Replay(published: published(input, ["underReview": []]).removing("rules"), sources: []).pairs()
        }
    }

    @Test("dice that were announced were rolled, so many, from one to six")
    func announced() throws {
        let input = try published(drawable(1)[0], ["terms": ["beacon": "", "book": false, "dice": 3, "fallback": ""]])
        func isTaken(_ sources: [String]) -> Bool { (try? Replay(published: input, sources: sources).pairs()) != nil }
        #expect(isTaken(["A: river", "dice: 3 1 6"]))
        for sources in [[], ["A: river"], ["dice: 3 1"], ["dice: 3 1 7"], ["dice: 3 1 6 6"], ["dice: 3 1 x"]] {
            #expect(!isTaken(sources), "\(sources)")
        }
        #expect(!isTaken(["dice: 3 1 6", "dice: 3 1 6"]))
    }
}

extension JSON {
    fileprivate func removing(_ name: String) -> JSON { .object((object ?? [:]).filter { $0.key != name }) }
}
