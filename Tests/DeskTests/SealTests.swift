import Access
import Checklist
import Desk
import Foundation
import Kernel
import Ledger
import LedgerSQLite
import Mechanism
import Seals
import Testing

/// A training room on a disk with a draft answer, a document and a newcomer, each of which holds the word "Geheimnis".
private struct Made {
    static let key = InstallationKey()
    static let document = Array("%PDF-1.7 Geheimnis".utf8)
    static let once = Result { try Made() }

    let path = folder()
    let id: ReviewID
    let focal: Actor

    static func folder() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("seals-\(UUID().uuidString)").path
    }

    static func open(_ path: String, ids: String = "id") throws -> (SQLiteStore, SQLiteKeys, Desk) {
        let file = try SQLiteStore(path: path + "/ledger.sqlite")
        let keys = try SQLiteKeys(path: path + "/keys.sqlite")
        let ring = try KeyRing(keys) { key }
        let desk = try makeDesk(
            .training, store: SealedStore(file, ring),
            documents: SealedDocuments(DocumentFolder(path: path + "/documents"), ring), ids: ids)
        return (file, keys, desk)
    }

    private init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let path = path
        atexit { try? Made.once.get().remove() }
        let (file, _, desk) = try Made.open(path)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        let id = line.id
        try desk.inform(id, begins: desk.today, training: nil, note: "Geheimnis", as: officer)
        let state = line.pairing.reviewed
        let code = state.rawValue.lowercased()
        let focal = Actor.person(PersonID("p-\(code)-focal-point"), .focalPoint(state))
        let account = try #require(try desk.account(PersonID("p-\(code)-focal-point")))
        try desk.appointFocalPoint(
            id, name: account.person.name, email: account.email, qualifications: "Geheimnis",
            as: .person(PersonID("p-\(code)-delegate"), .delegate(state)))
        try desk.respond(.write(Article(.untoc, 8)), in: id, as: focal) { _ in
            [.answer("untoc-8-1", upon: 0, .init(choice: .yes, law: "Geheimnis", practice: "Geheimnis"))]
        }
        try desk.attach(Made.document, name: "Geheimnis.pdf", title: "Geheimnis", language: .en, to: id, as: focal)
        _ = try desk.admit(
            name: "Ada Geheimnis", email: "ada@geheim.example", capacity: .secretariat, language: .en, as: officer)
        try file.close()
        (self.id, self.focal) = (id, focal)
    }

    func copy(to other: String) throws { try FileManager.default.copyItem(atPath: path, toPath: other) }

    func remove() throws { try FileManager.default.removeItem(atPath: path) }
}

/// An installation on a disk, with its key elsewhere: what a copy of the disk shows, and what it gives back.
@Suite final class SealTests {
    let path: String
    let key = Made.key
    let file: SQLiteStore
    let keys: SQLiteKeys
    let desk: Desk
    let id: ReviewID
    let focal: Actor
    let document = Made.document

    /// A copy of one installation, which is made once: its draw takes a while.
    init() throws {
        let made = try Made.once.get()
        (id, focal) = (made.id, made.focal)
        path = Made.folder()
        try made.copy(to: path)
        (file, keys, desk) = try Made.open(path, ids: "later")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The files of a folder in which a word stands, in their names or in their bytes.
    private func files(with word: String, in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
            name.contains(word)
                || FileManager.default.contents(atPath: "\(folder)/\(name)")?.range(of: Data(word.utf8)) != nil
        }
    }

    private func copied() throws -> String {
        let copy = Made.folder()
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        try file.backup(to: copy + "/ledger.sqlite")
        try FileManager.default.copyItem(atPath: path + "/documents", toPath: copy + "/documents")
        try keys.backup(to: copy + "/keys.sqlite")
        return copy
    }

    @Test func `every room's streams are in the table of what is sealed`() throws {
        let domain = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Domain").standardized
        var rooms: Set<String> = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: domain.path) where name.hasSuffix(".swift") {
            let source = try String(contentsOf: domain.appendingPathComponent(name), encoding: .utf8)
            for match in source.matches(of: /static var room: String \{ "([a-z-]+)" \}/) {
                rooms.insert(String(match.1))
            }
        }
        #expect(rooms.count >= 10)
        #expect(rooms.subtracting(Sealing.streams.keys).isEmpty, "say in Sealing.streams how each is sealed")
    }

    @Test func `no planted word is in the data folder, nor in a copy of it`() throws {
        let copy = try copied()
        defer { try? FileManager.default.removeItem(atPath: copy) }
        for folder in [path, copy] {
            for word in ["Geheimnis", "ada@geheim", "Penal", "p-1-"] {
                #expect(try files(with: word, in: folder) == [], "\(word)")
            }
            #expect(try !files(with: "register.", in: folder).isEmpty, "what is public can be found")
        }
    }

    @Test func `a restored copy and the key give back every file; without the key, none`() throws {
        let copy = try copied()
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let (restored, kept, again) = try Made.open(copy)
        #expect(try again.audit().findings == [])
        #expect(try again.response(id, as: focal)?.answer(to: "untoc-8-1")?.practice == "Geheimnis")
        let listed = try #require(try again.response(id, as: focal)?.documents.first)
        #expect(try again.document(listed.id, of: id, as: focal).bytes == document)
        #expect(try again.accounts(as: officer).map(\.email) == desk.accounts(as: officer).map(\.email))

        let other = InstallationKey()
        #expect(throws: KeyFault.wrong(found: other.name, wanted: key.name)) { try KeyRing(kept) { other } }
        // Keys of one's own open nothing of it either.
        let stranger = SealedStore(restored, try KeyRing())
        let confidential = try restored.records(after: 0, limit: 10_000).filter {
            Sealing.scope(of: $0.stream) != nil
        }
        #expect(confidential.count > 100)
        for record in confidential {
            #expect(throws: LedgerError.self) { try stranger.records(after: record.sequence - 1, limit: 1) }
        }
        #expect(throws: LedgerError.self) { try stranger.view("docket") }
        // The chain is proved all the same.
        var report = AuditReport()
        try report.follow(restored)
        #expect(report.isSound && report.records > confidential.count)
    }

    @Test func `verify finds a swapped attachment and a missing one`() throws {
        try desk.attach(Array("%PDF-1.7 other".utf8), name: "b.pdf", title: "", language: nil, to: id, as: focal)
        #expect(try desk.audit().findings == [])
        let folder = path + "/documents"
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains("/") }
            .map { "\(folder)/\($0)" }
        let bytes = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        for (file, other) in zip(files, bytes.reversed()) { try other.write(to: URL(fileURLWithPath: file)) }
        #expect(try desk.audit().findings.count { $0.contains("another was put in its place") } == 2)
        for file in files { try FileManager.default.removeItem(atPath: file) }
        #expect(try desk.audit().findings.count { $0.contains("is not there") } == 2)
    }

    @Test func `views from before there were keys are folded again, and an address is still one person's`() throws {
        // As it was before: the same records and views, none sealed.
        let plain = MemoryStore()
        let before = try makeDesk(.real, store: plain)
        _ = try before.admit(
            name: "Ada", email: "ada@example.org", capacity: .secretariat, language: .en, as: .system("test"))
        let people = try before.accounts(as: officer).map(\.email)
        let sealed = SealedStore(plain, try KeyRing())
        #expect(try sealed.isOpen("address") && !SealedStore.holdsSeals(plain))
        let desk = try makeDesk(.real, store: sealed, ids: "later")
        #expect(try !sealed.isOpen("address") && !sealed.isOpen("docket"))
        #expect(try desk.accounts(as: officer).map(\.email) == people && people.count == 2)
        #expect(
            refusal {
                try desk.erase(try #require(try desk.account(email: "ada@example.org")).person.id, as: officer)
            } == [])
        let report = try desk.audit()
        #expect(report.findings == [])
        #expect(report.checked.contains { $0.what == "confidential records that were never sealed" })
    }

    // MARK: A person

    @Test func `a person's data are handed out whole, and to nobody else`() throws {
        let ada = try #require(try desk.account(email: "ada@geheim.example")).person.id
        let export = try desk.export(ada, as: .person(ada, .secretariat)).canonical
        #expect(export.contains("Ada Geheimnis") && export.contains("ada@geheim.example"))
        #expect(refusal { _ = try desk.export(ada, as: focal) } == ["hidden"])
        #expect(refusal { _ = try desk.export("nobody", as: officer) } == ["hidden"])
        let person = try #require(focal.person)
        let own = try desk.export(person, as: focal)
        #expect(own["reviews"] == [["review": .string(id.text), "as": "focal-point"]])
        #expect(own["acts"]?.array?.isEmpty == false)
        #expect(!own.canonical.contains("Geheimnis"), "what was written for the State is the State's")
    }

    @Test func `erased, a person's name and address are gone for good, and the chain is whole`() throws {
        let ada = try #require(try desk.account(email: "ada@geheim.example")).person.id
        #expect(refusal { try desk.erase(ada, as: focal) } == ["hidden"])
        #expect(try desk.erase(ada, as: officer) == 0)
        #expect(try desk.erase(ada, as: officer) == 0, "broken off, it is done again")
        let (_, _, restarted) = try Made.open(path)
        for desk in [desk, restarted] {
            #expect(try desk.account(ada) == nil && desk.account(email: "ada@geheim.example") == nil)
            #expect(try desk.isErased(ada))
            #expect(try desk.accounts(as: officer).allSatisfy { $0.person.id != ada })
            #expect(try !desk.export(ada, as: officer).canonical.contains("Ada"))
        }
        let report = try desk.audit()
        #expect(report.findings == [])
        #expect(report.checked.contains { $0.what == "records whose key was destroyed" && $0.count >= 3 })
        // The address is free again, for another account.
        let next = try desk.admit(
            name: "Ada Two", email: "ada@geheim.example", capacity: .secretariat, language: .en, as: officer)
        #expect(next != ada)
    }

    @Test func `who is on a list, or in a review that is not over, is not erased`() throws {
        #expect(refusal { try desk.erase(try #require(focal.person), as: officer) } == ["person.in-review"])
        let state = try #require(focal.capacity?.state)
        let expert = try #require(try desk.experts(of: state, as: officer).first)
        #expect(refusal { try desk.erase(expert.person.id, as: officer) } == ["person.on-list"])
    }
}
