import Kernel

/// The one form in which inputs are published and sources written (docs/lots.md, 3.3). What could be written in two ways
/// would be a choice that nobody sees, so it is refused: the input before there is a seed, the sources before a draw.
extension Replay {
    private static let ofAll: Set<String> = ["draw", "procedure", "states"]
    private static let ofCalendars: Set<String> = ["startYear", "years"]
    private static let ofPairs: Set<String> = [
        "underReview", "later", "history", "exclusions", "standing", "notServing", "rules", "missing", "shortage",
        "obstacle",
    ]
    /// What a draw held by the secretariat has beside.
    private static let beside: Set<String> = ["cycle", "ruleSet", "terms"]

    /// Larger numbers mean nothing here.
    private static let many = 0...1_000_000_000

    /// Names and the draw's own are short enough for every label of a stream, which has at most 65,535 bytes.
    private static let nameBytes = 1...1000

    func checkForm() throws(InstanceFault) {
        let needed = Replay.ofAll.union(isCalendar ? Replay.ofCalendars : Replay.ofPairs)
        let members = Set((published.object ?? [:]).keys)
        guard needed.isSubset(of: members), members.subtracting(needed).isSubset(of: Replay.beside) else {
            throw InstanceFault("the input's members are not those of an input")
        }
        if let cycle = published["cycle"], !(cycle.int.map(Replay.many.contains) ?? false) {
            throw InstanceFault("the input's cycle is a whole number")
        }
        if let ruleSet = published["ruleSet"], ruleSet.string == nil { throw InstanceFault("ruleSet is a name") }
        let terms = try terms()
        if isCalendar {
            if terms?.book == true { throw InstanceFault("no calendar is drawn from a book") }
            let roll = try calendarInput().roll
            if Set(roll.map(\.group)).count > 10 { throw InstanceFault("a calendar has at most ten groups") }
            try check(names: roll, [])
        } else {
            let input = try input()
            try check(
                names: input.roll,
                input.due + input.notServing + input.exclusions.flatMap { [$0.reviewed, $0.reviewer] }
                    + input.standing.flatMap { [$0.key.reviewed, $0.value] }
                    + input.history.flatMap { [$0.reviewed, $0.regional, $0.second] })
            try check(input)
            try checkClaims(input)
        }
    }

    // MARK: What the input holds

    /// One spelling for each name, whatever it names: a reader could not tell two apart.
    private func check(names roll: [Entrant], _ named: [StateCode]) throws(InstanceFault) {
        let codes = roll.map(\.state.rawValue)
        let names = codes + roll.flatMap { [$0.group] + $0.protocols + $0.legalSystem } + named.map(\.rawValue)
        // Texts that differ in normalization only are equal, their bytes are not.
        guard Set(names).count == Set(names.map { Array($0.utf8) }).count else {
            throw InstanceFault("two names differ in normalization only")
        }
        guard ([draw] + names).allSatisfy({ Replay.nameBytes.contains($0.utf8.count) }) else {
            throw InstanceFault("a name has from 1 to 1,000 bytes")
        }
        if Set(codes).count != codes.count { throw InstanceFault("a State stands among the states twice") }
        if codes.contains("dice") || codes.contains("beacon") {
            throw InstanceFault("no State is called dice or beacon: those sources are not words")
        }
        if roll.contains(where: { $0.group == "table" }) {
            throw InstanceFault("no group can be called table: that stream is the table's")
        }
    }

    /// What the form alone does not show; it was written as inputs are published, so no list names anything twice.
    private func check(_ input: PairsInput) throws(InstanceFault) {
        let reviewed = input.due + input.history.map(\.reviewed)
        if Set(reviewed).count != reviewed.count { throw InstanceFault("a State is reviewed twice") }
        if input.history.contains(where: { Set([$0.reviewed, $0.regional, $0.second]).count != 3 }) {
            throw InstanceFault("a pair of the history has one State twice")
        }
        for (lot, state) in input.standing {
            guard input.underReviewThisYear.contains(lot.reviewed) else {
                throw InstanceFault("a lot stands only where the other one is drawn again")
            }
            if input.standing[LotName(lot.reviewed, isRegional: !lot.isRegional)] == state {
                throw InstanceFault("both lots of a review stand upon one State")
            }
        }
    }

    /// What is claimed to be impossible is claimed only where it plays a part.
    private func checkClaims(_ input: PairsInput) throws(InstanceFault) {
        guard let missing = published["missing"]?.int, Replay.many.contains(missing) else {
            throw InstanceFault("missing is a whole number")
        }
        func isClaim(_ name: String, _ kinds: Set<String>) -> Bool {
            published[name] == .null || published[name]?["kind"]?.string.map(kinds.contains) == true
        }
        guard isClaim("shortage", ["too-few-lots", "all-ways-tried"]), missing > 0 || published["shortage"] == .null
        else { throw InstanceFault("shortage is a certificate where reviews are missing, or null") }
        guard isClaim("obstacle", ["too-few-lots", "too-few-places", "forced-mutual-review", "too-few-pairs"]),
            input.preferSimilarLegalSystem || published["obstacle"] == .null
        else { throw InstanceFault("obstacle is a certificate where the preference is asked for, or null") }
    }

    // MARK: The sources

    /// How a draw was announced to be held.
    struct Terms {
        let book: Bool
        let dice: Int
        let beacon: String
        let fallback: String
    }

    /// `nil` for an input of one's own that announces nothing.
    func terms() throws(InstanceFault) -> Terms? {
        guard let terms = published["terms"] else { return nil }
        guard terms.object?.count == 4, case .bool(let book)? = terms["book"], let dice = terms["dice"]?.int,
            let beacon = terms["beacon"]?.string, let fallback = terms["fallback"]?.string
        else { throw InstanceFault("terms have book, dice, beacon and fallback") }
        if !(0...100).contains(dice) { throw InstanceFault("there are at most 100 dice") }
        if !fallback.isEmpty && (beacon.isEmpty || dice == 0) {
            throw InstanceFault("a beacon may be missing only where there is one, and dice before it")
        }
        return Terms(book: book, dice: dice, beacon: beacon, fallback: fallback)
    }

    /// The sources are those announced, each in its one form and place, and a book if one was: nobody leaves one out or
    /// writes it otherwise once its value is known. Where neither dice nor beacon were announced, they are free.
    func checkTerms(isBook: Bool) throws(InstanceFault) {
        guard let terms = try terms() else {
            if isBook { throw InstanceFault("no book was announced") }
            return
        }
        if terms.book != isBook { throw InstanceFault("a book was announced, or none was") }
        if terms.dice == 0 && terms.beacon.isEmpty { return }
        var left = sources.map { Array($0.utf8) }
        if !terms.beacon.isEmpty {
            if let last = left.last, Replay.isBeacon(last) {
                left.removeLast()
            } else if terms.fallback.isEmpty {
                throw InstanceFault("a beacon was announced")
            }
        }
        if terms.dice > 0 {
            guard let last = left.popLast(), Replay.areDice(last, terms.dice) else {
                throw InstanceFault("\(terms.dice) dice were announced")
            }
        }
        try check(words: left)
    }

    /// `beacon: `, then what can be seen, with single spaces between.
    private static func isBeacon(_ source: [UInt8]) -> Bool {
        guard source.starts(with: "beacon: ".utf8) else { return false }
        let parts = source.dropFirst(8).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x21...0x7E).contains($0) } }
    }

    /// `dice: 3 1 6`.
    private static func areDice(_ source: [UInt8], _ count: Int) -> Bool {
        guard source.starts(with: "dice: ".utf8) else { return false }
        let faces = source.dropFirst(6).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        return faces.count == count
            && faces.allSatisfy {
                $0.count == 1 && $0.allSatisfy { (UInt8(ascii: "1")...UInt8(ascii: "6")).contains($0) }
            }
    }

    /// `CODE: WORD`, in the order of the codes, each once. When a calendar is drawn anew, States whose lots are drawn
    /// speak too, and they are not among those it is drawn from.
    private func check(words: [[UInt8]]) throws(InstanceFault) {
        let states = Set((published["states"]?.array ?? []).map { Array(($0["id"]?.string ?? "").utf8) })
        var before: [UInt8] = []
        for word in words {
            let end = word.indices.first { word[$0...].starts(with: ": ".utf8) } ?? 0
            let code = Array(word[..<end])
            guard end + 2 < word.count, states.contains(code) || isCalendar && Replay.isCode(code) else {
                throw InstanceFault("a source is neither a State's word nor announced")
            }
            guard before.lexicographicallyPrecedes(code) else {
                throw InstanceFault("the words are in the order of the codes, one of each State at most")
            }
            before = code
        }
    }

    /// As States' codes are in the register: three capital letters.
    private static func isCode(_ code: [UInt8]) -> Bool {
        code.count == 3 && code.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}
