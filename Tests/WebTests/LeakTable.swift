import Testing

/// Who finds which word, from which stage on; nobody before the first row of a word, and the last row holds.
enum LeakTable {
    static let names = [
        "visitor", "officer", "delegate", "focal", "contributor", "delegate1", "expert1", "delegate2", "expert2",
        "asking", "stranger", "other", "foreign", "administrator",
    ]

    // The letters: V visitor; S secretariat; of the State under review D delegate, F focal point, C contributor;
    // of the reviewing States d and g delegates, e and h experts; O delegate of a State that asked for the report;
    // P delegate, x expert, c contributor of other States; A administrator of the State under review. A published translation is shown to who reads in its language.
    static let text = """
        word               from           VSDFCdeghOPxcA
        focalEmail         assessment     -y-y----------
        qualifications     assessment     -yyy-yyyy-----
        informNote         assessment     -yyy-yyyy-----
        scheduleNote       assessment     -yyy-yyyy-----
        letterRemark       assessment     -yyy----------

        answer             assessment     --yy----------
        answer             submitted      -yyy----------
        answer             desk-review    -yyy-yyyy-----
        ministryAnswer     assessment     --yyy---------
        ministryAnswer     submitted      -yyyy---------
        ministryAnswer     desk-review    -yyyyyyyy-----
        comment            assessment     --yy----------
        document           assessment     --yyy---------
        document           submitted      -yyyy---------
        document           desk-review    -yyyyyyyy-----
        documentName       assessment     --yyy---------
        documentName       submitted      -yyyy---------
        documentName       desk-review    -yyyyyyyy-----
        documentBytes      assessment     --yyy---------
        documentBytes      submitted      -yyyy---------
        documentBytes      desk-review    -yyyyyyyy-----
        ministryName       assessment     --yy----------
        contributorEmail   assessment     -y--y---------
        stakeholders       assessment     --yy----------
        stakeholders       submitted      -yyy----------
        stakeholders       desk-review    -yyy-yyyy-----
        supplement         submitted      -yyy----------
        supplement         desk-review    -yyy-yyyy-----

        circulationNote    desk-review    -yyy-yyyy-----
        ownNotes           desk-review    ------y-------
        sharedNotes        desk-review    -y----yyy-----
        ownNotes           part-published --------------
        sharedNotes        part-published -y-----yy-----
        finding            desk-review    -y---yyyy-----
        finding            dialogue       -yyy-yyyy-----
        deskQuestion       desk-review    -y---yy-------
        deskQuestion       dialogue       -yyy-yyyy-----
        materialTitle      desk-review    -y---yyyy-----
        materialTitle      dialogue       -yyy-yyyy-----
        materialBytes      desk-review    -y---yyyy-----
        materialBytes      dialogue       -yyy-yyyy-----

        callConclusions    dialogue       -yyy-yyyy-----
        question           dialogue       -yyy-yyyy-----
        reply              dialogue       -yyy-yyyy-----
        attachmentBytes    dialogue       -yyy-yyyy-----
        translation        dialogue       -yyy-yyyy-----
        visitReason        dialogue       -yyy-yyyy-----
        visitFindings      dialogue       -y---yyyy-----
        explanation        sent           -yyy-yyyy-----

        grantedParagraph   drafted        -y---yyyy-----
        grantedParagraph   sent           -yyy-yyyy-----
        grantedParagraph   part-published -yyy-yyyyy----
        openedParagraph    drafted        -y---yyyy-----
        openedParagraph    sent           -yyy-yyyy-----
        openedParagraph    part-published yyyyyyyyyyyyyy
        keptParagraph      drafted        -y---yyyy-----
        keptParagraph      sent           -yyy-yyyy-----
        reportComment      sent           -yyy-yyyy-----
        reportAnswer       sent           -yyy-yyyy-----
        summaryText        summarised     -yyy-yyyy-----
        summaryText        part-published yyyyyyyyyyyyyy
        summaryTranslation summarised     -yyy-yyyy-----
        summaryTranslation part-published -yyy-yyyyy-y--
        requestNote        part-published --y-----------

        arrival            assessment     -yy----------y
        scan               assessment     -yy----------y
        suspicion          drafted        -yyy----------
        """

    struct Row: Sendable {
        let secret: Secret
        let from: Moment
        let readers: [Bool]
    }

    static let rows: [Row] = text.split(separator: "\n").dropFirst().compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 3, let secret = Secret(rawValue: words[0]), let from = Moment(rawValue: words[1]) else {
            if !words.isEmpty { Issue.record("no row: \(line)") }
            return nil
        }
        return Row(secret: secret, from: from, readers: words[2].map { $0 == "y" })
    }

    static func finds(_ name: String, _ secret: Secret, at moment: Moment) -> Bool {
        guard let place = names.firstIndex(of: name),
            let row = rows.last(where: { $0.secret == secret && $0.from <= moment })
        else { return false }
        return row.readers[place]
    }
}
