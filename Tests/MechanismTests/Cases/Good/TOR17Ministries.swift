import Checklist
import Kernel

extension Case {
    /// Ministries and agencies write what is theirs.
    static let ministries = of(
        "TOR 17, articles given to ministries",
        [
            Case(
                "articles are given to a ministry", Response.self, given: [World.responseOpened],
                when: World.assign(),
                .records("assigned")),
            Case(
                "two ministries share an article", Response.self,
                given: [
                    World.responseOpened,
                    .assigned(
                        id: "a1", name: "Interior", articles: [World.scope[0]], people: [World.named("p-ministry")]),
                ],
                when: World.assign(
                    "Justice", World.scope, people: [World.named("p-ministry"), World.named("p-other")]),
                .records("assigned")),
            Case(
                "a ministry names one more person", Response.self,
                given: [
                    World.responseOpened,
                    .assigned(
                        id: "a1", name: "Interior", articles: [World.scope[0]], people: [World.named("p-ministry")]),
                ],
                when: .addPeople("a1", [World.named("p-ministry"), World.named("p-other")]),
                .records("peopleAdded")),
            Case(
                "articles are taken back", Response.self,
                given: [
                    World.responseOpened,
                    .assigned(
                        id: "a1", name: "Interior", articles: [World.scope[0]], people: [World.named("p-ministry")]),
                ],
                when: .endAssignment("a1"),
                .records("assignmentEnded")),
        ])
}
