import Foundation
import Seals
import Synchronization
import Testing

/// Costly work goes through a few pieces at a time, in order.
@Suite struct GateTests {
    private final class Watch: Sendable {
        let kept = Mutex((now: 0, most: 0, done: [Int]()))
    }

    @Test func `never more at a time than it is wide, and all get through`() throws {
        let (gate, watch, group) = (Gate(width: 2), Watch(), DispatchGroup())
        for number in 0..<40 {
            group.enter()
            Thread.detachNewThread {
                _ = try? gate.run {
                    watch.kept.withLock {
                        $0.now += 1
                        $0.most = max($0.most, $0.now)
                    }
                    Thread.sleep(forTimeInterval: 0.002)
                    watch.kept.withLock {
                        $0.now -= 1
                        $0.done.append(number)
                    }
                }
                group.leave()
            }
        }
        group.wait()
        #expect(watch.kept.withLock { $0.most } == 2)
        #expect(Set(watch.kept.withLock { $0.done }) == Set(0..<40))
    }

    @Test func `who came first is served first`() throws {
        let (gate, watch, group, open) = (Gate(width: 1), Watch(), DispatchGroup(), DispatchSemaphore(value: 0))
        let begun = DispatchSemaphore(value: 0)
        for number in 0..<10 {
            group.enter()
            Thread.detachNewThread {
                _ = try? gate.run {
                    if number == 0 {
                        begun.signal()
                        open.wait()
                    }
                    watch.kept.withLock { $0.done.append(number) }
                }
                group.leave()
            }
            // The first holds the gate; each other waits before the next comes.
            if number == 0 { begun.wait() }
            while gate.queue < number { Thread.sleep(forTimeInterval: 0.001) }
        }
        open.signal()
        group.wait()
        #expect(watch.kept.withLock { $0.done } == Array(0..<10))
    }

    @Test func `a fault is its own, and the next goes through`() throws {
        let gate = Gate(width: 1)
        #expect(throws: CancellationError.self) { try gate.run { throw CancellationError() } }
        #expect(try gate.run { 17 } == 17)
    }

    @Test func `passphrases pass through it`() throws {
        let verifier = try Passphrase.verifier(of: "seven quiet geese fly north")
        #expect(Passphrase.matches("seven quiet geese fly north", verifier))
        #expect(!Passphrase.matches("seven quiet geese fly south", verifier))
        #expect((1...4).contains(Gate.passphrases.width))
    }
}
