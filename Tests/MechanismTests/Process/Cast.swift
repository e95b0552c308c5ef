import Kernel

/// The people around the review of XAA by XAC and XBC.
enum Cast: String, CaseIterable, Sendable {
    case officer
    case delegate, focalPoint
    /// Somebody in a ministry of XAA, to whom articles may be given.
    case contributor
    case regionalDelegate, regionalExpert, secondDelegate, secondExpert
    /// Nobody signed in.
    case visitor
    /// The delegate of a State that takes no part.
    case stranger
    /// A focal point of XAA whom XAA did not appoint for this review.
    case impostor
    /// An expert of XAC whom XAC did not designate for this review.
    case colleague
    /// An expert of a State whose expert has the same identifier.
    case namesake

    var actor: Actor {
        switch self {
        case .officer: World.officer
        case .delegate: .person("p-xaa", .delegate("XAA"))
        case .focalPoint: .person("p-focal", .focalPoint("XAA"))
        case .contributor: .person("p-ministry", .contributor("XAA"))
        case .regionalDelegate: .person("p-xac", .delegate("XAC"))
        case .regionalExpert: .person("p-xac-1", .expert("XAC"))
        case .secondDelegate: .person("p-xbc", .delegate("XBC"))
        case .secondExpert: .person("p-xbc-1", .expert("XBC"))
        case .visitor: .visitor
        case .stranger: .person("p-xbd", .delegate("XBD"))
        case .impostor: .person("p-other", .focalPoint("XAA"))
        case .colleague: .person("p-xac-2", .expert("XAC"))
        case .namesake: .person("p-xac-1", .expert("XBD"))
        }
    }

    static let underReview: Set<Cast> = [.delegate, .focalPoint]
    static let reviewing: Set<Cast> = [.regionalDelegate, .regionalExpert, .secondDelegate, .secondExpert]
    static let participants = underReview.union(reviewing).union([.officer])
    static let everybody = Set(allCases)
}
