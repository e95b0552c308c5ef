/// FNV-1a over bytes, as base 16: tells one version of a text from the next. It seals nothing.
struct ContentMark {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func take<Bytes: Sequence>(_ bytes: Bytes) where Bytes.Element == UInt8 {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    var text: String { String(hash, radix: 16) }
}
