import Kernel

/// The kinds of document that are taken, told by their bytes; the name has to agree.
package enum DocumentType: String, CaseIterable, Sendable {
    case pdf = "application/pdf"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case odt = "application/vnd.oasis.opendocument.text"
    case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case rtf = "application/rtf"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case text = "text/plain; charset=utf-8"

    /// The largest document, in bytes.
    package static let largest = 20 << 20
    /// The most documents of one response.
    package static let most = 500

    /// - Returns: `nil` where the bytes are none of these, or not what the name's ending says.
    package init?(of bytes: [UInt8], name: String) {
        let ending =
            name.utf8.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard let claimed = DocumentType.endings[ending.lowercased()], claimed.fits(bytes) else { return nil }
        self = claimed
    }

    /// - Throws: `Refusal` where it is none of these, or too large.
    static func checked(_ bytes: [UInt8], name: String) throws(Refusal) -> DocumentType {
        guard let type = DocumentType(of: bytes, name: name) else {
            throw .input(
                bytes.isEmpty ? "checklist.document-empty" : "checklist.document-type", field: "file",
                ["name": .text(name)])
        }
        if bytes.count > largest {
            throw .input("checklist.document-large", field: "file", ["count": .number(largest >> 20)])
        }
        return type
    }

    private static let endings: [String: DocumentType] = [
        "pdf": .pdf, "docx": .docx, "odt": .odt, "xlsx": .xlsx, "rtf": .rtf, "png": .png, "jpg": .jpeg, "jpeg": .jpeg,
        "txt": .text, "md": .text, "csv": .text,
    ]

    private func fits(_ bytes: [UInt8]) -> Bool {
        func begins(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
        switch self {
        case .pdf: return begins(Array("%PDF-".utf8))
        case .docx: return isArchive(bytes, with: "word/")
        case .xlsx: return isArchive(bytes, with: "xl/")
        case .odt: return isArchive(bytes, with: "application/vnd.oasis.opendocument.text")
        case .rtf: return begins(Array("{\\rtf".utf8))
        case .png: return begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        case .jpeg: return begins([0xff, 0xd8, 0xff])
        case .text: return !bytes.isEmpty && !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
        }
    }

    /// A ZIP in which a name, or the uncompressed media type, stands.
    private func isArchive(_ bytes: [UInt8], with mark: String) -> Bool {
        bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) && bytes.firstRange(of: Array(mark.utf8)) != nil
    }
}
