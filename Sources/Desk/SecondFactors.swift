import Access
import Kernel
import Seals

/// Second factors: codes of an authenticator, and recovery codes where it is lost.
extension Desk {
    /// Whether a passphrase alone does not let this person in: the secretariat's never does, others' as the installation
    /// chose. In the training room nobody needs one.
    package func owesFactor(_ account: AccountView) throws -> Bool {
        try !isTraining && (door.secondFactor == .everybody || account.capacities.contains(.secretariat))
    }

    /// Whether a person has one, and how many recovery codes are left.
    package func factor(of person: PersonID) throws -> (isOn: Bool, recovery: Int) {
        (try secrets.factor(of: person) != nil, try secrets.recoveryLeft(of: person))
    }

    /// Comes in with a code, after the passphrase.
    package func giveCode(_ code: String, _ token: Token, from caller: Caller) throws -> Entrance {
        guard let account = try halfway(token) else { throw Refusal.hidden }
        try check(code: code, of: account.person.id, from: caller)
        try secrets.forgetHalfway(under: token.hash)
        return try inside(account, from: caller)
    }

    /// Takes up an authenticator on the way in, since one is owed.
    package func setUpFactor(
        code: String, halfway token: Token, from caller: Caller
    ) throws -> (Entrance, recovery: [String]) {
        guard let account = try halfway(token) else { throw Refusal.hidden }
        let recovery = try setUp(token.factorKey, code: code, of: account.person.id)
        try secrets.forgetHalfway(under: token.hash)
        return (try inside(account, from: caller), recovery)
    }

    /// Takes up an authenticator of one's own accord.
    ///
    /// - Returns: the recovery codes, shown once.
    package func setUpFactor(code: String, _ token: Token) throws -> [String] {
        guard let person = try session(token)?.person else { throw Refusal.hidden }
        return try setUp(token.factorKey, code: code, of: person)
    }

    private func setUp(_ key: [UInt8], code: String, of person: PersonID) throws -> [String] {
        guard try secrets.factor(of: person) == nil else { throw Refusal.hidden }
        guard let step = TimeCode.step(of: Desk.digits(code), key, at: now) else {
            throw Refusal.input("wrong-code", field: "code")
        }
        let recovery = RecoveryCode.fresh()
        try secrets.setFactor(key, recovery: recovery.map(RecoveryCode.hash), of: person)
        _ = try secrets.takeStep(step, of: person)
        return recovery
    }

    /// Ten new recovery codes; those before end.
    package func renewRecovery(code: String, _ token: Token, from caller: Caller) throws -> [String] {
        guard let person = try session(token)?.person else { throw Refusal.hidden }
        try check(code: code, of: person, from: caller)
        let recovery = RecoveryCode.fresh()
        try secrets.setRecovery(recovery.map(RecoveryCode.hash), of: person)
        return recovery
    }

    /// Ends one's authenticator, to take up another or none. The session goes on under a new token, which another key is
    /// made of.
    package func endFactor(code: String, _ token: Token, from caller: Caller) throws -> Token {
        guard let session = try session(token) else { throw Refusal.hidden }
        try check(code: code, of: session.person, from: caller)
        try secrets.setFactor(nil, recovery: [], of: session.person)
        return try renew(token, session, as: session.capacity)
    }

    /// A code of this half minute, or a recovery code; each serves once.
    func check(code: String, of person: PersonID, from caller: Caller) throws {
        guard let key = try secrets.factor(of: person) else { throw Refusal.hidden }
        let guess = try guess(.code, on: person.rawValue, of: person, from: caller)
        try slow(guess)
        let isRight =
            if let step = TimeCode.step(of: Desk.digits(code), key, at: now) {
                try secrets.takeStep(step, of: person)
            } else {
                try secrets.takeRecovery(RecoveryCode.hash(code), of: person)
            }
        if !isRight { throw Refusal.input("wrong-code", field: "code") }
        try forgive(guess)
    }

    /// Digits as authenticators write them, whatever the keyboard's: "١٢٣ ٤٥٦" is "123456".
    private static func digits(_ typed: String) -> String {
        typed.unicodeScalars.filter { !$0.properties.isWhitespace }.map { scalar in
            scalar.properties.numericType == .decimal
                ? scalar.properties.numericValue.map { String(Int($0)) } ?? "" : String(scalar)
        }.joined()
    }
}
