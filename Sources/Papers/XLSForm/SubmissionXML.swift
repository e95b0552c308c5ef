import Foundation
import Kernel

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A filled form of ODK or KoBo as texts by their path below the root, with all that is not in its form.
///
/// The parser sees elements and texts in UTF-8 and nothing else: whatever declares, includes or instructs was refused
/// before.
struct SubmissionXML {
    static let largest = 2 << 20
    private static let deepest = 8

    fileprivate(set) var id = ""
    fileprivate(set) var version: String?
    /// KoBo gives every form an identifier of its own, and leaves this mark.
    fileprivate(set) var isOfKoBo = false
    fileprivate(set) var texts: [String: String] = [:]
    /// What is wrong, by where it is.
    fileprivate(set) var places: [String] = []

    fileprivate init() {}

    /// Reads at most two mebibytes of whole XML.
    static func read(_ bytes: [UInt8], of map: XLSFormMap) throws(Refusal) -> SubmissionXML {
        if bytes.count > largest { throw Refusal(notASubmissionAt: ["> \(largest)"]) }
        guard let body = body(of: bytes) else { throw Refusal(notASubmissionAt: ["UTF-8"]) }
        for (byte, next) in zip(body, body.dropFirst()) where byte == UInt8(ascii: "<") {
            if next == UInt8(ascii: "!") { throw Refusal(notASubmissionAt: ["<!"]) }
            if next == UInt8(ascii: "?") { throw Refusal(notASubmissionAt: ["<?"]) }
        }
        let reader = Reader(map, deepest: deepest)
        let parser = XMLParser(data: Data(body))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        let isWhole = parser.parse()
        // The parser mends what it can, and goes on; what was broken is not taken.
        if let broken = reader.broken { throw Refusal(notASubmissionAt: [broken]) }
        if !reader.isEnough, !isWhole || !reader.isClosed { throw Refusal(notASubmissionAt: ["XML"]) }
        return reader.read
    }

    /// The bytes behind the mark of the encoding and the declaration; none where they are anything but UTF-8.
    private static func body(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var body = bytes[...]
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
        guard body.starts(with: "<?xml ".utf8) else { return body }
        guard let end = body.firstIndex(of: UInt8(ascii: ">")), body[end - 1] == UInt8(ascii: "?") else { return nil }
        let declaration = body[..<end].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let isSilent = declaration.ranges(of: Array("encoding".utf8)).isEmpty
        let isUTF8 = ["\"utf-8\"", "'utf-8'"].contains { !declaration.ranges(of: Array($0.utf8)).isEmpty }
        return isSilent || isUTF8 ? body[(end + 1)...] : nil
    }
}

extension Refusal {
    /// No submission to this form, by the places that say so.
    init(notASubmissionAt places: [String]) {
        self.init(
            .input,
            places.map { Reason("checklist.not-a-submission", nil, field: "file", ["place": .code($0)]) })
    }
}

private final class Reader: NSObject, XMLParserDelegate {
    private static let most = 100

    private let map: XLSFormMap
    private let deepest: Int
    private var space = ""
    private var path: [String] = []
    private var seen: Set<String> = []
    private var text = ""
    /// How deep we are in what collectors keep of their own, or in what is refused already.
    private var aside = 0

    var read = SubmissionXML()
    /// Where it is no XML: line and column.
    var broken: String?
    private(set) var isEnough = false
    private(set) var isClosed = false

    init(_ map: XLSFormMap, deepest: Int) {
        self.map = map
        self.deepest = deepest
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        endOfText(parser)
        if aside == 0, seen.isEmpty {
            seen.insert("")
            space = namespaceURI ?? ""
            read.id = attributes["id"] ?? ""
            read.version = attributes["version"]
            return
        }
        if path.count + aside + 2 > deepest { return refuse(name, parser, end: true) }
        if aside > 0 {
            aside += 1
            return
        }
        if path.isEmpty, ["meta", "formhub", "__version__"].contains(name) {
            if name.utf8.elementsEqual("formhub".utf8) { read.isOfKoBo = true }
            aside = 1
            return
        }
        path.append(name)
        let full = path.joined(separator: "/")
        let isKnown = map.fields[full] != nil || map.groups.contains(full)
        let isOfForm = (namespaceURI ?? "").utf8.elementsEqual(space.utf8)
        if !isKnown || !isOfForm || !seen.insert(full).inserted {
            refuse(name, parser)
            path.removeLast()
            aside = 1
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if aside == 0 { text += string }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if aside > 0 {
            aside -= 1
            return
        }
        let full = path.joined(separator: "/")
        if map.fields[full] != nil {
            read.texts[full] = text
            text = ""
        }
        endOfText(parser)
        if path.popLast() == nil { isClosed = true }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        if !isEnough, broken == nil { broken = "\(parser.lineNumber):\(parser.columnNumber)" }
    }

    /// Between fields is white space and nothing else.
    private func endOfText(_ parser: XMLParser) {
        if !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { refuse(path.last ?? "", parser) }
        text = ""
    }

    private func refuse(_ name: String, _ parser: XMLParser, end: Bool = false) {
        if isEnough { return }
        read.places.append(String(String.UnicodeScalarView(name.unicodeScalars.prefix(80))))
        if end || read.places.count == Reader.most {
            isEnough = true
            parser.abortParsing()
        }
    }
}
