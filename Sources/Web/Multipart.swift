import Pages
import Tongue

/// A file that came with a form.
struct UploadedFile: Sendable {
    let name: String
    let bytes: [UInt8]
}

extension Typed {
    /// Reads `multipart/form-data` (RFC 7578), by bytes; every text is cleaned at this door, a file is taken as it is.
    ///
    /// - Returns: `nil` where the body is not what its boundary says.
    static func multipart(_ body: [UInt8], boundary: String) -> (typed: Typed, file: UploadedFile?)? {
        let mark = Array("--\(boundary)".utf8)
        var values: [String: [String]] = [:]
        var file: UploadedFile?
        guard var at = body.firstRange(of: mark)?.upperBound else { return nil }
        var parts = 0
        while parts < most {
            parts += 1
            // After a boundary: two hyphens end the body, a line's end begins a part.
            if body[at...].starts(with: [0x2d, 0x2d]) { return (Typed(values), file) }
            guard body[at...].starts(with: [0x0d, 0x0a]),
                let headEnd = body[(at + 2)...].firstRange(of: [0x0d, 0x0a, 0x0d, 0x0a]),
                let end = body[headEnd.upperBound...].firstRange(of: [0x0d, 0x0a] + mark)
            else { return nil }
            let head = String(decoding: body[(at + 2)..<headEnd.lowerBound], as: UTF8.self)
            let content = body[headEnd.upperBound..<end.lowerBound]
            guard let name = parameter("name", head) else { return nil }
            if let fileName = parameter("filename", head) {
                if !fileName.isEmpty || !content.isEmpty {
                    file = UploadedFile(name: Text.clean(fileName), bytes: Array(content))
                }
            } else {
                guard content.count <= longest else { return nil }
                values[name, default: []].append(Text.clean(String(decoding: content, as: UTF8.self)))
            }
            at = end.upperBound
        }
        return nil
    }

    /// The most parts of a form with a file, and the longest text in one, in bytes: a box for each article under review,
    /// and a message.
    private static let (most, longest) = (160, 1 << 18)

    /// The value of a parameter of `Content-Disposition`: `name="file"`.
    private static func parameter(_ name: String, _ head: String) -> String? {
        let lines = head.utf8.split { $0 == 0x0d || $0 == 0x0a }
        let wanted = Array("content-disposition:".utf8)
        guard
            let line = lines.first(where: { line in
                line.prefix(wanted.count).map { $0 >= 0x41 && $0 <= 0x5a ? $0 + 0x20 : $0 } == wanted
            })
        else { return nil }
        // The value ends at the next quotation mark; browsers write one within a name as %22.
        for lead in [" \(name)=\"", ";\(name)=\""] {
            guard let start = Array(line).firstRange(of: Array(lead.utf8))?.upperBound else { continue }
            return String(decoding: Array(line)[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
        return nil
    }
}
