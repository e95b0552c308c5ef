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
        write-desk           no          no       no          no                 yes              -
        consider-material    yes         no       no          no                 yes              -
        submit-desk-review   no          no       no          no                 yes              -
        record-call          yes         no       no          no                 no               -
        ask                  no          no       no          no                 yes              -
        answer               no          no       yes         no                 no               -
        reply                yes         no       yes         no                 yes              -
        translate            yes         no       no          no                 no               -
        close-dialogue       yes         no       no          no                 no               -
        draft-report         no          no       no          no                 yes              -
        send-report          yes         no       no          no                 no               -
        comment              no          no       yes         no                 no               -
        settle-comments      no          no       no          no                 yes              -
        ask-explanation      no          no       yes         no                 no               -
        agree-report         no          no       yes         no                 yes              -
        draft-summary        no          no       no          no                 yes              -
        send-summary         yes         no       no          no                 no               -
        agree-summary        no          no       yes         no                 yes              -
        publish-summary      yes         no       no          no                 no               -
        translate-summary    yes         no       no          no                 no               -
        publish-report       no          yes      no          no                 no               -
        answer-request       no          yes      no          no                 no               -
        propose-meeting      yes         yes      yes         no                 yes              -
        answer-meeting       no          yes      yes         no                 no               -
        propose-stakeholders no          yes      yes         no                 no               -
        plan-meeting         no          yes      yes         no                 no               -
        record-meeting       yes         no       yes         no                 no               -
        write-findings       no          no       no          no                 yes              -
        issue-letter         yes         no       no          no                 no               -
        """

    @Test func `whose an act is can be said to who may not do it`() {
        func holders(_ act: ReviewAct) -> [Ask.Of] {
            Access.holders(of: act, reviewed: "XAA", reviewing: ["XAB", "XBA"])
        }
        #expect(holders(.circulateResponse) == [.secretariat])
        #expect(holders(.submitResponse) == [.focalPoint("XAA")])
        #expect(holders(.agreeReport) == [.focalPoint("XAA"), .experts("XAB"), .experts("XBA")])
        #expect(holders(.designateExperts) == [.delegate("XAB"), .delegate("XBA")])
        #expect(ReviewAct.allCases.allSatisfy { !holders($0).isEmpty })
    }

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

    /// Which standing reads which label in a review, by the paragraph.
    static let labels = """
        label              secretariat delegate focal-point reviewing-delegate reviewing-expert outside
        public             yes         yes      yes         yes                yes              yes
        states-parties     yes         yes      yes         yes                yes              -
        oversight-bodies   yes         -        -           -                  -                -
        participants       yes         yes      yes         yes                yes              -
        reviewing-side     yes         -        -           yes                yes              -
        state-under-review -           yes      yes         -                  -                -
        person             -           -        -           -                  -                -
        """

    @Test func `what is inside is the participants', and each label its readers'`() throws {
        let rows = MatrixTests.labels.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows.dropFirst().map { $0[0] } == Label.allCases.map(\.rawValue))
        for row in rows.dropFirst() {
            let label = try #require(Label(rawValue: row[0]))
            for (column, word) in zip(rows[0], row).dropFirst() {
                for standing in try #require(MatrixTests.standings[column]) {
                    let verdict = Access.judge(standing, reading: label)
                    #expect(verdict == MatrixTests.words[word], "\(row[0]) by \(column)")
                }
            }
        }
    }

    @Test func `a suspicion is reported by who takes part, brought by State or secretariat, concluded by the latter`() {
        let bringers = ["secretariat", "delegate"]
        for (column, standings) in MatrixTests.standings {
            for standing in standings {
                let isOutside = column == "outside"
                func verdict(_ may: Bool) -> Access.Verdict { isOutside ? .hidden : may ? .allowed : .forbidden }
                #expect(Access.judge(standing, SuspicionAct.report) == verdict(true), "\(column)")
                #expect(Access.judge(standing, SuspicionAct.bring) == verdict(bringers.contains(column)), "\(column)")
                #expect(Access.judge(standing, SuspicionAct.conclude) == verdict(column == "secretariat"), "\(column)")
                let readers = ["secretariat", "delegate", "focal-point"]
                #expect(Access.judgeReads(standing) == (readers.contains(column) ? .allowed : .hidden), "\(column)")
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
        "read-public": .read(.everybody), "act-as-secretariat": .actAsSecretariat, "read-own-desk": .readOwnDesk,
        "read-experts": .read(.statesParties), "read-docket": .read(.participants),
        "nominate-own": .nominateExperts("XAA"), "speak-for-own": .speakFor("XAA"),
        "nominate-other": .nominateExperts("XBB"), "speak-for-other": .speakFor("XBB"),
        "read-own-people": .readPeople("XAA"), "change-own-people": .changePeople("XAA"),
        "read-other-people": .readPeople("XBB"), "change-other-people": .changePeople("XBB"),
        "end-own-delegate": .end(.delegate("XAA")), "end-own-contributor": .end(.contributor("XAA")),
        "end-other-delegate": .end(.delegate("XBB")), "end-administrator": .end(.administrator("XAA")),
        "end-secretariat": .end(.secretariat),
    ]

    /// "own" is XAA, the State of everybody here who has one.
    static let permitted = """
        permission          visitor secretariat delegate focal-point expert contributor administrator
        read-public         yes     yes         yes      yes         yes    yes         yes
        act-as-secretariat  -       yes         -        -           -      -           -
        read-own-desk       -       yes         yes      yes         yes    yes         yes
        read-experts        -       yes         yes      yes         yes    -           yes
        read-docket         -       yes         -        -           -      -           -
        nominate-own        -       yes         yes      no          no     no          yes
        speak-for-own       -       yes         yes      no          no     no          no
        nominate-other      -       yes         no       no          no     no          no
        speak-for-other     -       yes         no       no          no     no          no
        read-own-people     -       yes         yes      -           -      -           yes
        change-own-people   -       yes         no       -           -      -           yes
        read-other-people   -       yes         -        -           -      -           -
        change-other-people -       yes         -        -           -      -           -
        end-own-delegate    -       yes         -        -           -      -           yes
        end-own-contributor -       yes         -        -           -      -           yes
        end-other-delegate  -       yes         -        -           -      -           -
        end-administrator   -       yes         -        -           -      -           -
        end-secretariat     -       yes         -        -           -      -           -
        """

    static let actors: [String: Actor] = [
        "visitor": .visitor, "secretariat": .person("p-1", .secretariat), "delegate": .person("p-2", .delegate("XAA")),
        "focal-point": .person("p-3", .focalPoint("XAA")), "expert": .person("p-4", .expert("XAA")),
        "contributor": .person("p-5", .contributor("XAA")),
        "administrator": .person("p-6", .administrator("XAA")),
    ]

    @Test func `outside a review`() throws {
        let rows = MatrixTests.permitted.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(rows.dropFirst().map { $0[0] }) == Set(MatrixTests.permissions.keys))
        #expect(Set(rows[0].dropFirst()) == Set(MatrixTests.actors.keys))
        for row in rows.dropFirst() {
            let permission = try #require(MatrixTests.permissions[row[0]])
            for (column, word) in zip(rows[0], row).dropFirst() {
                let actor = try #require(MatrixTests.actors[column])
                #expect(Access.judge(actor, permission) == MatrixTests.words[word], "\(row[0]) by \(column)")
            }
        }
    }

    // MARK: A response

    /// "given" and "other": an article that was given to the contributor, and one that was not.
    static let responding = """
        act          focal-point delegate contributor secretariat reviewer outside
        write-given  yes         no       yes         no          no       -
        write-other  yes         no       -           no          no       -
        attach       yes         no       yes         no          no       -
        direct       yes         no       no          no          no       -
        """

    static let given = Article(.untoc, 5)

    static let acts: [String: ResponseAct] = [
        "write-given": .write(given), "write-other": .write(Article(.untoc, 6)), "attach": .attach, "direct": .direct,
    ]

    static let towards: [String: ResponseStanding] = [
        "focal-point": .focalPoint, "delegate": .delegate, "contributor": .contributor([given]),
        "secretariat": .secretariat, "reviewer": .reviewer, "outside": .outside,
    ]

    /// A standing or an act that is added stops this from compiling: give it a column or a row.
    static func isListed(_ standing: ResponseStanding, _ act: ResponseAct) -> Bool {
        switch (standing, act) {
        case (.focalPoint, _), (.delegate, _), (.contributor, _), (.secretariat, _), (.reviewer, _), (.outside, _):
            switch act {
            case .write, .attach, .direct: true
            }
        }
    }

    @Test func `who may do what with a response`() throws {
        let rows = MatrixTests.responding.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(rows.dropFirst().map { $0[0] }) == Set(MatrixTests.acts.keys))
        #expect(Set(rows[0].dropFirst()) == Set(MatrixTests.towards.keys))
        for row in rows.dropFirst() {
            let act = try #require(MatrixTests.acts[row[0]])
            for (column, word) in zip(rows[0], row).dropFirst() {
                let standing = try #require(MatrixTests.towards[column])
                #expect(MatrixTests.isListed(standing, act))
                #expect(Access.judge(standing, act) == MatrixTests.words[word], "\(row[0]) by \(column)")
            }
        }
    }

    @Test func `who sees, writes and belongs to the State`() {
        let other = Article(.untoc, 6)
        for (column, standing) in MatrixTests.towards {
            #expect(standing.sees(MatrixTests.given) == (column != "outside"), "\(column)")
            #expect(standing.sees(other) == !["outside", "contributor"].contains(column), "\(column)")
            #expect(standing.mayWrite == ["focal-point", "contributor"].contains(column), "\(column)")
            #expect(standing.isOfState == ["focal-point", "contributor", "delegate"].contains(column), "\(column)")
        }
        // Who was given nothing sees nothing.
        #expect(!ResponseStanding.contributor([]).sees(MatrixTests.given))
        #expect(Access.judge(ResponseStanding.contributor([]), .write(MatrixTests.given)) == .hidden)
    }

    @Test func `a capacity is read as it is written`() {
        let capacities: [(Capacity, String)] = [
            (.secretariat, "secretariat"), (.delegate("XAA"), "delegate:XAA"), (.focalPoint("XAA"), "focal-point:XAA"),
            (.expert("XAA"), "expert:XAA"), (.contributor("XAA"), "contributor:XAA"),
            (.administrator("XAA"), "administrator:XAA"),
        ]
        for (capacity, text) in capacities {
            #expect(capacity.text == text && Capacity(text) == capacity)
            #expect(capacity.state == (capacity == .secretariat ? nil : "XAA"))
        }
        for text in [
            "contributor", "contributor:", "Contributor:XAA", "contributors:XAA", "secretariat:XAA", "", ":XAA",
        ] {
            #expect(Capacity(text) == nil, "\(text)")
        }
    }
}
