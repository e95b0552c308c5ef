import Kernel

extension Register {
    package enum Command: Sendable {
        /// Fills an empty register with what is known when an installation begins.
        case seed([Entry], [PartyDateUnknown])
        case record(Entry)
        case recordPartyDateUnknown(PartyDateUnknown)
        case recordStatement(Statement)
        /// Attaches an official text. Attached again, the later one is read.
        case attachText(Text)
        /// Strikes a wrong record out.
        case withdrawRecord(id: String, reason: String)
        /// Strikes a wrong act out and records the right one in its place.
        case correct(id: String, entry: Entry, reason: String)
    }
}
