import Kernel
import Synchronization

/// Pages of the register that are the same for every visitor, kept until anything is recorded or the day turns.
final class PublicPages: Sendable {
    struct Key: Hashable {
        let address: String
        let language: Language
    }

    /// What the pages were made of: the ledger up to a record, on a day.
    struct Edition: Hashable {
        let head: Int
        let day: Day
    }

    private struct Kept {
        var edition: Edition?
        var pages: [Key: String] = [:]
    }

    /// So many pages, of some 20 KiB each, are kept at the most; then all are made anew.
    private static let most = 1024

    private let kept = Mutex(Kept())

    func page(_ key: Key, _ edition: Edition, _ make: () throws -> String) rethrows -> String {
        let found = kept.withLock { $0.edition == edition ? $0.pages[key] : nil }
        if let found { return found }
        let page = try make()
        kept.withLock { kept in
            if kept.edition != edition || kept.pages.count >= PublicPages.most { kept = Kept(edition: edition) }
            kept.pages[key] = page
        }
        return page
    }
}
