import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One request to a provider.
package struct Fetch: Sendable {
    package let address: Endpoint
    /// Sent as a form by POST; `nil` is a GET.
    package var form: [(String, String)]?
    package var authorization: String?

    package init(_ address: Endpoint, form: [(String, String)]? = nil, authorization: String? = nil) {
        self.address = address
        self.form = form
        self.authorization = authorization
    }
}

/// Who asks providers: the network, or a test.
package protocol Fetcher: Sendable {
    /// The body of an answer of 200. Blocks its thread.
    func fetch(_ fetch: Fetch) throws(OpenIDFault) -> Data
}

/// Asks over the network: bounded in time and size, no redirect followed, no cookie kept, certificates checked.
package struct Network: Fetcher {
    /// In seconds, for the whole of an answer.
    let patience: Double
    /// In bytes.
    let largest: Int

    package init(patience: Double = 10, largest: Int = 1 << 18) {
        self.patience = patience
        self.largest = largest
    }

    package func fetch(_ fetch: Fetch) throws(OpenIDFault) -> Data {
        guard let url = URL(string: fetch.address.text) else { throw .unreachable("no address") }
        var request = URLRequest(url: url, timeoutInterval: patience)
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        if let authorization = fetch.authorization {
            request.setValue(authorization, forHTTPHeaderField: "Authorization")
        }
        if let form = fetch.form {
            request.httpMethod = "POST"
            request.httpBody = Data(Endpoint.form(form).utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        let answer = Answer(largest: largest)
        let session = URLSession(configuration: configuration, delegate: answer, delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        session.dataTask(with: request).resume()
        return try answer.wait(patience)
    }
}

/// What comes back, piece by piece.
private final class Answer: NSObject, URLSessionDataDelegate {
    private struct Kept {
        var status = 0
        var body = Data()
        var fault: String?
    }

    private let largest: Int
    private let kept = Mutex(Kept())
    private let done = DispatchSemaphore(value: 0)

    init(largest: Int) { self.largest = largest }

    func wait(_ seconds: Double) throws(OpenIDFault) -> Data {
        guard done.wait(timeout: .now() + seconds) == .success else { throw .unreachable("too slow") }
        let kept = kept.withLock { $0 }
        if let fault = kept.fault { throw .unreachable(fault) }
        guard kept.status == 200 else { throw .unreachable("status \(kept.status)") }
        return kept.body
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        kept.withLock { $0.status = response.statusCode }
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        kept.withLock { $0.status = (response as? HTTPURLResponse)?.statusCode ?? 0 }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooMuch = kept.withLock { kept in
            guard kept.body.count + data.count <= largest else {
                kept.fault = "too large"
                return true
            }
            kept.body.append(data)
            return false
        }
        if isTooMuch { dataTask.cancel() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error {
            kept.withLock { $0.fault = $0.fault ?? "no answer (\((error as? URLError)?.code.rawValue ?? 0))" }
        }
        done.signal()
    }
}
