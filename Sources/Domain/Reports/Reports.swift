/// The country review report and its executive summary, by the blueprint (terms of reference, appendix II).
///
/// Experts of the reviewing States draft article by article, in five parts (BLU 11–16); the secretariat sends the
/// draft to the State under review (GUI 34), which comments; the text is final only when the State under review and
/// both reviewing States have agreed to that very text (TOR 33). An agreement names the text's fingerprint: whatever
/// changes the text takes every agreement back. Then the executive summary, the same way. The summary is published by
/// the secretariat (TOR 35); the report stays confidential unless the State under review publishes it (TOR 36).
import Kernel
