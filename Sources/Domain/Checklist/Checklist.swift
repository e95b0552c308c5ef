/// The comprehensive self-assessment checklist (TOR 15; resolution 5/5, paragraph 6: the "omnibus tool").
///
/// A `Questionnaire` is data: questions in six languages, each bound to its provision. A published version never
/// changes, so an answer is for ever shown in the wording it answered. A `Response` is what one State under review
/// answers, saved article by article as often as its people like; two people never overwrite each other unseen,
/// because each save names the revision it was written upon. It is handed in once, complete (TOR 15), naming the
/// stakeholders consulted or saying that none were (TOR 27).
import Kernel
