import Kernel

/// A review cycle, from the Conference's decision to its last draw. One stream, "cycle/1".
///
/// Rules, with their paragraphs: opened by a decision of the Conference (TOR 45), after the one before is complete
/// (TOR 13); the calendar drawn once, proportionate to the groups (TOR 14); the experts' list circulated before the
/// lots of a year are drawn (TOR 21); pairs drawn not before their year begins (TOR 19) and kept to every hard rule of
/// TOR 18–20; a review deferred once, to the following year (TOR 14); lots repeated at most twice for a State, unless
/// exceptional circumstances are recorded (TOR 19).
package enum Cycle: Room {
    package static let initial = State()
}
