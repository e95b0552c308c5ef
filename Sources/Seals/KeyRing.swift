import Crypto
import Foundation
import Kernel
import Synchronization

/// A data key as it is kept.
package enum KeptKey: Hashable, Sendable {
    case wrapped([UInt8])
    /// It was destroyed, and none takes its place.
    case destroyed
}

/// Where wrapped data keys lie: erasable, and never in the ledger.
package protocol KeyStore: Sendable {
    /// The name of the installation's key by which they are wrapped; `nil` before there are any.
    func wrapper() throws -> String?
    func key(_ scope: Scope) throws -> KeptKey?
    /// Keeps a key where there is none yet, and gives the one that is there then; refused where another wraps by now.
    func keep(_ wrapped: [UInt8], for scope: Scope, by wrapper: String) throws -> KeptKey
    func destroy(_ scope: Scope) throws
    /// Wraps every key anew, all or none.
    func rewrap(from old: String, to new: String, _ each: (Scope, [UInt8]) throws -> [UInt8]) throws
    func scopes() throws -> [Scope]
}

package enum KeyFault: Error, Hashable, Sendable {
    /// The installation's key is not the one that wraps the data keys.
    case wrong(found: String, wanted: String)
    /// What is sealed has no key here, though none was destroyed: the keys of another ledger, or an older copy.
    case missing(Scope)
    case destroyed(Scope)
    /// A kept key does not open, though the installation's key is the right one.
    case damaged(Scope)
}

/// The data keys of an installation, one a scope: made when first needed, kept wrapped by the installation's key.
///
/// Several processes may use the same keys. When the installation's key was changed by another, it is asked for again.
package final class KeyRing: Sendable {
    private struct Open {
        var installation: InstallationKey
        var keys: [Scope: SymmetricKey] = [:]
    }

    private let store: any KeyStore
    private let source: @Sendable () throws -> InstallationKey
    private let open: Mutex<Open>
    /// What names of files and keys of views are made with, so that they tell nothing.
    let names: SymmetricKey
    /// What the nonces of values that must be comparable are made with.
    let nonces: SymmetricKey

    /// - Parameter source: fetches the installation's key, from a file or a key store.
    /// - Throws: `KeyFault.wrong` where it is not the one by which the kept keys are wrapped.
    package init(_ store: any KeyStore, source: @escaping @Sendable () throws -> InstallationKey) throws {
        var opened = Open(installation: try source())
        let own = try KeyRing.key(.installation, making: true, store, source, &opened)
        self.store = store
        self.source = source
        names = KeyRing.derive("names", from: own)
        nonces = KeyRing.derive("nonces", from: own)
        open = Mutex(opened)
    }

    /// A ring for tests, and for what need not outlive the process.
    package convenience init() throws {
        let key = InstallationKey()
        try self.init(MemoryKeys()) { key }
    }

    /// The key to seal with, made where there is none yet.
    func sealing(_ scope: Scope) throws -> SymmetricKey {
        try open.withLock { try KeyRing.key(scope, making: true, store, source, &$0) }
    }

    /// The key to open with; `nil` where it was destroyed.
    func opening(_ scope: Scope) throws -> SymmetricKey? {
        do {
            return try open.withLock { try KeyRing.key(scope, making: false, store, source, &$0) }
        } catch KeyFault.destroyed {
            return nil
        }
    }

    /// Destroys a key: what was sealed with it can never be read again, and nothing more is sealed under its scope.
    package func destroy(_ scope: Scope) throws {
        try store.destroy(scope)
        open.withLock { $0.keys[scope] = nil }
    }

    /// Wraps all data keys by another key of the installation. What they seal is not touched.
    package static func rewrap(_ store: any KeyStore, from old: InstallationKey, to new: InstallationKey) throws {
        try store.rewrap(from: old.name, to: new.name) { scope, wrapped in
            guard let key = old.unwrap(wrapped, for: scope) else { throw KeyFault.damaged(scope) }
            return try new.wrap(key, for: scope)
        }
    }

    /// A name made of words, which says nothing of them and is the same each time.
    func name(_ words: JSON) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(words.canonical.utf8), using: names))
    }

    private static func key(
        _ scope: Scope, making: Bool, _ store: any KeyStore, _ source: () throws -> InstallationKey, _ open: inout Open
    ) throws -> SymmetricKey {
        if let key = open.keys[scope] { return key }
        if let wanted = try store.wrapper(), wanted != open.installation.name {
            open.installation = try source()
            if wanted != open.installation.name {
                throw KeyFault.wrong(found: open.installation.name, wanted: wanted)
            }
        }
        let installation = open.installation
        var kept = try store.key(scope)
        if kept == nil && making {
            kept = try store.keep(
                try installation.wrap(SymmetricKey(size: .bits256), for: scope), for: scope, by: installation.name)
        }
        switch kept {
        case nil: throw KeyFault.missing(scope)
        case .destroyed: throw KeyFault.destroyed(scope)
        case .wrapped(let wrapped):
            guard let key = installation.unwrap(wrapped, for: scope) else { throw KeyFault.damaged(scope) }
            open.keys[scope] = key
            return key
        }
    }

    private static func derive(_ purpose: String, from key: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data("palermo \(purpose)".utf8), outputByteCount: 32)
    }
}

/// Keys that end with the process.
package final class MemoryKeys: KeyStore {
    private struct Kept {
        var wrapper: String?
        var keys: [Scope: KeptKey] = [:]
    }

    private let kept = Mutex(Kept())

    package init() {}

    package func wrapper() -> String? { kept.withLock { $0.wrapper } }
    package func key(_ scope: Scope) -> KeptKey? { kept.withLock { $0.keys[scope] } }

    package func keep(_ wrapped: [UInt8], for scope: Scope, by wrapper: String) throws -> KeptKey {
        try kept.withLock { kept in
            if let other = kept.wrapper, other != wrapper { throw KeyFault.wrong(found: wrapper, wanted: other) }
            kept.wrapper = wrapper
            let key = kept.keys[scope] ?? .wrapped(wrapped)
            kept.keys[scope] = key
            return key
        }
    }

    package func destroy(_ scope: Scope) { kept.withLock { $0.keys[scope] = .destroyed } }

    package func rewrap(from old: String, to new: String, _ each: (Scope, [UInt8]) throws -> [UInt8]) throws {
        try kept.withLock { kept in
            if let other = kept.wrapper, other != old { throw KeyFault.wrong(found: old, wanted: other) }
            var keys = kept.keys
            for case (let scope, .wrapped(let wrapped)) in kept.keys {
                keys[scope] = .wrapped(try each(scope, wrapped))
            }
            kept.keys = keys
            kept.wrapper = new
        }
    }

    package func scopes() -> [Scope] { kept.withLock { $0.keys.keys.sorted() } }
}
