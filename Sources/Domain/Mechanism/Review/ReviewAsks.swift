import Kernel

extension Review.State {
    /// What is asked now, of whom, until when and why. The first that is not optional says who holds the pen.
    var asks: [Ask] {
        guard let opened, let pairing else { return [] }
        let limits = opened.ruleSet.limits
        guard let informed else {
            return [Ask(.inform, of: .secretariat, due: opened.on.adding(limits.inform.value), limits.inform.citation)]
        }
        return preparation(informed, pairing, limits) + selfAssessment(informed, pairing, limits)
            + examination(pairing, limits) + texts(informed, pairing, limits) + changes(pairing)
    }

    /// People change in the course of a review, and a division of tasks may be thought over.
    private func changes(_ pairing: Pairing) -> [Ask] {
        guard summaryPublished == nil else { return [] }
        var asks: [Ask] = []
        if schedule != nil && Set(agreedSchedule.keys) != Set(states) && !deskReviewsComplete {
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

    private func preparation(_ informed: Review.Informed, _ pairing: Pairing, _ limits: RuleSet.Limits) -> [Ask] {
        var asks: [Ask] = []
        func after(_ rule: Rule<TimeLimit>) -> Day { informed.on.adding(rule.value) }
        if focalPoint == nil {
            asks.append(
                Ask(
                    .appointFocalPoint, of: .delegate(pairing.reviewed), due: after(limits.focalPoint),
                    limits.focalPoint.citation))
        }
        for reviewer in pairing.reviewers where experts[reviewer] == nil {
            asks.append(
                Ask(
                    .designateExperts, of: .delegate(reviewer), due: after(limits.introduction), .tor("21"),
                    isOfReviewer: true))
        }
        // What prepares the desk review is asked until that is handed in, and not for ever.
        if deskReviewsComplete { return asks }
        if schedule == nil {
            asks.append(Ask(.proposeSchedule, of: .secretariat, due: after(limits.introduction), .gui("14")))
        } else {
            for state in states where agreedSchedule[state] == nil {
                asks.append(
                    Ask(
                        .agreeSchedule, of: .delegate(state), due: after(limits.introduction), .gui("14"),
                        isOfReviewer: state != pairing.reviewed))
            }
        }
        if introduction == nil && focalPoint != nil && pairing.reviewers.allSatisfy({ experts[$0] != nil }) {
            asks.append(
                Ask(
                    .recordIntroduction, of: .secretariat, due: after(limits.introduction), limits.introduction.citation
                ))
        }
        for reviewer in pairing.reviewers where tasks.isEmpty && experts[reviewer] != nil {
            asks.append(Ask(.divideTasks, of: .experts(reviewer), due: after(limits.introduction), .gui("17")))
        }
        return asks
    }

    private func selfAssessment(_ informed: Review.Informed, _ pairing: Pairing, _ limits: RuleSet.Limits) -> [Ask] {
        guard let received = responseReceived else {
            guard focalPoint != nil else { return [] }
            let due = informed.on.adding(limits.response.value)
            return [
                Ask(.answerChecklist, of: .focalPoint(pairing.reviewed), due: due, limits.response.citation),
                Ask(.submitResponse, of: .focalPoint(pairing.reviewed), due: due, limits.response.citation),
            ]
        }
        if responseCirculated == nil {
            return [
                Ask(
                    .circulateResponse, of: .secretariat, due: received.adding(limits.circulation.value),
                    limits.circulation.citation)
            ]
        }
        return []
    }

    private func examination(_ pairing: Pairing, _ limits: RuleSet.Limits) -> [Ask] {
        guard let circulated = responseCirculated, dialogueClosed == nil else { return [] }
        guard deskReviewsComplete else {
            let due = circulated.adding(limits.deskReview.value)
            return pairing.reviewers.filter { deskReviews[$0] == nil && !tasks.isEmpty }.flatMap { reviewer in
                [ReviewAct.writeDesk, .submitDeskReview].map {
                    Ask($0, of: .experts(reviewer), due: due, limits.deskReview.citation)
                }
            }
        }
        let due = deskReviews.values.map(\.on).max()?.adding(limits.dialogue.value)
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

    private func texts(_ informed: Review.Informed, _ pairing: Pairing, _ limits: RuleSet.Limits) -> [Ask] {
        guard dialogueClosed != nil else { return [] }
        let draftDue = informed.begins.adding(limits.draftReport.value)
        let end = informed.begins.adding(limits.review.value)
        guard report.sent != nil else {
            return pairing.reviewers.map {
                Ask(.draftReport, of: .experts($0), due: draftDue, limits.draftReport.citation)
            }
                + [Ask(.sendReport, of: .secretariat, due: draftDue, .gui("34"))]
        }
        guard report.final != nil else {
            return agreement(.agreeReport, pairing, agreed: report.agreed, due: end)
                + [Ask(.comment, of: .focalPoint(pairing.reviewed), due: end, .gui("30"), isOptional: true)]
                + explanations(pairing)
                + pairing.reviewers.map { Ask(.draftReport, of: .experts($0), due: end, .gui("34"), isOptional: true) }
        }
        let publish =
            reportPublished == nil
            ? [Ask(.publishReport, of: .delegate(pairing.reviewed), due: nil, .tor("36"), isOptional: true)] : []
        guard summaryPublished == nil else { return publish }
        if summary.final != nil {
            return [Ask(.publishSummary, of: .secretariat, due: end, .tor("35"))] + publish + explanations(pairing)
        }
        let drafting = pairing.reviewers.map {
            Ask(.draftSummary, of: .experts($0), due: end, .gui("34"), isOptional: summary.sent != nil)
        }
        let agreement = agreement(.agreeSummary, pairing, agreed: summary.agreed, due: end)
        return (summary.sent == nil ? [] : agreement) + drafting + publish + explanations(pairing)
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
