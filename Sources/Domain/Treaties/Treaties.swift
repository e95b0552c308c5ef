/// The status register: which State did what to which instrument, when, and who says so.
///
/// There are four instruments, the Convention and its three Protocols, and one register for all of them: one stream,
/// folded into `Register.State`, read through `RegisterView`.
///
/// **What is recorded.** Acts (signature, ratification, acceptance, approval, accession, succession, withdrawal),
/// statements made about them (reservation, declaration, objection, notification), the fact that a State is party on
/// a day nobody has found, and the official text of an instrument where an installation supplies it. Each record names
/// its source. A record that turns out wrong is struck out by a later record and counts no more; nothing is edited.
///
/// **What is computed, never typed.** Who is party on a day, when an instrument entered into force and for whom, the
/// totals, the growth, the roll of States for the draws. `Membership.swift` and `EntryIntoForce.swift` hold the law:
/// the final clauses of the Convention (articles 36 to 41) and of the Protocols (articles 16 to 20 on trafficking in
/// persons, 21 to 25 on smuggling of migrants, 17 to 21 on firearms), read in `FinalClauses.swift`.
///
/// **What is refused.** A command is tried on a copy of the register; if the history of a State then holds a fault it
/// did not hold before, the command is refused with that fault. So a record entered late, a correction and a striking
/// out are judged by the same rules as a record entered in time, and the seed by the same rules as all of them: the
/// historical data contradicts none. Not judged, because the register does not know it: whether one of an
/// organization's members is party (36, paragraphs 2 to 4), and whether who ratifies had signed (two acts in the data
/// would fail that).
///
/// Codes of the refusals, below `refusal.` in the catalogues:
/// - of input: `register.state-code`, `register.source-missing`, `register.evidence-missing`, `register.reason-missing`,
///   `register.text-missing`, `register.date-in-future`, `register.objection-only`, `register.unknown-statement`,
///   `register.unknown-record`, `register.already-struck`, `register.not-an-act`, `register.text-no-article`,
///   `register.text-article-missing`, `register.text-article-twice`, `register.text-article-empty`,
///   `register.text-article-number`;
/// - of the field: `register.signature-period`, `register.already-signed`, `register.before-opening`,
///   `register.already-party`, `register.convention-first`, `register.not-party`, `register.already-denounced`,
///   `register.already-seeded`.
import Kernel

package enum Register: Room {
    package static var initial: State { State() }
}

/// What a State does to become, be, or cease to be, a party.
package enum ActKind: String, CaseIterable, Codable, Hashable, Sendable {
    case signature, ratification, acceptance, approval, accession, succession, withdrawal

    /// By these a State consents to be bound.
    package var isConsent: Bool {
        switch self {
        case .ratification, .acceptance, .approval, .accession, .succession: true
        case .signature, .withdrawal: false
        }
    }

    /// The instruments that article 38 (1) counts towards the fortieth: a succession deposits none.
    var countsTowardsEntryIntoForce: Bool { isConsent && self != .succession }

    /// The order in which acts of one day are taken.
    var rank: Int { self == .signature ? 0 : isConsent ? 1 : 2 }
}

package enum StatementKind: String, CaseIterable, Codable, Hashable, Sendable {
    case reservation, declaration, objection, notification
}

extension Register {
    /// An act as somebody hands it in.
    package struct Entry: Hashable, Sendable {
        package let state: StateCode
        package let instrument: Instrument
        package let kind: ActKind
        /// The day of the signature, of the deposit, or of the receipt of the notification.
        package let day: Day
        package let source: String

        package init(_ state: StateCode, _ instrument: Instrument, _ kind: ActKind, _ day: Day, source: String) {
            self.state = state
            self.instrument = instrument
            self.kind = kind
            self.day = day
            self.source = source
        }
    }

    /// An act as it stands in the register.
    package struct Act: Hashable, Sendable {
        package let id: String
        package let entry: Entry

        package var state: StateCode { entry.state }
        package var instrument: Instrument { entry.instrument }
        package var kind: ActKind { entry.kind }
        package var day: Day { entry.day }
        package var source: String { entry.source }
    }

    /// A State known to be party, on a day nobody has found yet. Recording the act itself answers it.
    package struct PartyDateUnknown: Hashable, Sendable {
        package let state: StateCode
        package let instrument: Instrument
        package let evidence: String

        package init(_ state: StateCode, _ instrument: Instrument, evidence: String) {
            self.state = state
            self.instrument = instrument
            self.evidence = evidence
        }
    }

    /// What a State says about its being, or another's being, bound.
    package struct Statement: Hashable, Sendable {
        package let state: StateCode
        package let instrument: Instrument
        package let kind: StatementKind
        package let text: String
        package let language: Language
        package let day: Day
        package let source: String
        /// The statement objected to, by its id; of an objection only.
        package let objectsTo: String?

        package init(
            _ state: StateCode, _ instrument: Instrument, _ kind: StatementKind, text: String, language: Language,
            day: Day, source: String, objectsTo: String? = nil
        ) {
            self.state = state
            self.instrument = instrument
            self.kind = kind
            self.text = text
            self.language = language
            self.day = day
            self.source = source
            self.objectsTo = objectsTo
        }
    }

    /// The official text of an instrument in a language, article by article.
    package struct Text: Hashable, Sendable {
        package let instrument: Instrument
        package let language: Language
        package let articles: [Int: String]
        package let source: String

        package init(_ instrument: Instrument, _ language: Language, articles: [Int: String], source: String) {
            self.instrument = instrument
            self.language = language
            self.articles = articles
            self.source = source
        }
    }

    /// Anything but an act, with the id it was recorded under.
    package struct Recorded<Value: Hashable & Sendable>: Hashable, Sendable {
        package let id: String
        package let value: Value
    }

    /// Why a record counts no more.
    package struct Strike: Hashable, Sendable {
        package let reason: String
        /// The record that takes its place, if one does.
        package let replacedBy: String?
        package let day: Day
    }
}
