import Kernel
import Testing

/// What an address answers.
enum Verdict: Character, Sendable {
    /// The page, the file, the form, or the same form with its reasons.
    case yes = "y"
    /// The reader may know of it, but the act is another's: 403.
    case no = "n"
    /// From there, there is no such thing: 404.
    case hidden = "-"
    /// An act's form: by whom it may be sent says `RouteTable.acts`.
    case act = "a"

    init(status: Int) {
        self = status == 403 ? .no : status == 404 ? .hidden : .yes
    }
}

/// Who may see which address, and send a form there, from which stage of a review on; written by hand from the terms of
/// reference and the guidelines. A row holds until the next row of the same address.
enum RouteTable {
    // The letters, in their order:
    //   V visitor, no session, a session that ended, somebody removed
    //   S secretariat
    //   D delegate of the State under review       F its focal point       C contributor, of articles given to them
    //   d delegate of a reviewing State            e its designated expert
    //   O delegate of a State that asked to read   P delegate of any other State
    //   x anybody else signed in: expert of another review, not designated, focal point elsewhere or no more
    //   c contributor with nothing given, or of another State
    //   A administrator of the State under review at its Permanent Mission
    static let text = """
        address          method from           VSDFCdeOPxcA

        home             get    drawn          yyyyyyyyyyyy
        ok               get    drawn          yyyyyyyyyyyy
        ok               post   drawn          yyyyyyyyyyyy
        asset            get    drawn          yyyyyyyyyyyy
        asset            post   drawn          yyyyyyyyyyyy
        status           get    drawn          yyyyyyyyyyyy
        record           get    drawn          -y----------
        record           post   drawn          -y----------
        reviews          get    drawn          yyyyyyyyyyyy
        responses        get    drawn          -y----------
        cycles           get    drawn          yyyyyyyyyyyy
        secretariat-acts get    drawn          -y----------
        secretariat-acts post   drawn          -y----------
        state-acts       get    drawn          -yynnynyynnn
        state-acts       post   drawn          -yynnnnnnnnn
        draw             get    drawn          yyyyyyyyyyyy
        circulated       get    drawn          -yyy-yyyyy-y
        experts          get    drawn          -yyy-yyyyy-y
        nominate         get    drawn          -yynnnnnnnny
        nominate         post   drawn          -yynnnnnnnny
        withdraw         post   drawn          -yynnnnnnnny
        people           get    drawn          -y----------
        people           post   drawn          -y----------
        invitation       get    drawn          yyyyyyyyyyyy
        invitation       post   drawn          yyyyyyyyyyyy
        sign-in          get    drawn          yyyyyyyyyyyy
        sign-in          post   drawn          yyyyyyyyyyyy
        sign-out         post   drawn          yyyyyyyyyyyy
        capacity         post   drawn          -yyyyyyyyyyy
        training         get    drawn          yyyyyyyyyyyy
        training-sign-in post   drawn          yyyyyyyyyyyy
        outbox           get    drawn          -yyyyyyyyyyy
        outbox           post   drawn          -yyyyyyyyyyy
        me               get    drawn          -yyyyyyyyyyy
        me               post   drawn          -yyyyyyyyyyy
        feed             get    drawn          yyyyyyyyyyyy
        own              get    drawn          -yyyyyyyyyyy
        sign-in-step     get    drawn          yyyyyyyyyyyy
        sign-in-step     post   drawn          yyyyyyyyyyyy
        sign-in-elsewhere get   drawn          ------------
        ending           get    drawn          -y---------y
        ending           post   drawn          -y---------y
        state-people     get    drawn          -yy--------y
        notes            get    drawn          -y----------
        notes            post   drawn          -y----------
        recording        get    drawn          -yn--------y
        recording        post   drawn          -yn--------y
        note-verbale     get    drawn          -yy--------y
        note-verbale     post   drawn          -yn--------y
        note-scan        get    drawn          -yy--------y
        note-form        get    drawn          -yn--------y
        note-form        post   drawn          -yn--------y
        note-refusal     get    drawn          -y----------
        note-refusal     post   drawn          -y----------

        reminder         get    informed       -y----------
        reminder         get    submitted      ------------
        reminder         post   staffed        -y----------
        reminder         post   submitted      ------------
        overview         get    drawn          yyyyyyyyyyyy
        file             get    drawn          yyyyyyyyyyyy
        act              get    drawn          -aaa-aa-----
        act              post   drawn          -aaa-aa-----

        checklist        get    informed       --yyy-------
        checklist        get    helped         -yyyy-------
        checklist        get    circulated     -yyyyyy-----
        answers          get    informed       --yyy-------
        answers          get    helped         -yyyy-------
        answers          get    circulated     -yyyyyy-----
        answers          post   informed       --nyy-------
        answers          post   helped         -nnyy-------
        answers          post   circulated     -nnyynn-----
        other-answers    get    informed       --yy--------
        other-answers    get    helped         -yyy--------
        other-answers    get    circulated     -yyy-yy-----
        other-answers    post   informed       --ny--------
        other-answers    post   helped         -nny--------
        other-answers    post   circulated     -nny-nn-----
        question         get    assessment     --yyy-------
        question         get    helped         -yyyy-------
        question         get    circulated     -yyyyyy-----
        question         post   assessment     --nyn-------
        question         post   helped         -nnyn-------
        question         post   circulated     -nnynnn-----
        other-question   get    assessment     --yy--------
        other-question   get    helped         -yyy--------
        other-question   get    circulated     -yyy-yy-----
        other-question   post   assessment     --ny--------
        other-question   post   helped         -nny--------
        other-question   post   circulated     -nny-nn-----
        note             get    informed       --yyy-------
        stakeholders     get    informed       --yy--------
        stakeholders     get    helped         -yyy--------
        stakeholders     get    circulated     -yyy-yy-----
        stakeholders     post   informed       --nyn-------
        stakeholders     post   helped         -nnyn-------
        stakeholders     post   circulated     -nnynnn-----
        work             get    informed       --yy--------
        work             post   informed       --nyn-------
        work             post   helped         -nnyn-------
        work             post   circulated     -nnynnn-----
        documents        get    informed       --yyy-------
        documents        get    helped         -yyyy-------
        documents        get    circulated     -yyyyyy-----
        documents        post   informed       --nyy-------
        documents        post   helped         -nnyy-------
        documents        post   circulated     -nnyynn-----
        document         get    assessment     --yyy-------
        document         get    helped         -yyyy-------
        document         get    circulated     -yyyyyy-----
        elsewhere        get    informed       --yyy-------
        elsewhere        get    helped         -yyyy-------
        elsewhere        get    circulated     -yyyyyy-----
        elsewhere        post   informed       --nyy-------
        elsewhere        post   helped         -nnyy-------
        elsewhere        post   circulated     -nnyynn-----

        desk             get    circulated     -y---yy-----
        sheet            get    circulated     -y---yy-----
        sheet            post   circulated     -n---ny-----
        outcome          get    circulated     -----yy-----
        materials        get    circulated     -y---yy-----
        materials        post   circulated     -y---ny-----
        material         get    circulated     -y---yy-----
        material         get    dialogue       -yyy-yy-----
        dialogue         get    drawn          -yyy-yy-----
        thread           get    dialogue       -yyy-yy-----
        thread           post   dialogue       -yny-ny-----
        attachment       get    dialogue       -yyy-yy-----

        report           get    informed       -y---yy-----
        report           get    sent           -yyy-yy-----
        report           get    granted        -yyy-yyy----
        report           get    part-published yyyyyyyyyyyy
        report           post   drawn          -nn--nn-----
        report           post   sent           -nny-nn-----
        report-file      get    informed       -y---yy-----
        report-file      get    sent           -yyy-yy-----
        report-file      get    granted        -yyy-yyy----
        report-file      get    part-published yyyyyyyyyyyy
        draft            get    drawn          -nnn-ny-----
        draft            post   drawn          -nnn-ny-----
        paragraph        get    drafted        -y---yy-----
        paragraph        get    sent           -yyy-yy-----
        paragraph        post   drafted        -n---nn-----
        paragraph        post   sent           -nny-nn-----
        publication      get    informed       -n---nn-----
        publication      get    sent           -nyn-nn-----
        publication      post   drawn          -n-n-nn-----
        publication      post   sent           -nyn-nn-----
        access           get    drawn          -n-n-nn-----
        access           get    informed       -nyn-nn-----
        access           get    published      -nyn-nnyy---
        access           get    closed         -nyn-nn-----
        access           post   published      -------yy---
        access           post   closed         ------------
        grant            get    informed       -n---nn-----
        grant            get    sent           -nyn-nn-----
        grant            get    agreed         -n-n-nn-----
        grant            get    published      -nyn-nn-----
        grant            get    granted        -n-n-nn-----
        grant            post   drawn          -n-n-nn-----
        grant            post   published      -nyn-nn-----
        grant            post   granted        -n-n-nn-----
        summary          get    summarised     -yyy-yy-----
        summary          get    published      yyyyyyyyyyyy
        summary          post   summarised     -nny-ny-----
        summary-draft    get    drawn          -nnn-ny-----
        summary-draft    post   drawn          -nnn-ny-----
        translation      get    summarised     -yyy-yy-----
        translation      post   summarised     -ynn-nn-----

        meetings         get    drawn          -yyy-yy-----
        letters          get    drawn          -yyy-yy-----
        letters          post   drawn          -ynn-nn-----
        letter-draft     get    drawn          -ynn-nn-----
        letter           get    staffed        -yyy--------

        confidentiality  get    drawn          -yyy-yy-----
        readers          get    drawn          -yyy--------
        suspecting       get    drawn          -yyy-yy-----
        suspecting       post   drawn          -yyy-yy-----
        suspicion        get    dialogue       -yyy--------
        suspicion        post   dialogue       -yyn--------
        readers-then     get    dialogue       -yyy--------
        """

    /// Whose each act in a review is.
    static let acts: [Column: String] = [
        .secretariat: """
        inform propose-schedule record-introduction circulate-response consider-material record-call reply translate
        close-dialogue send-report send-summary publish-summary translate-summary propose-meeting record-meeting
        issue-letter
        """,
        .delegate: """
        appoint-focal-point agree-schedule publish-report answer-request propose-meeting answer-meeting
        propose-stakeholders plan-meeting
        """,
        .focalPoint: """
        answer-checklist submit-response answer reply comment ask-explanation agree-report agree-summary
        propose-meeting answer-meeting propose-stakeholders plan-meeting record-meeting
        """,
        .reviewingDelegate: "designate-experts agree-schedule",
        .reviewingExpert: """
        divide-tasks write-desk consider-material submit-desk-review ask reply draft-report settle-comments
        agree-report draft-summary agree-summary propose-meeting write-findings
        """,
    ]

    struct Row: Sendable {
        let family: Family
        let isPost: Bool
        let from: Moment
        let verdicts: [Verdict]
    }

    /// Rows in the order of stages; words that are none fail the test that reads them.
    static let rows: [Row] = text.split(separator: "\n").dropFirst().compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 4, let family = Family(rawValue: words[0]), ["get", "post"].contains(words[1]),
            let from = Moment(rawValue: words[2])
        else {
            if !words.isEmpty { Issue.record("no row: \(line)") }
            return nil
        }
        return Row(
            family: family, isPost: words[1] == "post", from: from,
            verdicts: words[3].compactMap { Verdict(rawValue: $0) })
    }

    /// What one who stands in a column is answered at a stage; nothing said is `hidden`.
    static func verdict(_ family: Family, isPost: Bool, at moment: Moment, _ column: Column) -> Verdict {
        let row = rows.last { $0.family == family && $0.isPost == isPost && $0.from <= moment }
        return row?.verdicts[column.rawValue] ?? .hidden
    }

    static func isHeld(_ act: ReviewAct, by column: Column) -> Bool {
        acts[column, default: ""].split { $0 == " " || $0 == "\n" }.contains { $0 == act.rawValue }
    }
}
