/// A whole number of any size, for counts that are printed in full and compared by nobody's trust in fractions.
package struct Natural: Hashable, Sendable, CustomStringConvertible {
    /// In base one thousand million, the lowest first; none for zero.
    private var digits: [UInt64]
    private static let base: UInt64 = 1_000_000_000

    package init(_ value: UInt64) {
        digits = []
        var rest = value
        while rest > 0 {
            digits.append(rest % Natural.base)
            rest /= Natural.base
        }
    }

    /// By a factor below 2³².
    package mutating func multiply(by factor: Int) {
        var carry: UInt64 = 0
        for place in digits.indices {
            let product = digits[place] * UInt64(factor) + carry
            digits[place] = product % Natural.base
            carry = product / Natural.base
        }
        digits += Natural(carry).digits
        trim()
    }

    /// By a divisor from 1 to below 2³²; what is left over is dropped.
    package mutating func divide(by divisor: Int) {
        var rest: UInt64 = 0
        for place in digits.indices.reversed() {
            let value = rest * Natural.base + digits[place]
            digits[place] = value / UInt64(divisor)
            rest = value % UInt64(divisor)
        }
        trim()
    }

    package mutating func multiply(factorialOf count: Int) {
        for factor in stride(from: 2, through: count, by: 1) { multiply(by: factor) }
    }

    package mutating func divide(factorialOf count: Int) {
        for divisor in stride(from: 2, through: count, by: 1) { divide(by: divisor) }
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
    }

    /// In decimal.
    package var description: String {
        guard let highest = digits.last else { return "0" }
        return digits.dropLast().reversed().reduce(String(highest)) { text, digit in
            let shown = String(digit)
            return text + String(repeating: "0", count: 9 - shown.utf8.count) + shown
        }
    }
}
