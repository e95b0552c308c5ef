import Kernel
import Reports

extension Case {
    /// Introduction, process, ratification and legal system write themselves from the file.
    static let fromTheFile = of(
        "BLU 1-10, the chapters that write themselves",
        [
            Case(
                "the chapters are written from the file", Report.self, given: [World.reportOpened],
                when: .fill(World.lines),
                .records("wrote", "wrote", "wrote", "wrote")),
            Case(
                "the file has nothing new", Report.self, given: World.drafted,
                when: .fill(World.lines),
                .records()),
            Case(
                "the file has another text, a new line, and no legal system any more", Report.self,
                given: World.drafted,
                when: .fill([
                    Report.Line(.introduction, "introduction-1", "Otherwise"), World.lines[1], World.lines[2],
                    Report.Line(.ratification, "ratification-2", "A Protocol"),
                ]),
                .records("revised", "wrote", "struck")),
            Case(
                "a paragraph is corrected with a reason", Report.self, given: World.drafted,
                when: .revise("process", upon: 1, "By exchange of letters", reason: "There was no call"),
                .records("revised")),
            Case(
                "what was corrected stays, whatever the file says", Report.self,
                given: World.drafted + [
                    .revised(paragraph: "process", revision: 2, text: "By letters", reason: "There was no call")
                ],
                when: .fill(World.lines),
                .records()),
            Case(
                "a line that the file has again is written again", Report.self,
                given: World.drafted + [.struck(paragraph: "legal-system", revision: 2, reason: nil)],
                when: .fill(World.lines),
                .records("revised")),
            Case(
                "what was taken out with a reason stays out", Report.self,
                given: World.drafted + [.struck(paragraph: "legal-system", revision: 2, reason: "Disputed")],
                when: .fill(World.lines),
                .records()),
            Case(
                "of a legal system nothing need be known", Report.self,
                given: World.drafted + [.struck(paragraph: "legal-system", revision: 2, reason: "Disputed")],
                when: .send(.report),
                .records("sent")),
        ])
}
