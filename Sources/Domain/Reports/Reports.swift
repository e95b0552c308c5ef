/// The country review report and its executive summary, by the blueprint (terms of reference, appendix II).
///
/// A report is paragraphs in places. The places are the blueprint's (`Blueprint.swift`): an introduction, the process,
/// the ratification and the legal system (BLU 1–10), which write themselves from the file and may be corrected with a
/// reason; and of each article five parts (BLU 11–16), which the experts of the reviewing States draft by several
/// hands. Each paragraph has its own history. The secretariat sends the draft to the State under review (GUI 34), which
/// comments paragraph by paragraph; each comment is taken in, answered or discussed (GUI 30, 34).
///
/// Agreement is to a paragraph, by each of the three States, and names the fingerprint of its text: a paragraph that
/// changes is open again, and that one only. When all three agree to all paragraphs and no comment is left open, the
/// report is final (TOR 33). Then the executive summary (BLU 7), the same way; it is published by the secretariat
/// (TOR 35) and translated. The report stays confidential but for what the State under review publishes or grants to
/// another State party (TOR 36, 37), paragraph by paragraph.
import Kernel
