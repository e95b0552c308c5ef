import Kernel

extension Review {
    package struct State: Sendable {
        var opened: Opened?
        var pairing: Pairing?
        var informed: Informed?
        /// Whether the three States were informed of the beginning (GUI 12); then no lot is drawn again.
        package var isInformed: Bool { informed != nil }
        var focalPoint: NamedPerson?
        var focalPointOn: Day?
        var qualifications = ""
        var experts: [StateCode: [NamedPerson]] = [:]
        /// Everybody who holds or held a place, in the order they came.
        var places: [Place] = []
        /// What was proposed last; in force when all three States have agreed to it.
        var schedule: Schedule?
        var agreedSchedule: [StateCode: Day] = [:]
        /// What all three States agreed to last: it stays until they have agreed to something else.
        var scheduleInForce: Schedule?
        var introduction: Meeting?
        var tasks: [Article: StateCode] = [:]
        var responseReceived: Day?
        var responseCirculated: Day?
        var circulationNote = ""
        var deskReviews: [StateCode: DeskReview] = [:]
        var desk: [StateCode: [Article: Desk]] = [:]
        var materials: [Considered] = []
        var dialogue: [Exchange] = []
        var calls: [Meeting] = []
        var dialogueClosed: Day?
        var report = Progress()
        var summary = Progress()
        /// Comments of the State under review that wait for an answer.
        var openComments = 0
        var summaryPublished: Day?
        var partsPublished: Day?
        var reportPublished: Day?
        /// Other States that asked to read the report and wait for an answer (TOR 37).
        var requests: Set<StateCode> = []
        var meetings: [DirectMeeting] = []
        var letters: [IssuedLetter] = []
        var course: [Step] = []

        /// The three States, the one under review first.
        var states: [StateCode] { pairing.map { [$0.reviewed] + $0.reviewers } ?? [] }
        var deskReviewsComplete: Bool { pairing.map { $0.reviewers.allSatisfy { deskReviews[$0] != nil } } ?? false }
    }

    package struct Opened: Sendable {
        package let cycle: Int
        package let year: Int
        package let protocols: [Instrument]
        package let scope: [Article]
        package let ruleSet: RuleSet
        /// The day of the lot that counts: the last one drawn.
        package internal(set) var on: Day
    }

    package struct Informed: Sendable {
        package let begins: Day
        package let training: Day?
        package let note: String
        package let staff: NamedPerson
        package let on: Day
    }

    package struct Schedule: Sendable {
        package let languages: [Language]
        /// A further language and the voluntary funds that pay for it (TOR 50).
        package let other: String
        package let funding: String
        package let note: String
        /// Days for single stops; the others follow the limits.
        package let days: [Timeline.Stop: Day]
        /// Why it should replace the one in force.
        package let reason: String
        package let on: Day
    }

    package struct Meeting: Sendable {
        package let on: Day
        package let means: Means
        package let conclusions: String
        /// Names with their capacities, as they were written down.
        package let participants: [String]
    }

    package struct DeskReview: Sendable {
        package let findings: [Finding]
        package let on: Day
    }

    /// How far a text has come on its way to agreement.
    struct Progress: Sendable {
        var sent: Day?
        var agreed: Set<StateCode> = []
        var final: Day?
        var fingerprint: String?
    }

    /// One step in the course of a review: what, when, by whom, under which paragraphs.
    package struct Step: Sendable {
        package let name: String
        package let stamp: Stamp
        package let citations: [Citation]
        /// The State whose step it was, where the event names one.
        package let state: StateCode?
    }
}
