import Kernel
import Testing
import Tongue

@Suite struct NegotiationTests {
    @Test(arguments: [
        ("fr", Language.fr), ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", .fr), ("zh-Hant-TW", .zh), ("AR-eg", .ar),
        ("de, ru;q=0.3", .ru), ("en;q=0.8, es", .es), ("en;q=0.5,fr;q=0.5", .en), ("fr;q=0, en;q=0.001", .en),
        (" es ; q = 0.7 , \tru;q=0.71", .ru), ("fr;q=2, en", .en), ("fr;q=high;q=1, ru", .ru), (",,;;q=1,,es", .es),
        ("en;level=1;q=0.4, fr;Q=0.5", .fr), ("ru;q=1.000", .ru), ("e\u{301}n, fr", .fr),
    ]) func picks(_ header: String, _ language: Language) {
        #expect(Language.negotiate(header) == language)
    }

    @Test(arguments: [
        "", "*", "de", "fr;q=0", "fr;q=1.001", "fr;q=0.1234", "fr;q=", "france", "f", "q=1", ";", "中文", "en\u{301}",
        "f r",
    ])
    func findsNone(_ header: String) {
        #expect(Language.negotiate(header) == nil)
    }

    @Test func randomHeadersDoNotTrap() {
        let seed = UInt64.random(in: .min ... .max)
        print("negotiate: seed \(seed)")
        var numbers = SeededNumbers(state: seed)
        let pieces = [
            "fr", "zh-", "en", "*", ";", ",", "=", "q", "q=", "0", "1", ".", "0.5", " ", "\t", "\r\n", "é", "\u{301}",
            "中", "\u{0}", "-", "🇫🇷",
        ]
        for _ in 0..<20_000 {
            let header = (0..<Int.random(in: 0...12, using: &numbers)).compactMap { _ in
                pieces.randomElement(using: &numbers)
            }.joined()
            _ = Language.negotiate(header)
        }
        _ = Language.negotiate(String(repeating: "中,", count: 100_000))
    }
}
