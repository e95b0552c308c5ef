import Kernel

/// What the final clauses of an instrument set: from when until when it was open for signature, which of its articles
/// say what, and how many articles it has.
package struct FinalClauses: Hashable, Sendable {
    package let instrument: Instrument
    /// Number of its articles.
    package let articles: Int
    /// First and last day of the period for signature.
    package let signature: ClosedRange<Day>
    /// Article on signature, ratification, acceptance, approval and accession.
    package let consentArticle: Int
    package let entryIntoForceArticle: Int
    package let denunciationArticle: Int

    /// Instruments of consent that bring it into force (38 (1) and its like).
    package static let instrumentsNeeded = 40
    /// It enters into force on the ninetieth day after the deposit of the last of these (38 (1)).
    package static let daysToEntryIntoForce = 90
    /// For a State that comes later, on the thirtieth day after its own deposit (38 (2)).
    package static let daysToEntryIntoForceForState = 30
    /// A denunciation takes effect one year after it was received (40 (1)).
    package static let monthsToDenunciation = 12

    /// The Convention and the first two Protocols were open from the conference at Palermo; the Protocol on firearms
    /// from the thirtieth day after its adoption on 31 May 2001; all until 12 December 2002.
    package static func of(_ instrument: Instrument) -> FinalClauses {
        switch instrument {
        case .untoc: FinalClauses(instrument, 41, opened: palermo, consent: 36, entry: 38, denunciation: 40)
        case .tip: FinalClauses(instrument, 20, opened: palermo, consent: 16, entry: 17, denunciation: 19)
        case .som: FinalClauses(instrument, 25, opened: palermo, consent: 21, entry: 22, denunciation: 24)
        case .firearms:
            FinalClauses(
                instrument, 21, opened: day(2001, 5, 31).adding(days: 30), consent: 17, entry: 18, denunciation: 20)
        }
    }

    /// The article that an act is judged by, among those of the Convention.
    func citation(_ kind: ActKind) -> Citation {
        switch (instrument, kind) {
        case (_, .withdrawal): Citation(.untoc, "40")
        case (.untoc, _): Citation(.untoc, "36")
        case (_, .signature): Citation(.untoc, "37(3)")
        default: Citation(.untoc, "37(2)")
        }
    }

    private init(_ instrument: Instrument, _ articles: Int, opened: Day, consent: Int, entry: Int, denunciation: Int) {
        self.instrument = instrument
        self.articles = articles
        self.signature = opened...FinalClauses.closed
        self.consentArticle = consent
        self.entryIntoForceArticle = entry
        self.denunciationArticle = denunciation
    }

    private static let palermo = day(2000, 12, 12)
    private static let closed = day(2002, 12, 12)

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        guard let day = Day(year: year, month: month, day: day) else { preconditionFailure("not in the calendar") }
        return day
    }
}
