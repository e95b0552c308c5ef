/// What a Word document is inside: a ZIP archive.
enum DOCXContainer {
    /// The most that a document may hold, in files and in bytes.
    static let largestCount = 2000
    static let largestContent = 64 << 20
    static let largestText = 32 << 20

    /// Whether the bytes are a ZIP archive that has a Word document's text in it and, by its own table of contents,
    /// grows to no more than fits. Whether the table is true, pandoc finds out under its limits.
    static func fits(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]), let end = endOfContents(bytes) else { return false }
        let count = number(bytes, end + 10, 2)
        var place = number(bytes, end + 16, 4)
        if count > largestCount { return false }
        var content = 0
        var hasText = false
        for _ in 0..<count {
            guard place + 46 <= end, number(bytes, place, 4) == 0x0201_4b50 else { return false }
            let size = number(bytes, place + 24, 4)
            content += size
            let name = place + 46
            let length = number(bytes, place + 28, 2)
            guard content <= largestContent, name + length <= end else { return false }
            if bytes[name..<name + length].elementsEqual("word/document.xml".utf8) {
                if size > largestText { return false }
                hasText = true
            }
            place = name + length + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
        }
        return hasText
    }

    /// The record at the end that says where the table of contents is; only a comment may follow it.
    private static func endOfContents(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let last = bytes.count - 22
        return stride(from: last, through: max(0, last - 0xffff), by: -1).first {
            bytes[$0] == 0x50 && number(bytes, $0, 4) == 0x0605_4b50
        }
    }

    /// A number of two or four bytes, the smallest first.
    private static func number(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int {
        bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
