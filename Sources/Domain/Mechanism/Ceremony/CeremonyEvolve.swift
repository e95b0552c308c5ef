import Kernel

extension Ceremony {
    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .announced(let cycle, let subject, let terms, let input, let fingerprint):
            state = State(earlier: state.earlier)
            state.announced = Announced(
                cycle: cycle, subject: subject, terms: terms, input: input, fingerprint: fingerprint, on: stamp.day)
        case .contributed(let contributor, let word): state.contributions[contributor] = word
        case .takenBack(let reason): end(&state, reason: reason, code: nil)
        case .closed: state.isClosed = true
        case .diceRolled(let dice): state.dice = dice
        case .beaconNoted(let value): state.beacon = value
        case .beaconSkipped(let reason): state.skipped = reason
        case .seeded(let sources, let seed): (state.sources, state.seed) = (sources, seed)
        case .bookPrinted(let book, let fingerprint): (state.book, state.bookFingerprint) = (book, fingerprint)
        case .ballsDrawn(let balls): state.balls = balls
        case .drawn(let transcript): (state.transcript, state.drawnOn) = (transcript, stamp.day)
        case .failed(let code): end(&state, reason: nil, code: code)
        }
    }

    private static func end(_ state: inout State, reason: String?, code: String?) {
        guard let announced = state.announced else { return }
        state.earlier.append(
            Earlier(
                on: announced.on, fingerprint: announced.fingerprint, reason: reason, code: code, seed: state.seed))
        state.isEnded = true
    }
}
