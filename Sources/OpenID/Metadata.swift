import Foundation

/// What a provider says of itself (OpenID Connect Discovery 1.0).
struct Metadata: Sendable {
    let authorization: Endpoint
    let token: Endpoint
    let keys: Endpoint
    let userInfo: Endpoint?
    /// Whether its answers name it (RFC 9207).
    let namesItself: Bool
    /// Whether a client's secret goes into the form, and not into the head: where the provider takes nothing else.
    let secretInForm: Bool

    static func address(of issuer: Endpoint, loopback: Bool) -> Endpoint? {
        let text = issuer.text.hasSuffix("/") ? String(issuer.text.dropLast()) : issuer.text
        return Endpoint(text + "/.well-known/openid-configuration", loopback: loopback)
    }

    /// Reads what was found at the issuer; an address that is not https, another issuer's name, or a provider that can
    /// do neither PKCE nor a signature we take, is as no answer.
    init(_ data: Data, of provider: Provider) throws(OpenIDFault) {
        guard let said = try? JSONDecoder().decode(Said.self, from: data) else {
            throw .unreachable("discovery: not as the standard says")
        }
        guard said.issuer.utf8.elementsEqual(provider.issuer.text.utf8) else {
            throw .unreachable("discovery: another issuer")
        }
        func endpoint(_ text: String) -> Endpoint? { Endpoint(text, loopback: provider.loopback) }
        guard let authorization = endpoint(said.authorization_endpoint), let token = endpoint(said.token_endpoint),
            let keys = endpoint(said.jwks_uri)
        else { throw .unreachable("discovery: an address that is not https") }
        guard said.response_types_supported?.contains("code") != false,
            said.code_challenge_methods_supported?.contains("S256") != false,
            said.id_token_signing_alg_values_supported?.contains(where: { SigningAlgorithm(rawValue: $0) != nil })
                != false
        else { throw .unreachable("discovery: no code, S256 or signature that is taken here") }
        self.authorization = authorization
        self.token = token
        self.keys = keys
        userInfo = said.userinfo_endpoint.flatMap(endpoint)
        namesItself = said.authorization_response_iss_parameter_supported == true
        let methods = said.token_endpoint_auth_methods_supported ?? ["client_secret_basic"]
        secretInForm = !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
    }

    private struct Said: Decodable {
        let issuer, authorization_endpoint, token_endpoint, jwks_uri: String
        let userinfo_endpoint: String?
        let response_types_supported, code_challenge_methods_supported, id_token_signing_alg_values_supported,
            token_endpoint_auth_methods_supported: [String]?
        let authorization_response_iss_parameter_supported: Bool?
    }
}
