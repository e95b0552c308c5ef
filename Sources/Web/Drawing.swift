import Access
import Desk
import HTTPTypes
import Hummingbird
import Kernel
import Mechanism
import Pages

/// Cycles and their draws: pages, files and steps.
extension Exchange {
    // MARK: Reading

    func draw(_ number: Int, _ name: String, _ shown: Route.DrawPage) throws -> Response {
        if case .act = shown { return try form() }
        let file = try drawFile(number, name)
        switch shown {
        case .overview, .act:
            return page(DrawPages.draw(file, number, for: reader))
        case .hall:
            let place = DrawHall.Place(shown: Int(query["shown"]) ?? 0, pace: Int(query["pace"]) ?? 0)
            let (hall, refresh) = DrawHall.hall(file, number, place, for: reader)
            var response = page(hall)
            if let refresh, let name = HTTPField.Name("Refresh") {
                response.headers[name] = "\(refresh.seconds); url=\(refresh.address)"
            }
            return response
        case .input:
            // The very bytes whose SHA-256 is the input's fingerprint.
            return download(file.ceremony.announced.input.canonical, type: "application/json")
        case .transcript:
            guard file.outcome != nil else { throw Refusal.hidden }
            return download(file.transcriptText, type: "application/jsonl")
        case .book:
            guard let book = file.ceremony.bookText else { throw Refusal.hidden }
            return download(book, type: "application/jsonl")
        }
    }

    func drawFile(_ number: Int, _ name: String) throws -> DrawFile {
        guard let file = try desk.drawFile(number, name) else { throw Refusal.hidden }
        return file
    }

    private func download(_ text: String, type: String) -> Response {
        var response = Response(status: .ok, headers: site.headers, body: .init(byteBuffer: .init(string: text)))
        response.headers[.contentType] = type
        return response
    }

    // MARK: Announcing, and what else changes a cycle

    /// - Returns: where to go on.
    func take(_ act: Route.CycleAct, _ number: Int) throws -> Route {
        let state = StateCode(typed["state"])
        let year = Int(typed["year"]) ?? 0
        switch act {
        case .calendar: return try announce(number, try cycle(number).calendarSubject)
        case .pairs: return try announce(number, .pairs(year: year))
        case .redraw:
            return try announce(
                number,
                try cycle(number).redraw(
                    of: state, justification: typed["justification"], exceptional: !typed["exceptional"].isEmpty))
        case .decline:
            return try announce(number, try cycle(number).decline(of: state, justification: typed["justification"]))
        case .experts: try desk.circulateExperts(number, year: year, as: actor)
        case .deferReview: try desk.deferReview(number, state, justification: typed["justification"], as: actor)
        case .deferServing: try desk.deferServing(number, state, year: year, as: actor)
        case .roll: try desk.updateRoll(number, as: actor)
        case .decideYears:
            try desk.decideYears(number, Int(typed["years"]) ?? 0, decision: typed["decision"], as: actor)
        }
        return .cycle(number)
    }

    private func announce(_ number: Int, _ subject: Ceremony.Subject?) throws -> Route {
        guard let subject else { throw Refusal.input("state-unknown", field: "state") }
        guard let day = Day(typed["day"]) else { throw Refusal.input("not-a-day", field: "day") }
        let dice = typed["dice"].isEmpty ? 0 : Int(typed["dice"]) ?? -1
        let terms = Ceremony.Terms(
            day: day, book: typed["form"] == "book", dice: dice, beacon: typed["beacon"], fallback: typed["fallback"])
        try desk.announce(number, subject, terms, as: actor)
        return .draw(number, subject.name, .overview)
    }

    // MARK: Steps of a draw

    func drawForm(_ act: Route.DrawAct, _ number: Int, _ name: String, _ refusal: Refusal?) throws -> Page {
        let speaking: Access.Permission =
            act == .contribute ? .speakFor(actor.capacity?.state ?? "") : .actAsSecretariat
        try Access.judge(actor, speaking).enforce()
        return DrawPages.act(
            act, try drawFile(number, name), number, typed: typed, refusal: refusal, for: reader)
    }

    func take(_ act: Route.DrawAct, _ number: Int, _ name: String) throws {
        /// Whole numbers between spaces or commas; what is no number counts as none, and is refused.
        func numbers(_ text: String) -> [Int] {
            text.split { $0 == " " || $0 == "," }.map { Int($0) ?? -1 }
        }
        switch act {
        case .contribute:
            try desk.contribute(number, name, StateCode(typed["state"]), word: typed["word"], as: actor)
        case .takeBack: try desk.takeBack(number, name, reason: typed["reason"], as: actor)
        case .close: try desk.closeContributions(number, name, as: actor)
        case .dice: try desk.rollDice(number, name, numbers(typed["dice"]), as: actor)
        case .beacon: try desk.noteBeacon(number, name, typed["beacon"], as: actor)
        case .skipBeacon: try desk.skipBeacon(number, name, reason: typed["reason"], as: actor)
        case .printBook: try desk.printBook(number, name, as: actor)
        case .balls: try desk.drawBalls(number, name, numbers(typed["balls"]), as: actor)
        }
    }
}
