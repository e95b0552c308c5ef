import Desk
import Kernel
import Mustache
import Tongue
import Treaties

extension StatusPages {
    struct Group: Sendable {
        let asAt: AsAt
        let caption: String
        let columns: [Link]
        let states: [Row]
        let totals: [String]
        let legend: [Marked.Mark]

        struct Row: Sendable, MustacheParent {
            let name: String
            let href: String
            let cells: [Cell]

            func child(named name: String) -> Any? {
                switch name {
                case "name": self.name
                case "href": href
                case "cells": cells
                default: nil
                }
            }
        }

        /// One of these: a date of consent, or words in its place; those that are not of a party are quiet.
        struct Cell: Sendable, MustacheParent {
            var consent: Marked?
            var words: String?
            var quiet: String?

            func child(named name: String) -> Any? {
                switch name {
                case "date": consent?.date
                case "mark": consent?.mark
                case "words": words
                case "quiet": quiet
                default: nil
                }
            }
        }
    }

    /// The States of a regional group, in the order of their names, with what each did to each instrument.
    package static func group(_ group: RegionalGroup, _ reading: StatusReading, for reader: Reader) -> Page {
        let rolls = Instrument.allCases.map { Roll($0, reading) }
        let states = reading.register.profiles.values.filter { $0.group == group }.map(\.code)
        return Page(
            "status/group", title: reader.say(group), trail: [reading.root(reader)],
            Group(
                asAt: AsAt(reading, .group(group), reader),
                caption: reader.say("status.group.caption", ["day": .day(reading.asAt)]),
                columns: reading.columns(reader),
                states: reader.sorted(states).map { state in
                    Group.Row(
                        name: reader.say(state), href: reading.href(.state(state)),
                        cells: rolls.map { cell($0.place(state, reading), reader) })
                },
                totals: rolls.map { roll in reader.count(roll.members.count { $0.group == group }) },
                legend: Marked.Mark.legend(reader)))
    }

    private static func cell(_ place: Roll.Place, _ reader: Reader) -> Group.Cell {
        switch place {
        case .party(let party): Group.Cell(consent: Marked(party.day, party.kind, reader))
        case .partyWithoutDate: Group.Cell(words: reader.say("status.party-without-date"))
        case .former: Group.Cell(quiet: reader.say("status.former"))
        case .signatory(let day): Group.Cell(quiet: reader.say("status.signed", ["day": .day(day)]))
        case .none: Group.Cell(quiet: "–")
        }
    }
}
