import Testing

@Suite struct CasesTests {
    @Test(arguments: Case.bad) func `is refused, with its paragraph`(_ one: Case) {
        #expect(one.outcome() == one.expected)
    }

    @Test(arguments: Case.good) func `is taken`(_ one: Case) {
        #expect(one.outcome() == one.expected)
    }

    @Test func `every wrong has its twin, every rule its wrong`() {
        #expect(Set(Case.good.map(\.rule)) == Set(Case.bad.map(\.rule)))
    }

    @Test func `bad cases are refusals and good ones are not`() {
        #expect(Case.bad.filter { if case .refused = $0.expected { false } else { true } }.map(\.testDescription) == [])
        #expect(
            Case.good.filter { if case .refused = $0.expected { true } else { false } }.map(\.testDescription) == [])
    }

    @Test func `no case stands twice`() {
        let names = (Case.good + Case.bad).map(\.testDescription)
        #expect(Set(names).count == names.count)
    }
}
