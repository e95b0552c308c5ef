extension Case {
    /// What is refused.
    static let bad = [
        inputTwice, drawnTwice, lateWord, notOnRoll, takenBackLate, closedTooSoon, nothingAfterWords, wrongDice,
        beaconSkipped, outOfTurn, wrongBalls,
        twiceOrNever, cycleTooSoon, withoutDecision, outOfProportion, deferredTooFar, notTwoOthers,
        notPartyToProtocol, fromElsewhere, lotsTooEarly, mutualReviews, thirdNewLot, servingAllTheSame, fourReviews,
        lotsKept, refusalLost, yearsUndecided, newCalendarWrong, rollAsItWas,
        noListYet, oneExpertTooMany, nobodyInformed, nobodyAppointed, unfundedLanguage, notConsulted, noConference,
        undivided, incomplete, helpTooLate, notCleared, noMinistry, nobodyConsulted, notCirculated, noFindings,
        outsideScope, deskOfOthers, notAMember, noDialogue, noDraftYet, reportTooSoon,
        notFromTheFile, notSent, notAgreed, summaryNotAgreed, publishedTooSoon, notFinal, notGranted, visitNotAgreed,
        stakeholdersLast, visitUnplanned, noFunds, nothingHeld, letterTooSoon, secondReport, notYetGiven,
        suspicionNotBrought,
    ].flatMap { $0 }

    /// What is taken.
    static let good = [
        inputPublished, drawnOnce, wordInTime, onRoll, takenBack, closedOnTheDay, lateSource, diceAsAnnounced,
        beaconAsAnnounced, inTurn, threeBalls,
        eachStateOnce, cycleAfterCycle, byDecision, proportionate, deferredOnce, twoOthers,
        partyToProtocol, fromTheRegion, lotsInTheYear, noMutualReviews, twoNewLots, servingDeferred, threeReviews,
        lotsDeclined, refusalKept, yearsDecided, newCalendar, rollUpToDate,
        listFirst, twentyExperts, informed, focalPoint, workingLanguages, consulted, conference, divided, complete,
        helpAsked, clearedAtHome, ministries,
        consultedAtHome, circulated, findings, insideScope, desk, member, dialogue, explained, finalStage,
        sentForAgreement, agreedByAll,
        fromTheFile, summaryAgreed, summaryPublished, reportPublished, granted, visitAgreed, stakeholdersFirst,
        visitPlanned, funds, preliminaryFindings, lettersIssued, oneReport, givenBefore, suspicionBrought,
    ].flatMap { $0 }
}
