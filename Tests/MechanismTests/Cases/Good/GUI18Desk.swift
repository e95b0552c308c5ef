import Kernel
import Mechanism

extension Case {
    /// The experts write on their desk, and share what they wish.
    static let desk = of(
        "GUI 17, 18, 22, the experts' desk",
        [
            Case(
                "notes, a finding and a question", Review.self, given: World.course(through: "responseCirculated"),
                when: World.sheet("XAC", notes: "Noted", finding: "Found", questions: [World.enquiry]),
                .records("deskNoted")),
            Case(
                "notes on an article of the other State", Review.self,
                given: World.course(through: "responseCirculated"), when: World.sheet("XBC", notes: "Noted"),
                .records("deskNoted")),
            Case(
                "a sheet is saved and shared", Review.self, given: World.course(through: "responseCirculated"),
                when: World.sheet("XAC", notes: "Noted", share: true), .records("deskNoted", "deskShared")),
            Case(
                "a sheet is shared as it stands", Review.self,
                given: World.course(through: "responseCirculated") + [World.noted("XAC", revision: 1)],
                when: World.sheet("XAC", notes: "Noted", upon: 1, share: true), .records("deskShared")),
            Case(
                "nothing was changed", Review.self,
                given: World.course(through: "responseCirculated") + [World.noted("XAC", revision: 1)],
                when: World.sheet("XAC", notes: "Noted", upon: 1), .records()),
            Case(
                "notes after the desk review was handed in", Review.self, given: World.oneDeskReview,
                when: World.sheet("XAC", notes: "Noted"), .records("deskNoted")),
        ])
}
