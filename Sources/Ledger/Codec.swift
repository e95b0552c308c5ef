import Foundation
import Kernel

/// Between events and what is kept of them: "review.opened/2" and a JSON body.
///
/// An event is an enum with labelled values, which Swift encodes as `{"opened": {…}}`: the case gives the name, the
/// object inside is the body. Text is kept scalar by scalar as it was given; numbers are whole or refused.
package enum Codec {
    /// The event as it will be kept for ever.
    package static func draft<E: Event>(_ event: E) throws(LedgerError) -> Draft {
        guard !holdsFraction(event) else {
            throw .damaged("\(E.room): an event holds a fraction; JSON here has whole numbers only")
        }
        let encoded: JSON
        do {
            encoded = try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(event))
        } catch {
            throw .damaged("\(E.room): an event cannot be encoded: \(error)")
        }
        guard let members = encoded.object, let (name, body) = members.first, members.count == 1, body.object != nil
        else {
            throw .damaged("\(E.room): an event is not an enum with labelled values")
        }
        guard JSON(canonical: body.canonical.utf8) != nil else {
            throw .damaged("\(E.room).\(name): an event holds a number beyond 2^53 − 1, or nests too deep")
        }
        return Draft(name: "\(E.room).\(name)/\(E.versions[name] ?? 1)", body: body, citations: event.citations)
    }

    /// The event that a record keeps; an older form is turned into the present one first.
    package static func event<E: Event>(_ type: E.Type, _ record: Record) throws(LedgerError) -> E {
        guard let (name, version) = parts(of: record.name, room: E.room) else {
            throw record.damaged("\(record.name) is not of room \(E.room)")
        }
        let present = E.versions[name] ?? 1
        guard version <= present else { throw record.damaged("\(record.name) is newer than this program") }
        let body = version < present ? E.upcast(name, version: version, record.body) : record.body
        do {
            return try JSONDecoder().decode(E.self, from: Data(JSON.object([name: body]).canonical.utf8))
        } catch {
            throw record.damaged("\(record.name) cannot be read: \(error)")
        }
    }

    /// "opened" and 2 of "review.opened/2" in room "review".
    private static func parts(of name: String, room: String) -> (name: String, version: Int)? {
        let scalars = name.unicodeScalars
        let prefix = "\(room).".unicodeScalars
        guard scalars.starts(with: prefix), let slash = scalars.lastIndex(of: "/") else { return nil }
        let digits = String(scalars[scalars.index(after: slash)...])
        guard let version = Int(digits), version >= 1, String(version) == digits,
            let start = scalars.index(scalars.startIndex, offsetBy: prefix.count, limitedBy: slash), start < slash
        else { return nil }
        return (String(scalars[start..<slash]), version)
    }

    /// Looks through the values themselves, for an encoded 3.0 can no longer be told from 3.
    private static func holdsFraction(_ value: Any) -> Bool {
        if value is any BinaryFloatingPoint || value is Decimal || value is Date { return true }
        return Mirror(reflecting: value).children.contains { holdsFraction($0.value) }
    }
}

extension JSON {
    /// Reads a text that is one JSON value with whole numbers; `nil` for anything else.
    package init?(reading text: String) {
        guard let value = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)) else { return nil }
        self = value
    }
}
