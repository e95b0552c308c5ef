import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Where a request comes from.
package struct VisitContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: SocketAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

extension Site {
    /// The network somebody comes from: what a proxy of ours says last where there is one, the connection's own where
    /// people come straight; `nil` where a proxy stands in front that is not to be believed.
    func network(of request: Request, _ context: VisitContext) -> String? {
        if isBehindProxy, let name = HTTPField.Name("X-Forwarded-For") {
            return request.headers[values: name].last.flatMap { Network.name(forwarded: $0) }
        }
        return publicURL == nil ? context.remoteAddress?.ipAddress.flatMap { Network.name($0) } : nil
    }
}

/// Networks that are slowed as one: 256 addresses of IPv4, what one place is given of IPv6.
enum Network {
    static func name(_ address: String) -> String? {
        if let four = bytes(address, AF_INET, 4) { return v4(four) }
        guard let six = bytes(address, AF_INET6, 16) else { return nil }
        // IPv4 in the clothes of IPv6.
        if six.prefix(10).allSatisfy({ $0 == 0 }), six[10...11].allSatisfy({ $0 == 0xFF }) {
            return v4(Array(six.suffix(4)))
        }
        let groups = (0..<3).map { String(Int(six[2 * $0]) << 8 | Int(six[2 * $0 + 1]), radix: 16) }
        return groups.joined(separator: ":") + "::/48"
    }

    /// Of a list of addresses the last: the one that our own proxy has seen. What stands before, anybody can write.
    static func name(forwarded header: String) -> String? {
        header.split(separator: ",").last.flatMap { name($0.filter { $0 != " " }) }
    }

    private static func bytes(_ address: String, _ family: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }

    private static func v4(_ bytes: [UInt8]) -> String {
        bytes.prefix(3).map { String($0) }.joined(separator: ".") + ".0/24"
    }
}

/// What a browser calls itself, in short: "Firefox, Windows". For its person to tell one session from the next, and for
/// nothing else.
enum Browser {
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrom", "Chrome"), ("Safari", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    static func name(_ agent: String) -> String {
        func found(_ names: [(sign: String, name: String)]) -> String? { names.first { agent.contains($0.sign) }?.name }
        return [found(browsers), found(systems)].compactMap { $0 }.joined(separator: ", ")
    }
}
