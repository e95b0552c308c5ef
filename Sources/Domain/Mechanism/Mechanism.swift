/// The mechanism: the review of implementation as the Conference described it in 2010 (resolution 5/5, annex I).
///
/// Four things live here, each in a folder of its own:
///
/// - `RuleSets/`: the numbers of the terms of reference as data, each with its paragraph. An amendment by the
///   Conference (TOR 46) is another rule set; a running cycle keeps the one it was opened under.
/// - `Cycle/`: a review cycle from the Conference's decision to its last draw: the roll, the calendar (TOR 14), the
///   list of experts circulated before each draw (TOR 21), the pairs of each year (TOR 18–20). The lots themselves are
///   drawn in the room `Lots`; what comes back is recorded here and checked against every hard rule once more.
/// - `Roster/`: the governmental experts a State has named, at most twenty (TOR 21).
/// - `Review/`: one country review, the spine of everything: who takes part, what was done when, what is asked of whom
///   now and until when. The response to the checklist and the texts of the report live in rooms of their own and tell
///   the review their milestones.
///
/// Time limits warn and never refuse: the guidelines are indicative (GUI 9).
import Kernel
