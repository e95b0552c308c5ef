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
        guard let authorization = endpoint(said.authorization), let token = endpoint(said.token),
            let keys = endpoint(said.keys)
        else { throw .unreachable("discovery: an address that is not https") }
        guard said.types?.contains("code") != false, said.challenges?.contains("S256") != false,
            said.signatures?.contains(where: { SigningAlgorithm(rawValue: $0) != nil }) != false
        else { throw .unreachable("discovery: no code, S256 or signature that is taken here") }
        self.authorization = authorization
        self.token = token
        self.keys = keys
        userInfo = said.userInfo.flatMap(endpoint)
        namesItself = said.namesItself == true
        let methods = said.proofs ?? ["client_secret_basic"]
        secretInForm = !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
    }

    private struct Said: Decodable {
        let issuer, authorization, token, keys: String
        let userInfo: String?
        let types, challenges, signatures, proofs: [String]?
        let namesItself: Bool?

        enum CodingKeys: String, CodingKey {
            case issuer
            case authorization = "authorization_endpoint"
            case token = "token_endpoint"
            case keys = "jwks_uri"
            case userInfo = "userinfo_endpoint"
            case types = "response_types_supported"
            case challenges = "code_challenge_methods_supported"
            case signatures = "id_token_signing_alg_values_supported"
            case proofs = "token_endpoint_auth_methods_supported"
            case namesItself = "authorization_response_iss_parameter_supported"
        }
    }
}
