import Foundation

/// An address of a provider: https, without user, password or fragment.
///
/// Plain http is taken for this machine's own loopback only, and only where the installation says that it is not in
/// service: for tests and exercises.
package struct Endpoint: Hashable, Sendable {
    package let text: String

    package init?(_ text: String, loopback: Bool = false) {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil
        else { return nil }
        let isLoopback = ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
        guard parts.scheme == "https" || (loopback && isLoopback && parts.scheme == "http") else { return nil }
        self.text = text
    }

    /// The address with these in its query, after what it may have there already.
    package func with(_ query: [(String, String)]) -> String {
        text + (text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + Endpoint.form(query)
    }

    /// `application/x-www-form-urlencoded`, by bytes.
    package static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\(encoded($0))=\(encoded($1))" }.joined(separator: "&")
    }

    package static func encoded(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                out += byte < 0x10 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return out
    }
}

/// Base64 in the alphabet of URLs, without padding (RFC 7515, section 2); read strictly.
enum Base64URL {
    static func encoded(_ data: some Sequence<UInt8>) -> String {
        Data(data).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decoded(_ text: some StringProtocol) -> Data? {
        let isPlain = text.utf8.allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        guard isPlain else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard
            let data = Data(
                base64Encoded: String(text).replacing("-", with: "+").replacing("_", with: "/") + padding),
            // One text for one value: loose last bits are another text.
            encoded(data).utf8.elementsEqual(text.utf8)
        else { return nil }
        return data
    }
}
