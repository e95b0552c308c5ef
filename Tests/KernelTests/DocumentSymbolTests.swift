import Foundation
import Kernel
import Testing

/// Symbols of documents of the United Nations.
@Suite struct DocumentSymbolTests {
    @Test(arguments: [
        "CTOC/COP/2027/3", "CTOC/COP/WG.2/2027/3", "CTOC/COP/IOG/2027/1", "CTOC/COP/2020/L.3",
        "CTOC/COP/2020/L.3/Rev.1",
        "CTOC/COP/2024/CRP.4", "CTOC/COP/2010/17/Add.2", "CTOC/COP/2010/17/Add.2/Corr.1",
        "CTOC/COP/2010/17/Rev.1/Add.1",
        "A/78/100", "A/RES/55/25", "A/AC.254/40/Rev.1/Add.1", "E/CN.15/2026/L.3", "E/CN.4/Sub.2/1999/9", "S/2027/1",
        "A/CONF.222/17", "A/S-30/L.1", "ST/SGB/2019/8/Amend.1", "CTOC/COP/INF.1", "CTOC/1",
    ])
    func `a symbol comes back as it was`(_ text: String) throws {
        let symbol = try #require(DocumentSymbol(text))
        #expect(symbol.text == text)
        #expect(try CodesTests.again(symbol) == symbol)
    }

    @Test(arguments: [
        "", "/", "CTOC", "CTOC/", "/CTOC/1", "CTOC//1", "CTOC/COP", "ctoc/cop/2027/1", "CTOC/COP/2027/1 ",
        " CTOC/COP/2027/1", "CTOC/COP/2027/01", "CTOC/COP/2027/Rev", "CTOC/COP/2027/1/Rev.", "CTOC/COP/2027/1/rev.1",
        "CTOC/COP/2027/1/Rev.1/2", "Rev.1/2", "CTOC/Rev.1", "CTOC/COP/Rev.1/2027", "2027/CTOC/1",
        "CTOC/COP/2027/1/Add.0",
        "CTOC\\COP/1", "CTOC/COP/2027/1\n", "CTOC/COP/٢٠٢٧/1", "ＣＴＯＣ/1", "CTOC/COP/1234567", "CTOC/COPCOPCOP/1",
        "CTOC/COP/WG./1", "CTOC/COP/WG.2.3/1", "see CTOC/COP/2027/1", "WG.2/1",
    ])
    func `what is no symbol`(_ text: String) {
        #expect(DocumentSymbol(text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DocumentSymbol.self, from: JSONEncoder().encode(text))
        }
    }

    @Test func `they stand in the order of a list of documents`() throws {
        let texts = [
            "A/78/100", "CTOC/COP/2020/9", "CTOC/COP/2020/10", "CTOC/COP/2020/10/Add.1", "CTOC/COP/2020/10/Add.2",
            "CTOC/COP/2020/10/Add.2/Corr.1", "CTOC/COP/2020/10/Add.10", "CTOC/COP/2020/10/Corr.1",
            "CTOC/COP/2020/10/Rev.1", "CTOC/COP/2020/10/Rev.1/Add.1", "CTOC/COP/2020/11", "CTOC/COP/2020/CRP.4",
            "CTOC/COP/2020/L.3", "CTOC/COP/2020/L.3/Rev.1", "CTOC/COP/2020/L.10", "CTOC/COP/2022/1",
            "CTOC/COP/WG.2/2019/1", "CTOC/COP/WG.10/2019/1", "E/CN.15/2026/1", "S/2027/1",
        ]
        let symbols = try texts.map { try #require(DocumentSymbol($0)) }
        #expect(symbols.shuffled().sorted().map(\.text) == texts)
        #expect(
            symbols[10].body == "CTOC/COP" && symbols[17].body == "CTOC/COP/WG.10" && symbols[11].body == "CTOC/COP")
    }

    /// `PALERMO_SEED` makes a failing trial again.
    @Test func `whatever is put together from elements is read, printed and sorted one way`() throws {
        let seed = ProcessInfo.processInfo.environment["PALERMO_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...(.max))
        print("document symbols: PALERMO_SEED=\(seed)")
        var state = seed
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        func made() -> String {
            var parts = [["A", "E", "S", "ST", "CTOC", "CAC"][below(6)]]
            for _ in 0..<below(3) { parts.append(["COP", "WG.\(1 + below(12))", "CN.15", "IOG"][below(4)]) }
            for _ in 0..<below(2) { parts.append("\(1 + below(3000))") }
            parts.append(["\(1 + below(300))", "L.\(1 + below(30))", "CRP.\(1 + below(30))"][below(3)])
            for _ in 0..<below(3) { parts.append("\(["Rev", "Add", "Corr"][below(3)]).\(1 + below(12))") }
            return parts.joined(separator: "/")
        }
        let symbols = try (0..<500).map { _ in
            let text = made()
            let symbol = try #require(DocumentSymbol(text), "\(text), seed \(seed)")
            #expect(symbol.text == text)
            return symbol
        }
        let sorted = symbols.sorted()
        for (a, b) in zip(sorted, sorted.dropFirst()) {
            #expect(!(b < a) && (a == b) == !(a < b), "\(a) \(b), seed \(seed)")
            if b.text.hasPrefix(a.text + "/") { #expect(a < b) }
        }
    }
}
