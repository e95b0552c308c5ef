import Kernel
import Testing
import Tongue

@Suite struct NumberTests {
    /// As Node's Intl.NumberFormat writes them (`ar-u-nu-latn` for Arabic).
    @Test func groups() {
        #expect(Fixture.each { $0.number(999) } == Array(repeating: "999", count: 6))
        #expect(Fixture.each { $0.number(1234) } == ["1,234", "1,234", "1,234", "1\u{202F}234", "1\u{A0}234", "1234"])
        #expect(
            Fixture.each { $0.number(10_000) } == [
                "10,000", "10,000", "10,000", "10\u{202F}000", "10\u{A0}000", "10.000",
            ])
        #expect(
            Fixture.each { $0.number(-1_234_567) } == [
                "\u{200E}-1,234,567", "-1,234,567", "-1,234,567", "-1\u{202F}234\u{202F}567", "-1\u{A0}234\u{A0}567",
                "-1.234.567",
            ])
        #expect(Fixture.speaker(.en).number(.min) == "-9,223,372,036,854,775,808")
        #expect(Fixture.speaker(.en).number(0) == "0")
    }
}
