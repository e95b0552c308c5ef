import Kernel

/// Whom a provider of sign-ins may vouch for, as the installation says.
///
/// An account is within it only with everything it holds: a State's provider opens no account that may also act for
/// another State, or for the secretariat.
package struct Vouching: Hashable, Sendable {
    /// States whose people these may be; `nil` where they may be of any State, or of the secretariat.
    let states: Set<StateCode>?
    let secretariat: Bool
    /// What comes after the "@" of the account's address, in lower case; empty where it does not matter.
    let domains: Set<String>

    /// People of these States, and of the secretariat where it says so.
    package init(states: Set<StateCode>, secretariat: Bool, domains: Set<String>) {
        self.states = states
        self.secretariat = secretariat
        self.domains = domains
    }

    /// Everybody with an address of these domains.
    package init(domains: Set<String>) {
        states = nil
        secretariat = true
        self.domains = domains
    }
}

extension Access {
    /// Whether a provider may open this account. If not, there is no such account.
    package static func judge(_ vouching: Vouching, _ account: AccountView) -> Verdict {
        guard !account.capacities.isEmpty, account.capacities.allSatisfy({ isHome($0, vouching) }) else {
            return .hidden
        }
        guard vouching.states != nil || !vouching.domains.isEmpty else { return .hidden }
        let domain = account.email.lowercased().split(separator: "@").last.map(String.init) ?? ""
        return vouching.domains.isEmpty || vouching.domains.contains(domain) ? .allowed : .hidden
    }

    private static func isHome(_ capacity: Capacity, _ vouching: Vouching) -> Bool {
        guard let state = capacity.state else { return vouching.secretariat }
        return vouching.states?.contains(state) ?? true
    }
}
