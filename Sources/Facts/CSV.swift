/// A table of comma-separated values (RFC 4180), read byte by byte: quotes, commas and line ends inside quotes, CRLF or
/// LF, with or without a byte order mark or a last line end.
package enum CSV {
    package struct Row: Hashable, Sendable {
        /// The line of the text it begins on, from 1.
        package let line: Int
        package let fields: [String]
    }

    package struct Malformed: Error, Hashable, Sendable {
        package let line: Int
        package let problem: String
    }

    private enum Place { case atStart, bare, quoted, afterQuote }

    package static func rows(_ bytes: some Sequence<UInt8>) throws(Malformed) -> [Row] {
        var rows: [Row] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var place = Place.atStart
        var (line, began) = (1, 1)

        func endField() throws(Malformed) {
            guard let text = String(validating: field, as: UTF8.self) else {
                throw Malformed(line: line, problem: "bytes that are not UTF-8")
            }
            fields.append(text)
            field = []
            place = .atStart
        }
        func endRow() throws(Malformed) {
            try endField()
            if fields != [""] { rows.append(Row(line: began, fields: fields)) }
            fields = []
        }

        var returned = false
        for byte in withoutMark(bytes) {
            if byte == lineFeed { line += 1 }
            if returned, byte != lineFeed { throw Malformed(line: line, problem: "a carriage return within a line") }
            returned = false
            switch (place, byte) {
            case (.quoted, quote): place = .afterQuote
            case (.quoted, _): field.append(byte)
            case (.atStart, quote): place = .quoted
            case (.afterQuote, quote):
                field.append(byte)
                place = .quoted
            case (_, comma): try endField()
            case (_, carriageReturn): returned = true
            case (_, lineFeed):
                try endRow()
                began = line
            case (.afterQuote, _): throw Malformed(line: line, problem: "text after a closing quote")
            case (.bare, quote): throw Malformed(line: line, problem: "a quote within an unquoted field")
            case (.atStart, _), (.bare, _):
                field.append(byte)
                place = .bare
            }
        }
        if place == .quoted { throw Malformed(line: began, problem: "a quote that is never closed") }
        if returned { throw Malformed(line: line, problem: "a carriage return within a line") }
        if place != .atStart || !fields.isEmpty { try endRow() }
        return rows
    }

    private static let quote: UInt8 = 0x22
    private static let comma: UInt8 = 0x2C
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    private static func withoutMark(_ bytes: some Sequence<UInt8>) -> ArraySlice<UInt8> {
        let bytes = Array(bytes)
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }
}

/// A shipped table with a header, read by the names of its columns.
struct Table {
    struct Record {
        let file: String
        let line: Int
        fileprivate let fields: [String: String]

        /// A cell, which may be empty.
        subscript(column: String) -> String { fields[column] ?? "" }

        /// A cell as something else; refused where it cannot be read so.
        func read<Value>(_ column: String, _ make: (String) -> Value?) throws(FactsError) -> Value {
            guard let value = make(self[column]) else {
                throw FactsError(file: file, line: line, problem: "\(column) cannot be “\(self[column])”")
            }
            return value
        }
    }

    let records: [Record]

    init(_ file: String, columns: [String], _ bytes: some Sequence<UInt8>) throws(FactsError) {
        let rows: [CSV.Row]
        do {
            rows = try CSV.rows(bytes)
        } catch {
            throw FactsError(file: file, line: error.line, problem: error.problem)
        }
        guard let header = rows.first?.fields, header == columns else {
            throw FactsError(file: file, line: 1, problem: "the columns are not \(columns.joined(separator: ", "))")
        }
        var records: [Record] = []
        for row in rows.dropFirst() {
            guard row.fields.count == columns.count else {
                throw FactsError(
                    file: file, line: row.line, problem: "\(row.fields.count) fields, not \(columns.count)")
            }
            let fields = Dictionary(zip(columns, row.fields)) { first, _ in first }
            records.append(Record(file: file, line: row.line, fields: fields))
        }
        self.records = records
    }
}
