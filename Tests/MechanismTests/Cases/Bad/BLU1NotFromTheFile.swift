import Kernel
import Reports

extension Case {
    /// Chapters that are missing, or corrected without saying why.
    static let notFromTheFile = of(
        "BLU 1-10, the chapters that write themselves",
        [
            Case(
                "a draft is sent without its chapters", Report.self,
                given: [World.reportOpened] + World.scope.flatMap(World.article),
                when: .send(.report),
                .refused(
                    "report.chapter-missing BLU 1-4", "report.chapter-missing BLU 5-6",
                    "report.chapter-missing BLU 8-9")),
            Case(
                "the process is corrected without a reason", Report.self, given: World.drafted,
                when: .revise("process", upon: 1, "By exchange of letters", reason: ""),
                .refused("report.no-reason BLU 5-6")),
            Case(
                "the legal system is taken out without a reason", Report.self, given: World.drafted,
                when: .strike("legal-system", upon: 1, reason: ""),
                .refused("report.no-reason BLU 10")),
            Case(
                "the only paragraph on the process is taken out of a draft that was sent", Report.self,
                given: World.sent,
                when: .strike("process", upon: 1, reason: "Said elsewhere"),
                .refused("report.chapter-missing BLU 5-6")),
            Case(
                "the chapters are written from the file when the draft was sent", Report.self, given: World.sent,
                when: .fill(World.lines),
                .refused("report.sent-already GUI 34")),
        ])
}
