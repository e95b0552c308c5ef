import Foundation
import Kernel
import Testing
import Treaties

/// What is stored is read for ever: these bytes never change.
@Suite struct EventsTests {
    static let frozen: [(event: Register.Event, stored: String, citations: [String])] = [
        (
            .actRecorded(
                id: "r1", state: "FRA", instrument: .tip, kind: .ratification, day: day("2002-10-29"), source: "C.N.1"),
            #"{"actRecorded":{"day":"2002-10-29","id":"r1","instrument":"tip","kind":"ratification","source":"C.N.1","state":"FRA"}}"#,
            ["UNTOC 37(2)"]
        ),
        (
            .partyDateUnknownRecorded(id: "r2", state: "FJI", instrument: .untoc, evidence: "a list"),
            #"{"partyDateUnknownRecorded":{"evidence":"a list","id":"r2","instrument":"untoc","state":"FJI"}}"#,
            ["UNTOC 36"]
        ),
        (
            .statementRecorded(
                id: "r3", state: "XAA", instrument: .untoc, kind: .objection, text: "Нет", language: .ru,
                day: day("2010-01-01"), source: "C.N.2", objectsTo: "r0"),
            #"{"statementRecorded":{"day":"2010-01-01","id":"r3","instrument":"untoc","kind":"objection","language":"ru","objectsTo":"r0","source":"C.N.2","state":"XAA","text":"Нет"}}"#,
            []
        ),
        (
            .textAttached(id: "r4", instrument: .som, language: .zh, articles: [1: "一", 10: "十"], source: "UN"),
            #"{"textAttached":{"articles":{"1":"一","10":"十"},"id":"r4","instrument":"som","language":"zh","source":"UN"}}"#,
            []
        ),
        (
            .recordStruck(id: "r1", reason: "wrong", replacedBy: nil),
            #"{"recordStruck":{"id":"r1","reason":"wrong"}}"#,
            []
        ),
    ]

    @Test func `the stored form`() throws {
        #expect(Register.Event.room == "register")
        for (event, stored, citations) in EventsTests.frozen {
            let bytes = try JSONEncoder().encode(event)
            #expect(try JSONDecoder().decode(JSON.self, from: bytes).canonical == stored)
            #expect(try JSONDecoder().decode(Register.Event.self, from: Data(stored.utf8)) == event)
            #expect(event.citations.map(\.text) == citations)
        }
    }
}
