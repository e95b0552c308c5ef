import Access
import Checklist
import Desk
import Kernel
import Tongue

extension ChecklistPages {
    struct WorkPage: Sendable {
        let lead: String
        let assignments: [Given]
        let isEmpty: Bool
        let link: String?
        let action: String
        let token: String
        let form: Form?
        /// While the response is being written.
        let help: String?
        let helpNote: String?
        let helpForm: Form?
    }

    struct Given: Sendable {
        let id: String
        let name: String
        let articles: String
        let people: [Person]
        /// To name one more person.
        let add: Form?
        let mayEnd: Bool

        struct Person: Sendable {
            let id: String
            let name: String
            /// Has not come in yet, and can be handed a link.
            let mayInvite: Bool
        }
    }

    /// How many people a ministry can be given in one form.
    package static let peopleAtOnce = 3

    /// The work shared among ministries and agencies, and the secretariat's help.
    ///
    /// - Parameters:
    ///   - waiting: the people who have not come in yet.
    ///   - link: a one-time link just made, shown once.
    package static func work(
        _ reading: ChecklistReading, waiting: Set<PersonID>, link: String? = nil, typed: Typed = Typed(),
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let response = reading.response
        let mayDirect = response.standing == .focalPoint && response.submitted == nil
        let route = Route.review(reading.id, .checklist(.work))
        let given = response.assignments.map { assignment in
            Given(
                id: assignment.id, name: assignment.name,
                articles: reader.speaker.list(assignment.articles.map { reader.say(.article($0)) }),
                people: assignment.people.map {
                    .init(id: $0.id.rawValue, name: $0.name, mayInvite: mayDirect && waiting.contains($0.id))
                },
                add: mayDirect ? addForm(assignment.id, route, typed, refusal, reader) : nil, mayEnd: mayDirect)
        }
        return Page(
            "checklist/work", title: reader.say("checklist.work"), trail: trail(reading, for: reader),
            WorkPage(
                lead: reader.say(mayDirect ? "checklist.work-lead" : "checklist.work-read"),
                assignments: given, isEmpty: given.isEmpty, link: link, action: route.path, token: reader.formToken,
                form: mayDirect
                    ? typed["do"] == "add"
                        ? assignForm(route, response, Typed(), nil, reader)
                        : assignForm(route, response, typed, refusal, reader)
                    : nil,
                help: response.submitted != nil
                    ? nil
                    : response.help.map { reader.say("checklist.help-since", ["day": .day($0.since)]) }
                        ?? reader.say("checklist.help-none"),
                helpNote: response.submitted != nil ? nil : response.help.flatMap { $0.note.isEmpty ? nil : $0.note },
                helpForm: mayDirect ? helpForm(route, response, reader) : nil))
    }

    private static func assignForm(
        _ route: Route, _ response: ResponseView, _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> Form {
        var fields = [
            Field("do", .hidden, label: "", typed: "assign"),
            Field(
                "ministry", .text, label: reader.say("checklist.ministry"), hint: reader.say("checklist.ministry-hint"),
                typed: typed["ministry"]),
            Field(
                "articles", .many, label: reader.say("checklist.articles"),
                typed: typed.all("articles").joined(separator: " "),
                options: response.articles.map { ($0.key, reader.heading($0)) }),
        ]
        for index in 1...peopleAtOnce {
            let number: [String: Phrase.Value] = ["number": .number(index)]
            fields.append(
                Field(
                    index == 1 ? "people" : "name-\(index)", .text, label: reader.say("checklist.person-name", number),
                    typed: typed[index == 1 ? "people" : "name-\(index)"], optional: index > 1))
            fields.append(
                Field(
                    index == 1 ? "email" : "email-\(index)", .email,
                    label: reader.say("checklist.person-email", number),
                    typed: typed[index == 1 ? "email" : "email-\(index)"], optional: index > 1))
        }
        return Form(route, submit: reader.say("checklist.assign"), fields, refusal: refusal, for: reader)
    }

    /// For one more person of a ministry; what was refused comes back in the form it was typed into.
    private static func addForm(
        _ id: String, _ route: Route, _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> Form {
        let isMine = typed["do"] == "add" && typed["id"] == id
        let typed = isMine ? typed : Typed()
        let reasons = (refusal?.reasons ?? []).map {
            Refusal.Reason($0.code, $0.citation, field: $0.field.map { "added-\($0)" }, $0.facts)
        }
        return Form(
            route, submit: reader.say("checklist.add-person"),
            [
                Field("do", .hidden, label: "", typed: "add"), Field("id", .hidden, label: "", typed: id),
                Field("added-name", .text, label: reader.say("field.name"), typed: typed["added-name"]),
                Field("added-email", .email, label: reader.say("field.email"), typed: typed["added-email"]),
            ], refusal: isMine && refusal != nil ? Refusal(.input, reasons) : nil, for: reader)
    }

    private static func helpForm(_ route: Route, _ response: ResponseView, _ reader: Reader) -> Form {
        if response.help != nil {
            return Form(
                route, submit: reader.say("checklist.help-end"),
                [Field("do", .hidden, label: "", typed: "end-help")], for: reader)
        }
        return Form(
            route, submit: reader.say("checklist.help-ask"),
            [
                Field("do", .hidden, label: "", typed: "ask-help"),
                Field(
                    "note", .long(rows: 3), label: reader.say("checklist.help-note"),
                    hint: reader.say("checklist.help-hint"), optional: true),
            ], for: reader)
    }

    // MARK: Stakeholders

    struct StakeholdersPage: Sendable {
        let form: Form?
        /// What somebody else saved meanwhile.
        let savedNow: String?
        let text: String?
        let isNone: Bool
    }

    package static func stakeholders(
        _ reading: ChecklistReading, typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let response = reading.response
        let declared = response.stakeholders
        let mayWrite = response.standing == .focalPoint && response.submitted == nil
        let upon = String(declared?.revision ?? 0)
        let form = Form(
            .review(reading.id, .checklist(.stakeholders)), submit: reader.say("checklist.save"),
            [
                Field(
                    "upon", .hidden, label: "",
                    typed: refusal?.kind == .conflict ? upon : typed.or("upon", upon)),
                Field(
                    "stakeholders", .long(rows: 6), label: reader.say("checklist.stakeholders"),
                    hint: reader.say("checklist.stakeholders-hint"),
                    typed: typed.or("stakeholders", declared?.text ?? "")),
                Field(
                    "none", .flag, label: reader.say("checklist.none-consulted"),
                    typed: typed.or("none", declared?.none == true ? "yes" : "")),
            ], refusal: refusal, for: reader)
        return Page(
            "checklist/stakeholders", title: reader.say("checklist.stakeholders"), trail: trail(reading, for: reader),
            StakeholdersPage(
                form: mayWrite ? form : nil, savedNow: refusal?.kind == .conflict ? declared?.text : nil,
                text: mayWrite ? nil : declared?.text, isNone: declared?.none == true))
    }
}
