import Foundation
import Kernel

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A translator's file on its way in.
package struct XLIFFReading: Sendable {
    package struct Target: Hashable, Sendable {
        /// The English that was translated.
        package let source: String
        package let target: String
        /// The translator, or their program, left it as `initial`.
        package let isInitial: Bool
    }

    package fileprivate(set) var language: Language?
    /// By the unit's name: "untoc-5-1a/text". Units with no words are not in it.
    package fileprivate(set) var targets: [String: Target] = [:]

    /// The largest file that is read, in bytes.
    package static let largest = 16 << 20

    /// - Throws: a refusal where it is no XLIFF 2 from English into one of the other languages.
    package static func read(_ bytes: [UInt8]) throws(Refusal) -> XLIFFReading {
        // A file that declares entities is none that a translator's program writes.
        guard bytes.count <= largest, bytes.firstRange(of: Array("<!".utf8)) == nil else { throw unreadable }
        let reader = Reader()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        // The parser mends what it can, and goes on; what was broken is not taken.
        guard parser.parse(), reader.isXLIFF, !reader.isBroken, reader.read.language != nil else { throw unreadable }
        return reader.read
    }

    fileprivate static let unreadable = Refusal.input("checklist.unreadable", field: "file")
}

private final class Reader: NSObject, XMLParserDelegate {
    var read = XLIFFReading()
    var isXLIFF = false
    var isBroken = false
    private var unit: String?
    private var source = ""
    private var target = ""
    private var isInitial = false
    private var collecting: WritableKeyPath<Reader, String>?

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch name {
        case "xliff":
            isXLIFF = attributes["version"]?.hasPrefix("2.") == true && attributes["srcLang"] == "en"
            read.language = attributes["trgLang"].flatMap(Language.init(rawValue:)).flatMap { $0 == .en ? nil : $0 }
        case "unit":
            unit = attributes["name"] ?? attributes["id"]
            (source, target, isInitial) = ("", "", false)
        case "segment": isInitial = attributes["state"] == "initial"
        case "source": collecting = \.source
        case "target": collecting = \.target
        default: break
        }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { isBroken = true }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard let collecting else { return }
        var me = self
        me[keyPath: collecting] += string
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        switch name {
        case "source", "target": collecting = nil
        case "unit":
            if let unit, !target.isEmpty {
                read.targets[unit] = .init(source: source, target: target, isInitial: isInitial)
            }
            unit = nil
        default: break
        }
    }
}
