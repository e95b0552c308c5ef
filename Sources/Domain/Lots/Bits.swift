import Crypto
import Kernel

/// What a whole draw follows from: 256 public bits, so that whoever knows them can replay it.
package struct Seed: Hashable, Sendable {
    /// Always 32.
    package let bytes: [UInt8]

    private init(_ digest: SHA256.Digest) {
        bytes = Array(digest)
    }

    /// Reads what `hex` writes, and nothing else.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: 64, by: 2) {
            guard let high = Seed.digits.firstIndex(of: digits[place]),
                let low = Seed.digits.firstIndex(of: digits[place + 1])
            else { return nil }
            bytes.append(UInt8(16 * high + low))
        }
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
    package var hex: String {
        String(decoding: bytes.flatMap { [Seed.digits[Int($0 >> 4)], Seed.digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The seed of a published input and of the sources of randomness, in the order they closed: SHA-256 over the
    /// canonical form of `{"input": …, "sources": […]}`.
    package static func from(input: JSON, sources: [String]) -> Seed {
        from(text: JSON.object(["input": input, "sources": .array(sources.map(JSON.string))]).canonical)
    }

    /// SHA-256 over the bytes of a text.
    package static func from(text: String) -> Seed {
        Seed(SHA256.hash(data: Array(text.utf8)))
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

/// The stream of chance that a seed gives under a label; each part of a draw has its own label, so that none
/// depends on how many words another has used.
///
/// Block i is SHA-256(seed ‖ uint16be(bytes of label) ‖ label ‖ uint64be(i)), read as four big-endian 64-bit words.
package struct Bits {
    /// Seed, length and label, then the eight bytes of the block's number.
    private var message: [UInt8]
    private var words: [UInt64] = [0, 0, 0, 0]
    private var used = 4
    private var block: UInt64 = 0

    /// A label has at most 65,535 bytes of UTF-8; what is beyond is not read.
    package init(_ seed: Seed, _ label: String) {
        let name = label.utf8.prefix(Int(UInt16.max))
        message = seed.bytes + [UInt8(name.count >> 8), UInt8(name.count & 255)] + name
        message += Array(repeating: 0, count: 8)
    }

    /// The next 64 bits.
    package mutating func word() -> UInt64 {
        if used == 4 { refill() }
        used += 1
        return words[used - 1]
    }

    private mutating func refill() {
        let end = message.count - 1
        for byte in 0..<8 { message[end - byte] = UInt8(truncatingIfNeeded: block >> UInt64(8 * byte)) }
        SHA256.hash(data: message).withUnsafeBytes { digest in
            for place in 0..<4 {
                words[place] = UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self))
            }
        }
        block += 1
        used = 0
    }

    /// One of 0..<n, each as likely, for n above zero: words not below 2^64 − (2^64 mod n) are passed over, and the
    /// first that is gives itself mod n.
    package mutating func below(_ n: UInt64) -> UInt64 {
        let excess = (UInt64.max % n + 1) % n
        var word = word()
        while word > UInt64.max - excess { word = self.word() }
        return word % n
    }

    /// One of 0..<n, for n above zero.
    package mutating func below(_ n: Int) -> Int {
        Int(below(UInt64(n)))
    }

    /// Fisher and Yates, from the last place downwards.
    package mutating func shuffle<Element>(_ items: inout [Element]) {
        for place in stride(from: items.count - 1, to: 0, by: -1) {
            items.swapAt(place, below(place + 1))
        }
    }
}
