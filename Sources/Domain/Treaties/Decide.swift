import Kernel

extension Register {
    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        switch command {
        case .seed(let entries, let unknown):
            return try seed(entries, unknown, state, context)

        case .record(let entry):
            try Refusal.unless(reasons(against: entry, context.today))
            return try consistent([.act(context.newID(), entry)], [entry.state], state, context)

        case .recordPartyDateUnknown(let party):
            try Refusal.unless(reasons(against: party))
            return try consistent([.unknown(context.newID(), party)], [party.state], state, context)

        case .recordStatement(let statement):
            try Refusal.unless(reasons(against: statement, state, context.today))
            return [.statement(context.newID(), statement)]

        case .attachText(let text):
            try Refusal.unless(
                sourceMissing(text.source) + OfficialText.reasons(against: text.articles, text.instrument))
            return [
                .textAttached(
                    id: context.newID(), instrument: text.instrument, language: text.language,
                    articles: text.articles, source: text.source)
            ]

        case .withdrawRecord(let id, let reason):
            try Refusal.unless(reasons(againstStriking: id, reason, state))
            return try consistent(
                [.recordStruck(id: id, reason: reason, replacedBy: nil)], owner(of: id, state), state, context)

        case .correct(let id, let entry, let reason):
            var reasons = reasons(againstStriking: id, reason, state) + reasons(against: entry, context.today)
            switch state.kept[id] {
            case .statement, .text: reasons.append(Refusal.Reason("register.not-an-act", field: "id"))
            case .act, .unknown, nil: break
            }
            try Refusal.unless(reasons)
            let newID = context.newID()
            return try consistent(
                [.recordStruck(id: id, reason: reason, replacedBy: newID), .act(newID, entry)],
                owner(of: id, state) + [entry.state], state, context)
        }
    }

    private static func seed(
        _ entries: [Entry], _ unknown: [PartyDateUnknown], _ state: State, _ context: Context
    ) throws(Refusal) -> [Event] {
        guard state.kept.isEmpty else { throw Refusal(.rule, [Refusal.Reason("register.already-seeded")]) }
        try Refusal.unless(
            entries.flatMap { reasons(against: $0, context.today) } + unknown.flatMap { reasons(against: $0) })
        let events: [Event] =
            entries.map { .act(context.newID(), $0) } + unknown.map { .unknown(context.newID(), $0) }
        return try consistent(events, entries.map(\.state) + unknown.map(\.state), state, context)
    }

    /// The events, if they bring no fault into the history of these States that was not there before.
    private static func consistent(
        _ events: [Event], _ states: [StateCode], _ state: State, _ context: Context
    ) throws(Refusal) -> [Event] {
        var after = state
        let stamp = Stamp(at: context.now, actor: context.actor)
        for event in events { evolve(&after, event, stamp) }
        var new: [Refusal.Reason] = []
        for code in Set(states).sorted() {
            let before = state.faults(of: code)
            new += after.faults(of: code).filter { !before.contains($0) }
        }
        try Refusal.unless(new, kind: .rule)
        return events
    }

    /// The State whose history a record belongs to; nobody's for a statement or a text.
    private static func owner(of id: String, _ state: State) -> [StateCode] {
        switch state.kept[id] {
        case .act(let code), .unknown(let code): [code]
        case .statement, .text, nil: []
        }
    }

    private static func reasons(against entry: Entry, _ today: Day) -> [Refusal.Reason] {
        badCode(entry.state) + inFuture(entry.day, today) + sourceMissing(entry.source)
    }

    private static func reasons(against party: PartyDateUnknown) -> [Refusal.Reason] {
        badCode(party.state) + missing(party.evidence, "register.evidence-missing", "evidence")
    }

    private static func reasons(against statement: Statement, _ state: State, _ today: Day) -> [Refusal.Reason] {
        var reasons =
            badCode(statement.state) + inFuture(statement.day, today)
            + missing(statement.text, "register.text-missing", "text") + sourceMissing(statement.source)
        if let target = statement.objectsTo {
            if statement.kind != .objection {
                reasons.append(Refusal.Reason("register.objection-only", field: "objectsTo"))
            }
            let known = state.statements.contains {
                $0.id == target && $0.value.instrument == statement.instrument && state.struck[target] == nil
            }
            if !known { reasons.append(Refusal.Reason("register.unknown-statement", field: "objectsTo")) }
        }
        return reasons
    }

    private static func reasons(
        againstStriking id: String, _ reason: String, _ state: State
    ) -> [Refusal.Reason] {
        var reasons = missing(reason, "register.reason-missing", "reason")
        if state.kept[id] == nil {
            reasons.append(Refusal.Reason("register.unknown-record", field: "id", ["record": .code(id)]))
        } else if state.struck[id] != nil {
            reasons.append(Refusal.Reason("register.already-struck", field: "id", ["record": .code(id)]))
        }
        return reasons
    }

    /// Three capital letters; whether a State has that code is for the profiles to say.
    private static func badCode(_ code: StateCode) -> [Refusal.Reason] {
        let bytes = Array(code.rawValue.utf8)
        let good = bytes.count == 3 && bytes.allSatisfy { (0x41...0x5A).contains($0) }
        return good ? [] : [Refusal.Reason("register.state-code", field: "state", ["state": .code(code.rawValue)])]
    }

    private static func inFuture(_ day: Day, _ today: Day) -> [Refusal.Reason] {
        day <= today ? [] : [Refusal.Reason("register.date-in-future", field: "day", ["day": .day(day)])]
    }

    private static func sourceMissing(_ source: String) -> [Refusal.Reason] {
        missing(source, "register.source-missing", "source")
    }

    private static func missing(_ text: String, _ code: String, _ field: String) -> [Refusal.Reason] {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? [Refusal.Reason(code, field: field)] : []
    }
}
