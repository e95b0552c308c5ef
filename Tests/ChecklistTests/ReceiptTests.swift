import Checklist
import Kernel
import Testing

/// What the focal point can read aloud: the beginning of the fingerprint in digits.
@Suite struct ReceiptTests {
    static func receipt(_ fingerprint: String) -> String? {
        let draft = Draft(after: [
            .opened(state: "XAA", questionnaire: "untoc", version: 2, questions: Draft.questions),
            .submitted(language: .en, fingerprint: fingerprint),
        ])
        return draft.view?.submitted?.receipt
    }

    @Test(arguments: [
        ("0000000000", "000 000 000 000"), ("0000000001", "000 000 000 001"), ("00000000ff", "000 000 000 255"),
        ("00075bcd15", "000 123 456 789"), ("e8d4a50fff", "999 999 999 999"), ("e8d4a51000", "000 000 000 000"),
        ("ffffffffff", "099 511 627 775"), ("abcdef0123", "737 894 400 291"),
    ])
    func `twelve digits in threes`(_ beginning: String, _ receipt: String) {
        let rest = String(repeating: "7", count: 54)
        #expect(ReceiptTests.receipt(beginning + rest) == receipt)
        // What comes after the beginning does not count.
        #expect(ReceiptTests.receipt(beginning + String(rest.reversed().map { $0 == "7" ? "8" : "9" })) == receipt)
    }

    @Test func `another fingerprint gives another receipt`() throws {
        var chance = Chance(for: "receipt trials")
        var receipts: Set<String> = []
        for _ in 0..<200 {
            let fingerprint = (0..<64).map { _ in chance.pick(Array("0123456789abcdef")) }
            let receipt = try #require(ReceiptTests.receipt(String(fingerprint)))
            let groups = receipt.split(separator: " ", omittingEmptySubsequences: false)
            #expect(groups.map(\.utf8.count) == [3, 3, 3, 3], "\(receipt); PALERMO_SEED=\(chance.seed)")
            #expect(
                groups.joined().utf8.allSatisfy { (0x30...0x39).contains($0) },
                "\(receipt); PALERMO_SEED=\(chance.seed)")
            receipts.insert(receipt)
        }
        // Two of two hundred among a million million meet once in fifty million times.
        #expect(receipts.count == 200, "PALERMO_SEED=\(chance.seed)")
    }

    @Test func `the receipt comes from the fingerprint handed in`() throws {
        var draft = try Draft.complete()
        try draft.give(.submit(.en))
        let submitted = try #require(draft.view?.submitted)
        #expect(submitted.receipt == ReceiptTests.receipt(submitted.fingerprint))
    }
}
