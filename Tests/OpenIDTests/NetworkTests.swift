import Foundation
import Glibc
import Testing

@testable import OpenID

/// A provider that takes the connection and says nothing keeps nobody waiting for ever.
@Suite struct NetworkTests {
    @Test func `silence is given up`() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, size)
                _ = listen(listener, 4)
                _ = getsockname(listener, $0, &size)
            }
        }
        let port = UInt16(bigEndian: address.sin_port)
        let endpoint = try #require(Endpoint("http://127.0.0.1:\(port)/", loopback: true))
        let begun = ContinuousClock.now
        let ended = fault { _ = try Network(patience: 0.5).fetch(Fetch(endpoint)) }
        guard case .unreachable = ended else {
            Issue.record("\(String(describing: ended))")
            return
        }
        #expect(ContinuousClock.now - begun < .seconds(10))
    }
}
