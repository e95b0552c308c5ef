/// Makes a paper as long as asked, in one of its forms, to measure: `Ream pdf en 800 > paper.pdf`.
import Foundation
import Kernel
import Papers

@main
enum Ream {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 3, let form = PaperForm(rawValue: arguments[1]),
            let language = Language(rawValue: arguments[2]), let count = Int(arguments[3])
        else {
            FileHandle.standardError.write(Data("Ream html|pdf|docx|akn|txt LANGUAGE PARAGRAPHS\n".utf8))
            exit(64)
        }
        let paper = paper(language, paragraphs: count)
        let clock = ContinuousClock()
        let begun = clock.now
        let bytes = try form.made(of: paper)
        FileHandle.standardOutput.write(Data(bytes))
        FileHandle.standardError.write(Data("\((clock.now - begun) / .milliseconds(1))\n".utf8))
    }

    /// Chapters, parts and items as a report has them, ten paragraphs an item, no two paragraphs alike.
    static func paper(_ language: Language, paragraphs: Int) -> Paper {
        var paper = Paper(
            .report, id: "ream", language: language, day: Day(number: 20_000), title: sentence(language, 0))
        paper.symbol = DocumentSymbol("CTOC/COP/2027/3")
        paper.masthead = sentence(language, 1)
        paper.contents = "–"
        paper.facts = [.init(name: "–", value: "–")]
        var number = 0
        func item(_ id: String) -> Paper.Section {
            let blocks = (0..<10).map { place -> Paper.Block in
                number += 1
                let text = (0..<7).map { sentence(language, number * 7 + $0) }.joined(
                    separator: language == .zh ? "" : " ")
                return .numbered(.init("\(id)-\(place)", text))
            }
            return .init(id, .item, sentence(language, number), blocks)
        }
        var chapters: [Paper.Section] = []
        while number < paragraphs {
            let chapter = chapters.count
            let parts = (0..<2).map { part -> Paper.Section in
                let articles = (0..<2).map { article -> Paper.Section in
                    let id = "c\(chapter)-p\(part)-a\(article)"
                    return .init(id, .none, sentence(language, article), sections: (0..<2).map { item("\(id)-i\($0)") })
                }
                return .init("c\(chapter)-p\(part)", .part, sentence(language, part), sections: articles)
            }
            chapters.append(.init("c\(chapter)", .chapter, sentence(language, chapter), sections: parts))
        }
        paper.sections = chapters
        return paper
    }

    private static func sentence(_ language: Language, _ number: Int) -> String {
        switch language {
        case .ar:
            "جرّمت الدولة الطرف المشاركة في جماعة إجرامية منظمة في المادة \(number) من قانونها (CTOC/COP/2027/\(number + 1))."
        case .zh: "该缔约国在其法律第\(number)条中将参加有组织犯罪集团规定为刑事犯罪。"
        default:
            "The State party has made participation in an organized criminal group an offence in article \(number)."
        }
    }
}
