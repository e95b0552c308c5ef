import ArgumentParser
import Foundation
import Kernel
import OpenID

/// The providers through whom people may sign in.
struct ProviderOptions: ParsableArguments {
    @Option(help: "A file that names the providers through whom people may sign in (OpenID Connect).")
    var providers: String?

    /// Plain http to this machine's own loopback is for tests: an installation that people reach by https asks by
    /// https only.
    func providers(publicURL: String?) throws -> Providers? {
        guard let path = providers else { return nil }
        do {
            let inService = publicURL?.hasPrefix("https://") == true
            // Tokens carry the world's time, whatever the clock of a training room says.
            return Providers(try ProviderFile.read(path, loopback: !inService)) {
                Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
            }
        } catch let fault as ProviderFileFault {
            throw ValidationError(fault.description)
        }
    }
}
