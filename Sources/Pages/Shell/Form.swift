import Kernel
import Mustache
import Tongue

/// A form: its fields with what was typed, and the reasons it was refused, each beside its field.
package struct Form: Sendable {
    package let action: String
    package let token: String
    package let submit: String
    package let fields: [Field]
    /// Reasons for which nothing was done, in full at the head of the form.
    package let reasons: [Reason]
    package let isRefused: Bool

    package struct Reason: Sendable {
        package let text: String
        /// The paragraph it rests on, spelled out.
        package let rule: String?
        /// The field it concerns, as an address within the page.
        package let anchor: String?
    }

    package init(
        _ route: Route, submit: String, _ fields: [Field], refusal: Refusal? = nil, for reader: Reader
    ) {
        action = route.path
        token = reader.formToken
        self.submit = submit
        let names = Set(fields.map(\.name))
        reasons = refusal.map { Form.reasons($0, names, reader) } ?? []
        isRefused = !reasons.isEmpty
        self.fields = fields.map { field in
            guard let reason = refusal?.reasons.first(where: { $0.field == field.name }) else { return field }
            return field.refused(reader.say("refusal.\(reason.code)", reason.facts))
        }
    }

    static func reasons(_ refusal: Refusal, _ names: Set<String>, _ reader: Reader) -> [Reason] {
        refusal.reasons.map { reason in
            Reason(
                text: reader.say("refusal.\(reason.code)", reason.facts),
                rule: reason.citation.map { reader.speaker.citation($0) },
                anchor: reason.field.flatMap { names.contains($0) ? "#\($0)" : nil })
        }
    }
}

/// One field of a form.
package struct Field: Sendable {
    package let name: String
    package let label: String
    package let hint: String?
    package let value: String
    package let options: [Option]
    package let refusal: String?
    package let isOptional: Bool
    /// Exactly one of these says what is drawn.
    package let isText: Bool
    package let isLong: Bool
    package let isDate: Bool
    package let isSecret: Bool
    package let isChoice: Bool
    package let isMany: Bool
    package let isSelect: Bool
    package let isFlag: Bool
    package let isSet: Bool
    package let isHidden: Bool
    package let rows: Int
    package let type: String
    package let autocomplete: String?

    package enum Kind: Sendable {
        case text, email, code, long(rows: Int), date, secret(new: Bool), choice, many, select, flag, hidden
    }

    package struct Option: Sendable {
        package let id: String
        package let value: String
        package let label: String
        package let isChosen: Bool
    }

    private let kind: Kind

    /// - Parameter typed: the value shown; for `many`, the chosen values separated by spaces.
    package init(
        _ name: String, _ kind: Kind, label: String, hint: String? = nil, typed: String = "",
        options: [(value: String, label: String)] = [], optional: Bool = false, refusal: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.hint = hint
        self.value = typed
        self.refusal = refusal
        isOptional = optional
        let chosen = Set(typed.split(separator: " ").map(String.init))
        var isMany = false
        if case .many = kind { isMany = true }
        self.options = options.enumerated().map { index, option in
            Option(
                id: index == 0 ? name : "\(name)-\(option.value)", value: option.value, label: option.label,
                isChosen: isMany ? chosen.contains(option.value) : option.value == typed)
        }
        var text = false, long = false, date = false, secret = false, choice = false, select = false, flag = false
        var hidden = false, rows = 6, type = "text", autocomplete: String?
        switch kind {
        case .text: text = true
        case .email: (text, type, autocomplete) = (true, "email", "email")
        case .code: (text, autocomplete) = (true, "one-time-code")
        case .long(let count): (long, rows) = (true, count)
        case .date: date = true
        case .secret(let new): (secret, autocomplete) = (true, new ? "new-password" : "current-password")
        case .choice: choice = true
        case .many: break
        case .select: select = true
        case .flag: flag = true
        case .hidden: hidden = true
        }
        isText = text
        isLong = long
        isDate = date
        isSecret = secret
        isChoice = choice
        self.isMany = isMany
        isSelect = select
        isFlag = flag
        isSet = flag && !typed.isEmpty
        isHidden = hidden
        self.rows = rows
        self.type = type
        self.autocomplete = autocomplete
    }

    func refused(_ words: String) -> Field {
        Field(
            name, kind, label: label, hint: hint, typed: value, options: options.map { ($0.value, $0.label) },
            optional: isOptional, refusal: words)
    }
}

/// What somebody typed into a form, cleaned at the door; empty for a form not yet filled in.
package struct Typed: Sendable {
    package let values: [String: [String]]
    /// Names that the page fills in afresh, whatever was sent under them.
    private let fresh: Set<String>

    package init(_ values: [String: [String]] = [:], fresh: Set<String> = []) {
        self.values = values
        self.fresh = fresh
    }

    /// The same words, upon the text as it stands now.
    package var uponPresentText: Typed { Typed(values, fresh: ["upon", "fingerprint"]) }

    package subscript(name: String) -> String { values[name]?.first ?? "" }
    package func all(_ name: String) -> [String] { values[name] ?? [] }
    package func has(_ name: String) -> Bool { values[name] != nil }
    package var isEmpty: Bool { values.isEmpty }

    /// What was typed under a name; what the page would say by itself when nothing was typed at all.
    package func or(_ name: String, _ otherwise: String) -> String {
        isEmpty || fresh.contains(name) ? otherwise : self[name]
    }
}

// A page draws hundreds of fields: their names are answered here, since the templates' own way, by reflection, looks at
// all parts of a value each time one is asked for. A test holds each such list against the properties themselves.

extension Field: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "label": label
        case "hint": hint
        case "value": value
        case "options": options
        case "refusal": refusal
        case "isOptional": isOptional
        case "isText": isText
        case "isLong": isLong
        case "isDate": isDate
        case "isSecret": isSecret
        case "isChoice": isChoice
        case "isMany": isMany
        case "isSelect": isSelect
        case "isFlag": isFlag
        case "isSet": isSet
        case "isHidden": isHidden
        case "rows": rows
        case "type": type
        case "autocomplete": autocomplete
        default: nil
        }
    }
}

extension Field.Option: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "value": value
        case "label": label
        case "isChosen": isChosen
        default: nil
        }
    }
}

extension Form.Reason: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "rule": rule
        case "anchor": anchor
        default: nil
        }
    }
}
