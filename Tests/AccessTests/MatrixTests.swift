import Access
import Kernel
import Testing

/// Who may do what in a country review, written out by hand from the terms of reference and the guidelines.
///
/// `yes`: allowed. `no`: may see the review, but the act is another's. `-`: from there, there is no such review.
@Suite struct MatrixTests {
    /// The columns: secretariat, delegate of the State under review, its focal point, delegate and expert of a
    /// reviewing State, everybody else.
    static let table = """
        act                  secretariat delegate focal-point reviewing-delegate reviewing-expert outside
        inform               yes         no       no          no                 no               -
        appoint-focal-point  no          yes      no          no                 no               -
        designate-experts    no          no       no          yes                no               -
        propose-schedule     yes         no       no          no                 no               -
        agree-schedule       no          yes      no          yes                no               -
        record-introduction  yes         no       no          no                 no               -
        divide-tasks         no          no       no          no                 yes              -
        answer-checklist     no          no       yes         no                 no               -
        submit-response      no          no       yes         no                 no               -
        circulate-response   yes         no       no          no                 no               -
        submit-desk-review   no          no       no          no                 yes              -
        record-call          yes         no       no          no                 no               -
        ask                  no          no       no          no                 yes              -
        answer               no          no       yes         no                 no               -
        close-dialogue       yes         no       no          no                 no               -
        draft-report         no          no       no          no                 yes              -
        send-report          yes         no       no          no                 no               -
        comment              no          no       yes         no                 no               -
        agree-report         no          no       yes         no                 yes              -
        draft-summary        no          no       no          no                 yes              -
        agree-summary        no          no       yes         no                 yes              -
        publish-summary      yes         no       no          no                 no               -
        publish-report       no          yes      no          no                 no               -
        """

    static let standings: [String: [Standing]] = [
        "secretariat": [.secretariat], "delegate": [.delegateUnderReview], "focal-point": [.focalPoint],
        "reviewing-delegate": [.reviewingDelegate("XAB"), .reviewingDelegate("XBA")],
        "reviewing-expert": [.reviewingExpert("XAB"), .reviewingExpert("XBA")], "outside": [.outside],
    ]

    static let words: [String: Access.Verdict] = ["yes": .allowed, "no": .forbidden, "-": .hidden]

    static var rows: [[String]] { table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) } }

    @Test func `every act is there, once`() {
        #expect(MatrixTests.rows.dropFirst().map { $0[0] }.sorted() == ReviewAct.allCases.map(\.rawValue).sorted())
        #expect(MatrixTests.rows.allSatisfy { $0.count == 7 })
    }

    @Test(arguments: Array(rows.dropFirst())) func `each act belongs to whom it belongs`(_ row: [String]) throws {
        let act = try #require(ReviewAct(rawValue: row[0]))
        for (column, word) in zip(MatrixTests.rows[0], row).dropFirst() {
            let standings = try #require(MatrixTests.standings[column])
            for standing in standings {
                #expect(Access.judge(standing, act) == MatrixTests.words[word], "\(act.rawValue) by \(column)")
            }
        }
    }

    @Test func `what is inside is the participants'`() {
        for (column, standings) in MatrixTests.standings {
            for standing in standings {
                #expect(Access.judgeReading(standing) == (column == "outside" ? .hidden : .allowed), "\(column)")
                #expect(standing.isParticipant == (column != "outside"))
            }
        }
    }

    @Test func `a verdict says no more than it must`() {
        #expect(throws: Never.self) { try Access.Verdict.allowed.enforce() }
        #expect(throws: Refusal(.forbidden, [.init("forbidden")])) { try Access.Verdict.forbidden.enforce() }
        #expect(throws: Refusal.hidden) { try Access.Verdict.hidden.enforce() }
    }

    // MARK: Outside a review

    static let permissions: [String: Access.Permission] = [
        "read-public": .readPublic, "act-as-secretariat": .actAsSecretariat, "read-own-desk": .readOwnDesk,
        "read-experts": .readExperts, "nominate-own": .nominateExperts("XAA"), "speak-for-own": .speakFor("XAA"),
        "nominate-other": .nominateExperts("XBB"), "speak-for-other": .speakFor("XBB"),
    ]

    /// "own" is XAA, the State of everybody here who has one.
    static let permitted = """
        permission          visitor secretariat delegate focal-point expert
        read-public         yes     yes         yes      yes         yes
        act-as-secretariat  -       yes         -        -           -
        read-own-desk       -       yes         yes      yes         yes
        read-experts        -       yes         yes      yes         yes
        nominate-own        -       yes         yes      no          no
        speak-for-own       -       yes         yes      no          no
        nominate-other      -       yes         no       no          no
        speak-for-other     -       yes         no       no          no
        """

    static let actors: [String: Actor] = [
        "visitor": .visitor, "secretariat": .person("p-1", .secretariat), "delegate": .person("p-2", .delegate("XAA")),
        "focal-point": .person("p-3", .focalPoint("XAA")), "expert": .person("p-4", .expert("XAA")),
    ]

    @Test func `outside a review`() throws {
        let rows = MatrixTests.permitted.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(rows.dropFirst().map { $0[0] }) == Set(MatrixTests.permissions.keys))
        for row in rows.dropFirst() {
            let permission = try #require(MatrixTests.permissions[row[0]])
            for (column, word) in zip(rows[0], row).dropFirst() {
                let actor = try #require(MatrixTests.actors[column])
                #expect(Access.judge(actor, permission) == MatrixTests.words[word], "\(row[0]) by \(column)")
            }
        }
    }
}
