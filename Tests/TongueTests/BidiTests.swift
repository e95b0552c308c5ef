import Kernel
import Testing
import Tongue

@Suite struct BidiTests {
    @Test func leftToRightStaysClean() {
        for language in Language.allCases where language != .ar {
            #expect(Bidi.isolated("Alpha (ô, Ж, 中)", in: language) == "Alpha (ô, Ж, 中)")
            #expect(Bidi.isolatedCode("A/1", in: language) == "A/1")
        }
    }

    @Test func whatRunsTheOtherWayIsIsolated() {
        #expect(Bidi.isolated("مصر", in: .en) == "\u{2068}مصر\u{2069}")
        #expect(Bidi.isolated("שלום", in: .ru) == "\u{2068}שלום\u{2069}")
        #expect(Bidi.isolated("مصر", in: .ar) == "\u{2068}مصر\u{2069}")
        #expect(Bidi.isolatedCode("5/5 (c)", in: .ar) == "\u{2066}5/5 (c)\u{2069}")
        #expect(Bidi.isolatedName("مصر", in: .ar) == "مصر")
        #expect(Bidi.isolatedName("مصر", in: .fr) == "\u{2068}مصر\u{2069}")
        #expect(Bidi.isolatedName("Égypte", in: .ar) == "\u{2068}Égypte\u{2069}")
    }

    @Test func noTextReachesBeyondItsIsolate() {
        #expect(Bidi.isolated("a\u{2069}b\u{202E}c", in: .en) == "\u{2068}abc\u{2069}")
        #expect(Bidi.isolated("a\u{2067}b", in: .ar) == "\u{2068}ab\u{2069}")
    }

    @Test func pairsStayAndHalvesGo() {
        #expect(Bidi.paired("a\u{2068}b\u{2069}c").scalars == "a\u{2068}b\u{2069}c".scalars)
        #expect(Bidi.paired("a\u{202A}b\u{202C}c").scalars == "a\u{202A}b\u{202C}c".scalars)
        #expect(Bidi.paired("a\u{202E}b\u{202C}c").scalars == "abc".scalars)
        #expect(Bidi.paired("\u{2068}a\u{202A}b\u{2069}c\u{202C}").scalars == "\u{2068}ab\u{2069}c".scalars)
        #expect(
            Bidi.paired("\u{202A}a\u{2068}b\u{202C}c\u{2069}\u{202C}").scalars
                == "\u{202A}a\u{2068}bc\u{2069}\u{202C}".scalars)
        #expect(Bidi.paired("\u{2068}a\nb\u{2069}").scalars == "a\nb".scalars)
    }
}
