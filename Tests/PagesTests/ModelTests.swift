import Checklist
import Desk
import Facts
import Foundation
import Kernel
import Mustache
import Testing
import Tongue

@testable import Pages

/// The models of the checklist's pages, whole: all articles of the latest questionnaire, with nothing answered.
@Suite struct ModelTests {
    static let questionnaire = try? Facts.questionnaires().last

    static func pages() throws -> [(String, Page)] {
        let questionnaire = try #require(questionnaire)
        let articles = Set(questionnaire.questions.map(\.article)).sorted()
        let view = try #require(ResponseView.blank(questionnaire, scope: articles))
        let reading = ChecklistReading(ReviewID(cycle: 1, state: "XAA"), view, questionnaire, names: [:])
        let reader = Reader(
            speaker: try Tongue.load(names: Names()).speaker(.en), actor: .person("p", .focalPoint("XAA")),
            account: nil, formToken: "", today: Day(number: 20_000), isTraining: true, path: "/")
        return articles.map { ($0.key, ChecklistPages.article($0, reading, precis: nil, offers: [:], for: reader)) }
            + [("map", ChecklistPages.map(reading, ChecklistFilter(Typed()), for: reader))]
    }

    /// Every value in a model that answers for its names itself.
    static func parents(in value: Any, _ found: inout [any MustacheParent], _ kinds: inout Set<String>) {
        let mirror = Mirror(reflecting: value)
        if let parent = value as? any MustacheParent, kinds.insert("\(mirror.subjectType)").inserted {
            found.append(parent)
        }
        for child in mirror.children { parents(in: child.value, &found, &kinds) }
    }

    @Test func `a model that answers for its names knows every one of them`() throws {
        var found: [any MustacheParent] = []
        var kinds: Set<String> = []
        for (_, page) in try ModelTests.pages() { ModelTests.parents(in: page.model, &found, &kinds) }
        #expect(kinds.isSuperset(of: ["Field", "Link", "Map", "Row", "Question", "ArticlePage"]))
        for parent in found {
            for case let (name?, value) in Mirror(reflecting: parent).children where name != "kind" {
                let isNone =
                    Mirror(reflecting: value).displayStyle == .optional && Mirror(reflecting: value).children.isEmpty
                #expect(isNone || parent.child(named: name) != nil, "\(type(of: parent)).\(name)")
            }
        }
    }

    @Test func `no two fields of an article's page have one name`() throws {
        for (article, page) in try ModelTests.pages() {
            var names: [String] = []
            ModelTests.fields(in: page.model, &names)
            let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
            #expect(twice == [], "\(article)")
        }
    }

    static func fields(in value: Any, _ names: inout [String]) {
        if let field = value as? Field {
            names.append(field.name)
            // What a choice draws besides its first option has an identifier of its own.
            names += field.isChoice || field.isMany ? field.options.dropFirst().map(\.id) : []
            return
        }
        for child in Mirror(reflecting: value).children { fields(in: child.value, &names) }
    }
}
