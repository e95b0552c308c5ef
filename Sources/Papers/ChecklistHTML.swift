import Checklist
import Foundation
import Kernel

/// The one file that a ministry fills in without a connection: questions, answers so far and the program, in HTML.
package enum ChecklistHTML {
    /// What the file begins its answers with, and ends them.
    static let opening = "<script type=\"application/json\" id=\"response\">"
    static let closing = "</script>"

    /// - Parameters:
    ///   - response: as `ChecklistJSON.whole` makes it.
    ///   - broken: what stands where the file was cut off or its program may not run.
    package static func file(_ response: JSON, title: String, broken: String, language: Language) throws -> [UInt8] {
        guard
            let url = Bundle.module.url(forResource: "offline", withExtension: "html", subdirectory: "Assets"),
            var page = try? String(contentsOf: url, encoding: .utf8)
        else { throw CocoaError(.fileReadNoSuchFile) }
        page = page.replacingOccurrences(of: "__LANG__", with: language.rawValue)
        page = page.replacingOccurrences(of: "__DIR__", with: language.isRightToLeft ? "rtl" : "ltr")
        page = page.replacingOccurrences(of: "__TITLE__", with: Markup.escaped(title))
        page = page.replacingOccurrences(of: "__BROKEN__", with: Markup.escaped(broken))
        return Array(page.replacingOccurrences(of: "__RESPONSE__", with: enclosed(response)).utf8)
    }

    /// JSON that no parser of HTML takes for anything but text.
    private static func enclosed(_ json: JSON) -> String {
        var out = String.UnicodeScalarView()
        for scalar in json.canonical.unicodeScalars {
            if scalar == "<" { out.append(contentsOf: "\\u003c".unicodeScalars) } else { out.append(scalar) }
        }
        return String(out)
    }

    /// The JSON that a saved file holds; `nil` where it is no such file.
    static func response(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard let start = bytes.firstRange(of: Array(opening.utf8))?.upperBound,
            let end = bytes[start...].firstRange(of: Array(closing.utf8))?.lowerBound
        else { return nil }
        return bytes[start..<end]
    }
}
