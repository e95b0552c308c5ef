import Foundation
import Testing

/// The rooms of the domain are pure: they import the kernel, and the draws besides what hashes are made with.
@Suite struct RoomsTests {
    @Test func `no room of the domain imports more than the kernel`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Domain")
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        #expect(files.count > 50)
        for file in files {
            let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
            let imports = text.split(separator: "\n").filter { $0.hasPrefix("import ") }.map { $0.dropFirst(7) }
            let allowed: Set<Substring> = file.hasPrefix("Lots/") ? ["Kernel", "Crypto"] : ["Kernel"]
            #expect(Set(imports).isSubset(of: allowed), "\(file): \(imports)")
        }
    }
}
