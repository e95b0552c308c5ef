import Foundation
import Glibc
import Synchronization

/// Lets costly work through, a few pieces at a time, in the order they came.
///
/// Each derivation of a passphrase takes a processor for a tenth of a second and 32 MiB of memory: two hundred at once
/// would take both away from everybody. The gate's threads are its own and step back (nice) for whoever only wants a
/// page or to save, so that all of an idle machine may be used. Who waits blocks a thread: never one of the cooperative
/// pool's.
package final class Gate: Sendable {
    /// For passphrases: as many at a time as there are processors, and 128 MiB at most.
    package static let passphrases = Gate(width: min(ProcessInfo.processInfo.activeProcessorCount, 4))

    package let width: Int
    private let waiting = Mutex<[@Sendable () -> Void]>([])
    private let signal = DispatchSemaphore(value: 0)

    package init(width: Int) {
        self.width = width
        for _ in 0..<width {
            let thread = Thread { [self] in
                // On Linux, of this thread alone.
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
                while true {
                    signal.wait()
                    waiting.withLock { $0.removeFirst() }()
                }
            }
            thread.name = "gate"
            thread.start()
        }
    }

    /// How many wait.
    package var queue: Int { waiting.withLock { $0.count } }

    /// Waits for its turn, and for the outcome.
    package func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
        let outcome = Outcome<Value>()
        waiting.withLock { $0.append { outcome.set(Result { try body() }) } }
        signal.signal()
        return try outcome.wait().get()
    }
}

/// What comes of one piece of work.
private final class Outcome<Value: Sendable>: Sendable {
    private let kept = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    func set(_ result: Result<Value, any Error>) {
        kept.withLock { $0 = result }
        done.signal()
    }

    func wait() -> Result<Value, any Error> {
        done.wait()
        return kept.withLock { $0 } ?? .failure(CancellationError())
    }
}
