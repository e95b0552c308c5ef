/// The kernel: the words every room of the domain shares.
///
/// States and their regional groups, the four instruments, the six languages, days and time limits, who acts and in
/// what capacity, the rule an act rests on, the refusal that cites it, and the shape of a room. Rooms import the
/// kernel and nothing else; what one room needs of another comes to it as a kernel value.
///
/// Nothing here knows the clock, chance, a disk or the web.
package protocol Room: SendableMetatype {
    /// What is asked of the room.
    associatedtype Command: Sendable
    /// What the room records; the only thing that is ever stored.
    associatedtype Event: Kernel.Event
    /// What the room knows of one stream, folded from its events.
    associatedtype State: Sendable

    /// The state of a stream on which nothing has been recorded.
    static var initial: State { get }

    /// The rules of the field: the events that follow from a command, or a refusal that cites its paragraph.
    static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event]

    /// Folds one recorded event into the state. Total: every event that was ever recorded can be folded.
    static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp)
}

/// Something that happened, as it is kept for ever.
///
/// An event is an enum with labelled values; its stored name is `room.case/version`, its body the values as JSON.
/// Where a form changes, the new form takes the next version and an upcaster reads the old one.
package protocol Event: SendableMetatype, Codable, Equatable, Sendable {
    /// The first word of the stored name: "review" in "review.opened/1".
    static var room: String { get }
    /// The versions of cases that are no longer at their first form.
    static var versions: [String: Int] { get }
    /// Turns the body of an older version into the present one.
    static func upcast(_ name: String, version: Int, _ body: JSON) -> JSON
    /// The paragraphs under which the event is recorded.
    var citations: [Citation] { get }
}

extension Event {
    package static var versions: [String: Int] { [:] }
    package static func upcast(_ name: String, version: Int, _ body: JSON) -> JSON { body }
    package var citations: [Citation] { [] }
}

/// What a decision may know of the world: the moment, the actor, a source of new names, and fingerprints.
package struct Context: Sendable {
    package let now: Instant
    package let actor: Actor
    /// Gives an identifier never given before: lower-case letters and digits.
    package let newID: @Sendable () -> String
    /// SHA-256 over the canonical form of a text, in lower-case hexadecimal: what an agreement is an agreement to.
    package let fingerprint: @Sendable (JSON) -> String

    package init(
        now: Instant, actor: Actor, newID: @escaping @Sendable () -> String,
        fingerprint: @escaping @Sendable (JSON) -> String
    ) {
        self.now = now
        self.actor = actor
        self.newID = newID
        self.fingerprint = fingerprint
    }

    /// The day of `now`, in Coordinated Universal Time.
    package var today: Day { now.day }
}

/// When, by whom and in what capacity an event was recorded.
package struct Stamp: Equatable, Sendable {
    package let at: Instant
    package let actor: Actor

    package init(at: Instant, actor: Actor) {
        self.at = at
        self.actor = actor
    }

    package var day: Day { at.day }
}
