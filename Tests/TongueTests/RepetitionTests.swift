import Testing
import Tongue

/// What a finding repeats of the response, in six ways of writing (GUI 22).
@Suite struct RepetitionTests {
    static let english =
        "The law of 2015 makes participation in an organized criminal group an offence in all circumstances."
    static let french =
        "La loi de 2015 érige en infraction la participation à un groupe criminel organisé en toutes circonstances."
    static let arabic =
        "ينص القانون الصادر في عام 2015 على تجريم المشاركة في جماعة إجرامية منظمة في جميع الأحوال والظروف."
    static let chinese = "二零一五年法律规定在任何情况下参加有组织犯罪集团均构成犯罪并予以惩处。"

    func marked(_ text: String, _ sources: [String]) -> [String] {
        Repetition.passages(of: text, in: sources).filter(\.isRepeated).map(\.text)
    }

    @Test(arguments: [english, french, arabic, chinese])
    func `a sentence taken over is marked, and what stands around it is not`(_ sentence: String) {
        let text = "Observed: \(sentence) Reasoned."
        let passages = Repetition.passages(of: text, in: ["Before. \(sentence) After."])
        #expect(passages.map(\.text).joined() == text)
        #expect(passages.map(\.isRepeated) == [false, true, false])
        #expect(marked(text, [sentence]).count == 1)
        #expect(passages.last?.text.contains("Reasoned") == true)
    }

    @Test func `eleven words are a coincidence, twelve are a repetition`() {
        let words = (1...12).map { "word\($0)" }
        let source = (words + ["end"]).joined(separator: " ")
        #expect(marked(words.dropLast().joined(separator: " ") + " otherwise", [source]) == [])
        #expect(marked(words.joined(separator: " ") + " otherwise", [source]) == [words.joined(separator: " ")])
    }

    @Test func `case, accents, vowel signs, blanks and commas do not hide it`() {
        let written = RepetitionTests.french.uppercased().replacing("É", with: "E").replacing(" ", with: ",\n ")
        #expect(marked(written, [RepetitionTests.french]).count == 1)
        let decomposed = RepetitionTests.french.replacing("é", with: "e\u{301}")
        #expect(marked(decomposed, [RepetitionTests.french]).count == 1)
        let vowelled = RepetitionTests.arabic.replacing("ق", with: "قَ").replacing("م", with: "مـ")
        #expect(marked(vowelled, [RepetitionTests.arabic]).count == 1)
    }

    @Test func `the words of two answers do not make one passage`() {
        let words = (1...12).map { "word\($0)" }
        let halves = [words.prefix(6), words.suffix(6)].map { $0.joined(separator: " ") }
        #expect(marked(words.joined(separator: " "), halves) == [])
    }

    @Test func `nothing repeats nothing`() {
        #expect(Repetition.passages(of: "", in: [RepetitionTests.english]) == [])
        #expect(marked(RepetitionTests.english, []) == [])
        #expect(marked(RepetitionTests.english, ["", "…"]) == [])
    }
}
