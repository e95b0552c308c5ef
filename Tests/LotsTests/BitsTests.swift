import Kernel
import Testing

@testable import Lots

@Suite("The stream of chance")
struct BitsTests {
    private let seed = Seed.from(text: "lots test vector")

    @Test("the published vector")
    func vector() {
        #expect(seed.hex == "c56e90fed1c19c092d39cfbbf31c5f453a6a71a12f7d5f34550d7a212910a94b")
        var words = Bits(seed, "2026/calendar/R1")
        #expect(
            (0..<4).map { _ in String(words.word(), radix: 16) } == [
                "db29e7137c5df8a8", "206df3e1e9c69984", "b9ff1df95fc5a9b3", "d255aabadd9ca986",
            ])
        var numbers = Bits(seed, "2026/calendar/R1")
        #expect((0..<10).map { _ in numbers.below(54) } == [36, 26, 5, 50, 20, 49, 20, 37, 48, 18])
        var shuffler = Bits(seed, "2026/calendar/R1")
        var items = Array(0..<10)
        shuffler.shuffle(&items)
        #expect(items == [4, 0, 1, 5, 7, 2, 6, 3, 9, 8])
    }

    @Test("a seed is read as it is written, and in no other form")
    func hex() {
        #expect(Seed(hex: seed.hex) == seed)
        #expect(seed.bytes.count == 32)
        #expect(Seed(hex: seed.hex.uppercased()) == nil)
        #expect(Seed(hex: String(seed.hex.dropLast())) == nil)
    }

    @Test("the seed is SHA-256 over the canonical input and the sources in their order")
    func sources() {
        let input: JSON = ["year": 2027, "roll": ["XAA"]]
        let seed = Seed.from(input: input, sources: ["3 5 1", "beacon"])
        #expect(seed == Seed.from(text: #"{"input":{"roll":["XAA"],"year":2027},"sources":["3 5 1","beacon"]}"#))
        #expect(seed != Seed.from(input: input, sources: ["beacon", "3 5 1"]))
    }

    @Test("labels are apart")
    func labels() {
        var one = Bits(seed, "a")
        var other = Bits(seed, "b")
        #expect(one.word() != other.word())
    }
}
