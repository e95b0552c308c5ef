import Checklist
import Kernel

extension Case {
    /// Articles given to nobody, or not to give.
    static let noMinistry = of(
        "TOR 17, articles given to ministries",
        [
            Case(
                "articles are given to nobody", Response.self, given: [World.responseOpened],
                when: World.assign(people: []),
                .refused("checklist.nobody TOR 17")),
            Case(
                "a ministry is given nothing", Response.self, given: [World.responseOpened],
                when: World.assign("Interior", []),
                .refused("checklist.no-article TOR 17")),
            Case(
                "a ministry is given what is not under review", Response.self, given: [World.responseOpened],
                when: World.assign("Interior", [World.scope[0], Article(.firearms, 5)]),
                .refused("checklist.no-article TOR 17")),
            Case(
                "a ministry without a name", Response.self, given: [World.responseOpened],
                when: World.assign("", [], people: []),
                .refused("required", "checklist.nobody TOR 17", "checklist.no-article TOR 17")),
            Case(
                "articles are given when the response is in", Response.self, given: World.submitted,
                when: World.assign(),
                .refused("checklist.submitted TOR 15")),
            Case(
                "a person is named where nothing was given", Response.self, given: [World.responseOpened],
                when: .addPeople("a1", [World.named("p-ministry")]),
                .refused("hidden")),
            Case(
                "a ministry names nobody more", Response.self,
                given: [
                    World.responseOpened,
                    .assigned(
                        id: "a1", name: "Interior", articles: [World.scope[0]], people: [World.named("p-ministry")]),
                ],
                when: .addPeople("a1", []),
                .refused("checklist.nobody TOR 17")),
            Case(
                "what was not given is taken back", Response.self, given: [World.responseOpened],
                when: .endAssignment("a1"),
                .refused("hidden")),
        ])
}
