/// The comprehensive self-assessment checklist (TOR 15; resolution 5/5, paragraph 6: the "omnibus tool").
///
/// A `Questionnaire` is data: questions in six languages, each bound to its provision. A published version never
/// changes, so an answer is for ever shown in the wording it answered; a new version keeps a question by keeping its
/// identifier. A `Response` is what one State under review answers, question by question: its focal point gives
/// articles to ministries and agencies, their people write, the focal point clears, and hands in the whole, complete
/// (TOR 15), naming the stakeholders consulted or saying that none were (TOR 27). Nobody overwrites anybody unseen:
/// each save names the revision it was written upon, and what was written without a connection stands beside what
/// was written meanwhile until a person chooses.
///
/// A draft is the State's own: the secretariat sees it when asked to help (TOR 16), the reviewing States when it was
/// handed in and circulated (GUI 15).
import Kernel
