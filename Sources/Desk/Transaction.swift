import Access
import Kernel
import Ledger

/// Decisions on their way into the ledger together.
struct Transaction {
    let desk: Desk
    let context: Context
    private var streams: [StreamID: Pending] = [:]
    private var order: [StreamID] = []
    private var changes: [ViewChange] = []
    /// Who comes in anew once this is recorded: by a new link, or by a new session.
    var withoutAccess: Set<PersonID> = []
    var withoutSessions: Set<PersonID> = []

    private struct Pending {
        let expected: Int
        var drafts: [Draft]
        var state: any Sendable
    }

    init(desk: Desk, context: Context) {
        self.desk = desk
        self.context = context
    }

    /// The state of a stream with what this transaction has decided so far.
    mutating func state<R: Room>(_ room: R.Type, _ stream: StreamID) throws -> R.State {
        if let state = streams[stream]?.state as? R.State { return state }
        try desk.memory.follow(desk.store)
        let slot = try desk.memory.slot(room, stream, desk.store)
        streams[stream] = Pending(expected: slot.version, drafts: [], state: slot.state)
        order.append(stream)
        return slot.state
    }

    /// Decides a command, and at once what follows from its events in other streams.
    mutating func decide<R: Room>(_ room: R.Type, _ stream: StreamID, _ command: R.Command) throws {
        var state = try state(room, stream)
        let events = try R.decide(command, state, context)
        let stamp = Stamp(at: context.now, actor: context.actor)
        for event in events {
            R.evolve(&state, event, stamp)
            streams[stream]?.drafts.append(try Codec.draft(event))
        }
        streams[stream]?.state = state
        for event in events { try Reactions.follow(event, stream, &self) }
    }

    /// What was claimed so far under a key of a view.
    func claimed(view: String, key: String) -> JSON? {
        changes.lazy.compactMap { claim in
            if case .claim(view, key, let value) = claim { value } else { nil }
        }.first
    }

    /// People whose last capacity ended here.
    var gone: [PersonID] {
        streams.compactMap { stream, pending in
            guard !pending.drafts.isEmpty, let account = pending.state as? Account.State,
                account.view(id: PersonID(stream.id))?.capacities.isEmpty == true
            else { return nil }
            return PersonID(stream.id)
        }
    }

    /// Takes a key of a view that nobody else may have.
    mutating func claim(view: String, key: String, value: JSON) {
        changes.append(.claim(view: view, key: key, value: value))
    }

    /// Takes an entry out of a view.
    mutating func remove(view: String, key: String) {
        changes.append(.remove(view: view, key: key))
    }

    func commit() throws {
        let appends = order.compactMap { stream -> Append? in
            guard let pending = streams[stream], !pending.drafts.isEmpty else { return nil }
            return Append(stream, expected: pending.expected, pending.drafts)
        }
        if appends.isEmpty { return }
        let views = appends.flatMap { append in
            streams[append.stream].map { Views.changes(append.stream, $0.state) } ?? []
        }
        try desk.store.append(appends, views: changes + views, at: context.now, actor: context.actor)
    }
}
