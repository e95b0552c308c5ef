import Access
import Checklist
import Mechanism
import Reports

/// Every event there is. One that is added to a room stops this file from compiling: list it here, give it an event in
/// `SampleEvents.swift`, and freeze its sample in `Samples/`.
extension SamplesTests {
    static func isListed(_ event: Cycle.Event) -> Bool {
        switch event {
        case .opened, .inputPublished, .calendarDrawn, .reviewDeferred, .servingDeferred, .expertsCirculated,
            .pairsDrawn, .pairRedrawn, .lotsDeclined, .rollUpdated, .yearsDecided, .calendarRedrawn, .requestRefused:
            true
        }
    }

    static func isListed(_ event: Ceremony.Event) -> Bool {
        switch event {
        case .announced, .contributed, .takenBack, .closed, .diceRolled, .beaconNoted, .beaconSkipped, .seeded,
            .bookPrinted, .ballsDrawn, .drawn, .failed:
            true
        }
    }

    static func isListed(_ subject: Ceremony.Subject) -> Bool {
        switch subject {
        case .calendar, .newCalendar, .pairs, .redraw, .decline: true
        }
    }

    static func isListed(_ event: Suspicion.Event) -> Bool {
        switch event {
        case .reported, .brought, .concluded: true
        }
    }

    static func isListed(_ event: Roster.Event) -> Bool {
        switch event {
        case .nominated, .withdrawn: true
        }
    }

    static func isListed(_ event: Review.Event) -> Bool {
        switch event {
        case .opened, .reviewersReplaced, .informed, .focalPointAppointed, .expertsDesignated, .focalPointStoodDown,
            .expertStoodDown, .scheduleProposed,
            .scheduleAgreed, .introductionHeld, .tasksDivided, .responseReceived, .responseCirculated,
            .deskReviewSubmitted, .deskNoted, .deskShared, .materialConsidered, .callHeld, .asked, .answered, .replied,
            .messageTranslated, .dialogueClosed, .reportSent, .reportRevised,
            .reportAgreed,
            .reportFinal, .summaryDrafted, .summaryAgreed, .summaryFinal, .summaryPublished, .reportPublished,
            .reportCommented, .commentSettled, .summaryRevised, .partsPublished, .accessRequested, .accessAnswered,
            .meetingProposed, .meetingAnswered, .stakeholdersProposed, .meetingPlanned, .meetingHeld, .meetingFindings,
            .letterIssued:
            true
        }
    }

    static func isListed(_ event: Response.Event) -> Bool {
        switch event {
        case .opened, .saved, .answered, .noted, .brought, .setAside, .markedReady, .cleared, .commented, .assigned,
            .peopleAdded, .assignmentEnded, .attached, .detached, .helpAsked, .helpEnded, .stakeholdersDeclared,
            .supplemented,
            .submitted:
            true
        }
    }

    static func isListed(_ event: Report.Event) -> Bool {
        switch event {
        case .opened, .drafted, .sent, .commented, .agreed, .finalised, .summaryDrafted,
            .summaryAgreed,
            .summaryFinalised, .summaryPublished, .reportPublished,
            .spoken, .wrote, .revised, .struck, .summarySent, .remarked, .settled, .consented, .partsPublished,
            .accessRequested, .accessGranted, .accessDeclined, .translationAssigned, .translated:
            true
        }
    }

    static func isListed(_ event: Nomination.Event) -> Bool {
        switch event {
        case .recorded, .arrivalProposed, .departureProposed, .struck, .accepted, .refused, .withdrawn: true
        }
    }

    static func isListed(_ event: Account.Event) -> Bool {
        switch event {
        case .opened, .granted, .removed, .invited, .accepted, .remindersChosen, .languageChosen, .erased: true
        }
    }

    static func isListed(_ event: Reminder.Event) -> Bool {
        switch event {
        case .prepared, .handed, .settled, .written: true
        }
    }

    static func isListed(_ event: Installation.Event) -> Bool {
        switch event {
        case .founded: true
        }
    }
}
