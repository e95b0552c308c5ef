import Kernel

extension Review.State {
    /// What is asked now, of whom, until when and why. The first that is not optional says who holds the pen.
    var asks: [Ask] {
        guard let opened, let pairing, let timeline else { return [] }
        let limits = opened.ruleSet.limits
        guard informed != nil else {
            return [Ask(.inform, of: .secretariat, due: timeline.due(.informed), limits.inform.citation)]
        }
        return preparation(pairing, limits, timeline) + selfAssessment(pairing, limits, timeline)
            + examination(pairing, limits, timeline) + meetingAsks(pairing, limits)
            + texts(pairing, limits, timeline) + changes(pairing) + letterAsks
    }

    /// People change in the course of a review, and a division of tasks may be thought over.
    private func changes(_ pairing: Pairing) -> [Ask] {
        guard summaryPublished == nil else { return [] }
        var asks: [Ask] = []
        // A change of the schedule holds nothing up: until all have agreed to it, the one in force stays.
        if scheduleInForce != nil { asks += scheduleAgreements(pairing, due: nil) }
        if schedule != nil {
            asks.append(Ask(.proposeSchedule, of: .secretariat, due: nil, .gui("14"), isOptional: true))
        }
        if focalPoint != nil {
            asks.append(
                Ask(.appointFocalPoint, of: .delegate(pairing.reviewed), due: nil, .tor("17"), isOptional: true))
        }
        for reviewer in pairing.reviewers where experts[reviewer] != nil {
            asks.append(
                Ask(
                    .designateExperts, of: .delegate(reviewer), due: nil, .tor("21"), isOptional: true,
                    isOfReviewer: true))
            if !tasks.isEmpty && deskReviews.isEmpty {
                asks.append(Ask(.divideTasks, of: .experts(reviewer), due: nil, .gui("17"), isOptional: true))
            }
        }
        return asks
    }

    private func scheduleAgreements(_ pairing: Pairing, due: Day?) -> [Ask] {
        states.filter { agreedSchedule[$0] == nil }.map {
            Ask(.agreeSchedule, of: .delegate($0), due: due, .gui("14"), isOfReviewer: $0 != pairing.reviewed)
        }
    }

    private func preparation(_ pairing: Pairing, _ limits: RuleSet.Limits, _ timeline: Timeline) -> [Ask] {
        var asks: [Ask] = []
        let introduced = timeline.due(.introduction)
        if focalPoint == nil {
            asks.append(
                Ask(
                    .appointFocalPoint, of: .delegate(pairing.reviewed),
                    // The limit is for the first; who leaves is followed without one.
                    due: focalPointOn == nil ? timeline.due(.focalPoint) : nil,
                    limits.focalPoint.citation))
        }
        for reviewer in pairing.reviewers where experts[reviewer] == nil {
            asks.append(
                Ask(
                    .designateExperts, of: .delegate(reviewer), due: introduction == nil ? introduced : nil, .tor("21"),
                    isOfReviewer: true))
        }
        // What prepares the desk review is asked until that is handed in, and not for ever.
        if deskReviewsComplete { return asks }
        if schedule == nil {
            asks.append(Ask(.proposeSchedule, of: .secretariat, due: introduced, .gui("14")))
        } else if scheduleInForce == nil {
            asks += scheduleAgreements(pairing, due: introduced)
        }
        if introduction == nil && focalPoint != nil && pairing.reviewers.allSatisfy({ experts[$0] != nil }) {
            asks.append(
                Ask(
                    .recordIntroduction, of: .secretariat, due: introduced, limits.introduction.citation))
        }
        for reviewer in pairing.reviewers where tasks.isEmpty && experts[reviewer] != nil {
            asks.append(Ask(.divideTasks, of: .experts(reviewer), due: introduced, .gui("17")))
        }
        return asks
    }

    private func selfAssessment(_ pairing: Pairing, _ limits: RuleSet.Limits, _ timeline: Timeline) -> [Ask] {
        guard responseReceived != nil else {
            guard focalPoint != nil else { return [] }
            let due = timeline.due(.response)
            return [
                Ask(.answerChecklist, of: .focalPoint(pairing.reviewed), due: due, limits.response.citation),
                Ask(.submitResponse, of: .focalPoint(pairing.reviewed), due: due, limits.response.citation),
            ]
        }
        if responseCirculated == nil {
            return [
                Ask(
                    .circulateResponse, of: .secretariat, due: timeline.due(.circulation),
                    limits.circulation.citation)
            ]
        }
        return []
    }

    private func examination(_ pairing: Pairing, _ limits: RuleSet.Limits, _ timeline: Timeline) -> [Ask] {
        guard responseCirculated != nil, dialogueClosed == nil else { return [] }
        guard deskReviewsComplete else {
            return pairing.reviewers.filter { deskReviews[$0] == nil && !tasks.isEmpty }.flatMap { reviewer in
                [ReviewAct.writeDesk, .submitDeskReview].map {
                    Ask(
                        $0, of: .experts(reviewer), due: timeline.due(.deskReview), limits.deskReview.citation)
                }
            }
        }
        let due = timeline.due(.dialogue)
        var asks: [Ask] = []
        if !unanswered.isEmpty {
            asks.append(Ask(.answer, of: .focalPoint(pairing.reviewed), due: due, limits.dialogue.citation))
        }
        if calls.isEmpty {
            asks.append(Ask(.recordCall, of: .secretariat, due: due, limits.dialogue.citation))
        } else if unanswered.isEmpty {
            asks.append(Ask(.closeDialogue, of: .secretariat, due: due, limits.dialogue.citation))
        }
        for reviewer in pairing.reviewers {
            asks.append(Ask(.ask, of: .experts(reviewer), due: due, .tor("23"), isOptional: true))
        }
        if !calls.isEmpty {
            asks.append(Ask(.recordCall, of: .secretariat, due: due, .tor("23"), isOptional: true))
        }
        return asks
    }

    private func texts(_ pairing: Pairing, _ limits: RuleSet.Limits, _ timeline: Timeline) -> [Ask] {
        guard dialogueClosed != nil else { return [] }
        let draftDue = timeline.due(.draftReport)
        let agreed = timeline.due(.agreement)
        let end = timeline.due(.end)
        guard report.sent != nil else {
            return pairing.reviewers.map {
                Ask(.draftReport, of: .experts($0), due: draftDue, limits.draftReport.citation)
            }
                + [Ask(.sendReport, of: .secretariat, due: draftDue, .gui("34"))]
        }
        guard report.final != nil else {
            return agreement(.agreeReport, pairing, agreed: report.agreed, due: agreed)
                + settling(pairing, agreed)
                + [Ask(.comment, of: .focalPoint(pairing.reviewed), due: agreed, .gui("30"), isOptional: true)]
                + explanations(pairing)
                + pairing.reviewers.map {
                    Ask(.draftReport, of: .experts($0), due: agreed, .gui("34"), isOptional: true)
                }
        }
        let publish =
            (reportPublished == nil
                ? [Ask(.publishReport, of: .delegate(pairing.reviewed), due: nil, .tor("36"), isOptional: true)] : [])
            + (requests.isEmpty
                ? [] : [Ask(.answerRequest, of: .delegate(pairing.reviewed), due: nil, .tor("37"))])
        let translate = Ask(.translateSummary, of: .secretariat, due: nil, .tor("35"), isOptional: true)
        guard summaryPublished == nil else { return [translate] + publish }
        if summary.final != nil {
            return [Ask(.publishSummary, of: .secretariat, due: end, .tor("35")), translate] + publish
                + explanations(pairing)
        }
        let drafting = pairing.reviewers.map {
            Ask(.draftSummary, of: .experts($0), due: end, .gui("34"), isOptional: summary.sent != nil)
        }
        guard summary.sent != nil else {
            return drafting + [Ask(.sendSummary, of: .secretariat, due: end, .gui("34"))] + publish
                + explanations(pairing)
        }
        return agreement(.agreeSummary, pairing, agreed: summary.agreed, due: end) + settling(pairing, end) + drafting
            + [Ask(.comment, of: .focalPoint(pairing.reviewed), due: end, .gui("30"), isOptional: true)] + publish
            + explanations(pairing)
    }

    /// Comments of the State under review are taken in, answered or discussed (GUI 30, 34).
    private func settling(_ pairing: Pairing, _ due: Day) -> [Ask] {
        openComments == 0
            ? [] : pairing.reviewers.map { Ask(.settleComments, of: .experts($0), due: due, .gui("34")) }
    }

    /// The State under review may ask how a challenge could be met; the experts explain (GUI 33).
    private func explanations(_ pairing: Pairing) -> [Ask] {
        [Ask(.askExplanation, of: .focalPoint(pairing.reviewed), due: nil, .gui("33"), isOptional: true)]
            + (unexplained.isEmpty
                ? []
                : pairing.reviewers.map { Ask(.reply, of: .experts($0), due: nil, .gui("33"), isOptional: true) })
    }

    /// All three States agree: the State under review by its focal point, the reviewing States by their experts.
    private func agreement(_ act: ReviewAct, _ pairing: Pairing, agreed: Set<StateCode>, due: Day) -> [Ask] {
        states.filter { !agreed.contains($0) }.map {
            Ask(act, of: $0 == pairing.reviewed ? .focalPoint($0) : .experts($0), due: due, .tor("33"))
        }
    }

    var stage: Stage {
        if summaryPublished != nil { return .published }
        if report.final != nil { return .summary }
        if report.sent != nil { return .agreement }
        if dialogueClosed != nil { return .drafting }
        if deskReviewsComplete { return .dialogue }
        if responseCirculated != nil { return .deskReview }
        if informed == nil { return .drawn }
        return focalPoint == nil ? .preparation : .selfAssessment
    }
}
