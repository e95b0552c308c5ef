// The draws of lots: which States are reviewed in which year, and by whom.
//
// What a delegation must be able to say after a draw: every valid outcome had the same chance; nobody could steer
// it; the cycle can still be completed; and we have replayed it ourselves. So a draw is a function of its published
// input and a seed of public bits, in integers only, and the order of the States in the input has no effect.
//
// Sources:
// - TOR 14: the year in which each State is reviewed, by group in proportion (`Calendar`).
// - TOR 18: two reviewing States, other than the one under review. TOR 18 bis: party to its Protocols; each of the
//   two, or the two together, as the rule set reads it (`Cover`).
// - TOR 19: one of the same regional group, if possible of a similar legal system; no mutual reviews in the whole
//   cycle; a lot may be drawn again, and then falls upon neither earlier reviewer (`Exclusion`).
// - TOR 20: from one to three reviews for each State by the end of the cycle; a State may serve in a later year.
//
// The files, by what they are for:
// - what is drawn from: `Bits` (seed and stream of chance), `Entrant` (a State, whatever its names), `Instance` (an
//   input of one's own), `SyntheticRoll`;
// - the draws: `Calendar` (the first), `Pairs` (the second, its input and result), `Pools` (whom each lot could fall
//   upon), `Feasibility` (what cannot be), `Drawing` (a draw made ready), `Chain` (the drawing), `Book` (a thousand);
// - in public: `Transcript` (all of a draw, line by line, and `Replay`, which makes it again), `Outcome` (what one says),
//   `Diagnosis` (how well the chain mixed, and the chances of each lot); written down in full in docs/lots.md;
// - second opinions, which share nothing with the drawing: `Violations` (on any pairs), `Reading` and
//   `CertificateCheck` (on why something cannot be), `Refutation` (all ways tried, as a tree);
// - measures: `Census` and `Row` (exact counts), `Enumeration` (every assignment), `Natural` (large numbers),
//   `Certificate` (the search for one), `Simulation` and `SimulatedCycle` (whole cycles, with all that States may ask).
//
// Promised now: every hard rule is kept, looking ahead to the end of the cycle, or the draw is refused; the calendar
// is uniform exactly; the pairs are uniform as far as the chain has mixed, tested on small cases by enumeration; the
// same input and seed give the same result everywhere. Where the minimum of TOR 20 cannot be given to every State,
// as few reviews as possible are missing, all ways of that equally likely, and the States concerned are named. The
// preference for similar legal systems is a rule for pools, and gives way to TOR 20: where it is shown to stand in
// the way, and where the chain finds no way under it.
//
// An act before a draw (a deferral, a State that declines) is possible if the cycle can still be completed after it:
// `Drawing` refuses what is shown not to be, and `Drawing.completion` shows a way for the rest. Passing the first
// alone is not enough: small groups have been met in which every count was right and the draw impossible.
//
// Refusals: `lots.roll-repeated`, `lots.not-on-roll`, `lots.reviewed-twice`, `lots.no-possible-reviewer`,
// `lots.mutual-forced`, `lots.too-few-places` (proofs), `lots.infeasible` (the chain found no way),
// `lots.years-not-counted`, `lots.groups-not-counted`, `lots.tables-not-counted`; of an act before a draw also
// `lots.minimum-lost` (it would take the minimum from a State). What shows a refusal is said by `lots.proof.…`
// (`CertificateReason`).
