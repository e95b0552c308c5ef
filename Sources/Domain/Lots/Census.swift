import Kernel

/// The exact number of assignments that a draw is uniform over, for small cases.
///
/// Review by review, all ways to draw what came before are gathered by what still matters of them: for each State the
/// reviews it has performed and the later lots it may still be drawn for (a `Row`). States without a review of their
/// own to come whose rows are alike are not told apart.
struct Census {
    /// How many steps from one situation to the next may be taken, usually.
    static let usualEffort = 2_000_000

    /// Reviews already missing from the minimum; the rows of the States whose reviews are still to come, in that order;
    /// all other rows that still matter, by size.
    private typealias Situation = [UInt64]

    /// Rows that are alike, or one State whose own review is still to come, `ahead` from 1.
    private struct Candidate {
        let row: Row
        var count: Int
        let ahead: Int?
    }

    private let rows: Rows
    private let field: Field
    private let allowed: UInt64
    private var effort: Int

    /// How many assignments miss the minimum by at most so many reviews and break no other rule; `nil` where the effort
    /// does not suffice.
    static func count(_ field: Field, allowedShort: Int, effort: Int = usualEffort) -> UInt128? {
        guard let rows = Rows(field) else { return nil }
        var census = Census(rows: rows, field: field, allowed: UInt64(allowedShort), effort: effort)
        return census.count()
    }

    private mutating func count() -> UInt128? {
        var layer: [Situation: UInt128] = [:]
        if let first = settled([], ahead: rows.ahead, others: rows.others, missing: 0, place: 0) { layer[first] = 1 }
        for place in rows.order.indices {
            var next: [Situation: UInt128] = [:]
            for (situation, ways) in layer {
                guard extend(situation, ways, place, &next) else { return nil }
            }
            layer = next
        }
        return layer.values.reduce(0) { total, ways in total.flatMap { sum($0, ways) } }
    }

    /// Adds all ways to draw one more review; `false` where the effort is used up or the count too large.
    private mutating func extend(
        _ situation: Situation, _ ways: UInt128, _ place: Int, _ next: inout [Situation: UInt128]
    ) -> Bool {
        let left = rows.order.count - place
        let reviewed = Row(bits: situation[1])
        let ahead = situation[2..<(1 + left)].map { Row(bits: $0) }
        let others = situation[(1 + left)...].map { Row(bits: $0) }
        let candidates = gathered(ahead, others)
        for (one, regional) in candidates.enumerated() where regional.row.admits(2 * place) {
            for (other, second) in candidates.enumerated() where second.row.admits(2 * place + 1) {
                let pairs = regional.count * (one == other ? second.count - 1 : second.count)
                guard pairs > 0, rows.covers(place, regional.row, second.row) else { continue }
                effort -= 1
                if effort < 0 { return false }
                let drawn = [regional, second]
                guard let after = after(reviewed, ahead, others, drawn, situation[0], place) else { continue }
                let (product, overflow) = ways.multipliedReportingOverflow(by: UInt128(pairs))
                guard !overflow, let total = sum(next[after, default: 0], product) else { return false }
                next[after] = total
            }
        }
        return true
    }

    private func gathered(_ ahead: [Row], _ others: [Row]) -> [Candidate] {
        var candidates = ahead.enumerated().map { Candidate(row: $1, count: 1, ahead: $0 + 1) }
        for row in others {
            if let last = candidates.last, last.ahead == nil, last.row == row {
                candidates[candidates.count - 1].count += 1
            } else {
                candidates.append(Candidate(row: row, count: 1, ahead: nil))
            }
        }
        return candidates
    }

    /// The situation once the two have been drawn for the State under review; nothing if no completion is left.
    private func after(
        _ reviewed: Row, _ ahead: [Row], _ others: [Row], _ drawn: [Candidate], _ missing: UInt64, _ place: Int
    ) -> Situation? {
        var (reviewed, ahead, others) = (reviewed, ahead, others)
        for candidate in drawn {
            if let distance = candidate.ahead {
                ahead[distance - 1].perform()
                if field.noMutual { reviewed.leave(place + distance) }
            } else if let index = others.firstIndex(of: candidate.row) {
                others[index].perform()
            }
        }
        return settled([reviewed], ahead: ahead, others: others, missing: missing, place: place + 1)
    }

    /// Closes what is past, and drops what no longer matters.
    private func settled(
        _ reviewed: [Row], ahead: [Row], others: [Row], missing: UInt64, place: Int
    ) -> Situation? {
        var (missing, bound) = (missing, UInt64(0))
        var situation: Situation = [0]
        for row in ahead {
            let row = rows.settled(row, from: place, &missing, &bound)
            situation.append((row ?? .done).bits)
        }
        let open = (others + reviewed).compactMap { rows.settled($0, from: place, &missing, &bound)?.bits }
        if missing + bound > allowed { return nil }
        situation[0] = missing
        return situation + open.sorted()
    }

    private func sum(_ a: UInt128, _ b: UInt128) -> UInt128? {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : sum
    }
}
