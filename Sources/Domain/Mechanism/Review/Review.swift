import Kernel

/// One country review: the spine that everything hangs on. One stream a review, "review/1-xaa".
///
/// It knows who takes part, what was done and when, and from that alone says what is asked of whom now (`Asks.swift`).
/// The response to the checklist and the texts of the report are kept in their own rooms; the milestones they reach
/// are recorded here in the same transaction, so that this stream tells the whole course of the review.
///
/// The order of things, and the paragraphs: informed (GUI 12) → focal point (TOR 17), experts (TOR 21), schedule and
/// languages (GUI 14), introduction (GUI 16), tasks divided (GUI 17) → response (TOR 15) → circulated (GUI 15) →
/// desk review by both reviewing States (GUI 21) → dialogue (GUI 23) → draft report (GUI 30), agreed by all three
/// (TOR 33) → executive summary, agreed and published (TOR 35).
package enum Review: Room {
    package static let initial = State()
}
