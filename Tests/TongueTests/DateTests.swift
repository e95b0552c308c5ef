import Kernel
import Testing
import Tongue

@Suite struct DateTests {
    @Test func days() throws {
        let november = try #require(Day(year: 2026, month: 11, day: 21))
        #expect(
            Fixture.each { $0.date(november) } == [
                "21 تشرين الثاني/نوفمبر 2026", "2026年11月21日", "21 November 2026", "21 novembre 2026",
                "21 ноября 2026 года",
                "21 de noviembre de 2026",
            ])
        let january = try #require(Day(year: 2026, month: 1, day: 1))
        #expect(
            Fixture.each { $0.date(january) } == [
                "1 كانون الثاني/يناير 2026", "2026年1月1日", "1 January 2026", "1er janvier 2026", "1 января 2026 года",
                "1 de enero de 2026",
            ])
    }

    @Test func months() throws {
        let august = try #require(Day(year: 2026, month: 8, day: 1))
        #expect(
            Fixture.each { $0.month(august) } == [
                "آب/أغسطس 2026", "2026年8月", "August 2026", "août 2026", "август 2026 года", "agosto de 2026",
            ])
    }

    @Test func everyMonthHasItsOwnName() {
        for speaker in Language.allCases.map(Fixture.speaker) {
            let days = (1...12).compactMap { Day(year: 2027, month: $0, day: 2) }
            #expect(Set(days.map(speaker.date)).count == 12)
            #expect(Set(days.map(speaker.month)).count == 12)
        }
    }
}
