import Kernel

/// Who holds a place in a review, and who held it before: what is written in a place stays with it when it passes on.
extension Review {
    package struct Place: Hashable, Sendable {
        /// The State under review where it is its focal point's place, a reviewing State where it is an expert's.
        package let state: StateCode
        package let person: NamedPerson
        package let from: Day
        /// The day it was given up or passed on; `nil` while it is held.
        package internal(set) var until: Day?
    }
}

extension Review.State {
    /// Those who hold a place now, each with the State in whose name.
    private var holders: [(state: StateCode, person: NamedPerson)] {
        guard let pairing else { return [] }
        return (focalPoint.map { [(pairing.reviewed, $0)] } ?? [])
            + pairing.reviewers.flatMap { state in (experts[state] ?? []).map { (state, $0) } }
    }

    /// A person, as named in the place that is held in a State's name.
    func holder(_ person: PersonID, of state: StateCode) -> NamedPerson? {
        holders.first { $0.state == state && $0.person.id == person }?.person
    }

    mutating func keepPlaces(_ day: Day) {
        let now = holders
        for index in places.indices where places[index].until == nil {
            let place = places[index]
            if !now.contains(where: { $0.state == place.state && $0.person.id == place.person.id }) {
                places[index].until = day
            }
        }
        for (state, person) in now
        where !places.contains(where: { $0.until == nil && $0.state == state && $0.person.id == person.id }) {
            places.append(Review.Place(state: state, person: person, from: day))
        }
    }
}
