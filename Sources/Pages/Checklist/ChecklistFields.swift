import Mustache

// A page of the checklist draws hundreds of fields: their names are answered here, since the templates' own way, by
// reflection, looks at all parts of a value each time one is asked for.

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

extension Link: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "href": href
        case "isCurrent": isCurrent
        default: nil
        }
    }
}
