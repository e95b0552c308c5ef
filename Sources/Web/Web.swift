/// The site: HTTP in, HTTP out.
///
/// A GET reads and never records. A POST ends in a 303 to a page, or in the same form with its refusals beside the
/// fields and everything that was typed. Every address is a `Route`; the two switches over it, in `Reading.swift` and
/// `Acting.swift`, are exhaustive, so that no page can be forgotten.
import Desk
import Facts
import Hummingbird
import Kernel
import Logging
import NIOCore
import OpenID
import Pages
import Tongue
import Treaties

/// What a site is made of.
package struct Site: Sendable {
    let desk: Desk
    let renderer: Renderer
    let tongue: Tongue
    let instruments: [InstrumentFacts]
    let annex: Annex
    /// How people reach the site where a proxy stands in front; `nil` when they come straight.
    let publicURL: String?
    /// Whether a proxy in front says where people come from, and is to be believed.
    let isBehindProxy: Bool
    /// Who hands messages over; `nil` where none are sent.
    let postman: Postman?
    /// Providers through whom people may sign in; `nil` where there are none.
    let providers: Providers?
    let logger: Logger
    let isTraining: Bool
    let publicPages = PublicPages()

    package init(
        desk: Desk, renderer: Renderer, tongue: Tongue, instruments: [InstrumentFacts], annex: Annex,
        publicURL: String?, isBehindProxy: Bool = false, postman: Postman? = nil, providers: Providers? = nil,
        logger: Logger
    ) throws {
        self.desk = desk
        self.renderer = renderer
        self.tongue = tongue
        self.instruments = instruments
        self.annex = annex
        self.publicURL = publicURL
        self.isBehindProxy = isBehindProxy
        self.postman = postman
        self.providers = providers
        self.logger = logger
        isTraining = try desk.isTraining
    }

    /// The largest form that is read, in bytes: a long report section in six-byte escapes fits several times over.
    static let largestForm = 1 << 20

    /// Whether cookies travel over TLS only.
    var isSecure: Bool { publicURL?.hasPrefix("https://") == true }

    /// A server of this site, ready to run.
    package func application(host: String, port: Int, started: @escaping @Sendable (Int) async -> Void)
        -> some ApplicationProtocol
    {
        Application(
            responder: self,
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? port) },
            logger: logger)
    }
}
