import Checklist
import Kernel
import Mechanism
import Reports
import Treaties

/// The whole file of a review, as far as one reader may see it.
package struct ReviewFile: Sendable {
    package let id: ReviewID
    package let review: ReviewView
    package let response: ResponseView?
    package let report: ReportView?
    package let questionnaire: Questionnaire?
    /// What the State under review did to each instrument, from the status register.
    package let acts: [Register.Act]
    package let madeOn: Day
}

extension Desk {
    package func file(_ id: ReviewID, as actor: Actor) throws -> ReviewFile {
        guard let review = try review(id, as: actor) else { throw Refusal.hidden }
        let response = try response(id, as: actor)
        return ReviewFile(
            id: id, review: review, response: response, report: try report(id, as: actor),
            questionnaire: response.flatMap { facts.questionnaire($0.questionnaire, version: $0.version) },
            acts: try register(ownRegister).acts(of: review.pairing.reviewed), madeOn: today)
    }
}
