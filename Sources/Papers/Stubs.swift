import Checklist
import Kernel
package enum ChecklistDOCX {
    package static func document(_ id: String, _ r: ResponseView, _ q: Questionnaire, _ l: Language, _ w: ChecklistWords) throws -> [UInt8] { [] }
    static func read(_ b: [UInt8]) throws -> Response.Parcel { throw Refusal.hidden }
}
