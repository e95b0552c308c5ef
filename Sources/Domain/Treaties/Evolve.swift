import Kernel

extension Register {
    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .actRecorded(let id, let code, let instrument, let kind, let day, let source):
            let act = Act(id: id, entry: Entry(code, instrument, kind, day, source: source))
            state.files[code, default: State.File()].acts.append(act)
            state.kept[id] = .act(code)
        case .partyDateUnknownRecorded(let id, let code, let instrument, let evidence):
            let party = PartyDateUnknown(code, instrument, evidence: evidence)
            state.files[code, default: State.File()].unknown.append(Recorded(id: id, value: party))
            state.kept[id] = .unknown(code)
        case .statementRecorded(
            let id, let code, let instrument, let kind, let text, let language, let day, let source, let objectsTo):
            let statement = Statement(
                code, instrument, kind, text: text, language: language, day: day, source: source,
                objectsTo: objectsTo)
            state.statements.append(Recorded(id: id, value: statement))
            state.kept[id] = .statement
        case .textAttached(let id, let instrument, let language, let articles, let source):
            let text = Text(instrument, language, articles: articles, source: source)
            state.texts.append(Recorded(id: id, value: text))
            state.kept[id] = .text
        case .recordStruck(let id, let reason, let replacedBy):
            state.struck[id] = Strike(reason: reason, replacedBy: replacedBy, day: stamp.day)
        }
    }
}
