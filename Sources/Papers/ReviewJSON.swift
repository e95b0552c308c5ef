/// Papers out, and some back in: the file of a review as JSON, the checklist in its formats. Pages are another room's.
import Checklist
import Desk
import Kernel
import Mechanism
import Reports
import Treaties

extension ReviewFile {
    /// The file as JSON. What the reader may not see is not there; nothing says that something is missing.
    package var json: JSON {
        var members: [String: JSON] = [
            "review": .string(id.text), "made_on": day(madeOn), "cycle": .number(review.cycle),
            "year": .number(review.year),
            "state": code(review.pairing.reviewed), "regional": code(review.pairing.regional),
            "second": code(review.pairing.second),
            "protocols": .array(review.protocols.map { .string($0.rawValue) }),
            "articles": .array(review.scope.map { .string($0.key) }),
            "drawn": day(review.drawn),
            "treaty_acts": .array(
                acts.map {
                    [
                        "instrument": .string($0.instrument.rawValue), "kind": .string($0.kind.rawValue),
                        "day": day($0.day),
                    ]
                }),
        ]
        if let inside = review.inside { members["proceedings"] = proceedings(inside) }
        if let response { members["response"] = json(response) }
        if let report { members.merge(report.json) { $1 } }
        return .object(members)
    }

    private func proceedings(_ inside: ReviewView.Inside) -> JSON {
        var members: [String: JSON] = [
            "stage": .string(inside.stage.rawValue),
            "course": .array(
                inside.course.map {
                    [
                        "step": .string($0.name), "at": .string($0.stamp.at.description),
                        "state": $0.state.map(code) ?? .null,
                        "rules": .array($0.citations.map { .string($0.text) }),
                    ]
                }),
            "experts": .object(
                Dictionary(inside.experts.map { ($0.key.rawValue, .array($0.value.map { .string($0.name) })) }) {
                    first, _ in first
                }),
            "places": .array(
                inside.places.map {
                    [
                        "state": code($0.state), "person": .string($0.person.name), "from": day($0.from),
                        "until": $0.until.map(day) ?? .null,
                    ]
                }),
            "tasks": .object(Dictionary(inside.tasks.map { ($0.key.key, code($0.value)) }) { first, _ in first }),
            "desk_reviews": .array(
                inside.deskReviews.sorted { $0.key < $1.key }.map { state, review in
                    [
                        "state": code(state), "on": day(review.on),
                        "findings": .array(
                            review.findings.map { ["article": .string($0.article.key), "text": .string($0.text)] }),
                    ]
                }),
            "dialogue": .array(inside.dialogue.map(json)),
            "meetings": .array(
                inside.calls.map {
                    [
                        "on": day($0.on), "means": .string($0.means.rawValue), "conclusions": .string($0.conclusions),
                        "participants": .array($0.participants.map { .string($0) }),
                    ]
                }),
        ]
        members["materials"] = .array(
            inside.materials.map {
                [
                    "organization": .string($0.material.organization), "title": .string($0.material.title),
                    "reference": .string($0.material.reference), "note": .string($0.material.note),
                    "articles": .array($0.material.articles.map { .string($0.key) }),
                    "state": $0.from.map(code) ?? .null, "on": day($0.on),
                    "document": $0.material.document.map(json) ?? .null,
                ]
            })
        members["informed"] =
            inside.informed.map {
                [
                    "on": day($0.on), "begins": day($0.begins), "training": $0.training.map(day) ?? .null,
                    "procedure": .string($0.note),
                ]
            } ?? .null
        members["schedule"] =
            inside.schedule.map {
                ["note": .string($0.note), "other_language": .string($0.other), "funding": .string($0.funding)]
            } ?? .null
        members["timeline"] = .array(
            inside.timeline.points(on: madeOn).map { point in
                [
                    "stop": .string(point.stop.rawValue), "due": day(point.due),
                    "agreed": point.agreed.map(day) ?? .null, "done": point.done.map(day) ?? .null,
                    "rule": .string(point.citation.text),
                ]
            })
        members["further_meetings"] = .array(inside.meetings.map(json))
        members["letters"] = .array(inside.letters.map(json))
        members["introduction"] =
            inside.introduction.map {
                [
                    "on": day($0.on), "means": .string($0.means.rawValue),
                    "participants": .array($0.participants.map { .string($0) }),
                ]
            } ?? .null
        members["focal_point_expertise"] = .string(inside.qualifications)
        members["circulation_note"] = .string(inside.circulationNote)
        members["focal_point"] = inside.focalPoint.map { .string($0.name) } ?? .null
        members["staff"] = inside.informed.map { .string($0.staff.name) } ?? .null
        members["languages"] = .array(inside.schedule?.languages.map { .string($0.rawValue) } ?? [])
        return .object(members)
    }

    private func json(_ meeting: Review.DirectMeeting) -> JSON {
        [
            "kind": .string(meeting.kind.rawValue), "stage": .string(meeting.stage.rawValue),
            "proposed_by": meeting.by.map(code) ?? .null, "proposed": day(meeting.proposed),
            "reason": .string(meeting.reason),
            "stakeholders": .array(
                meeting.stakeholders.map { ["name": .string($0.name), "relevance": .string($0.relevance)] }),
            "plan": meeting.plan.map {
                [
                    "from": day($0.from), "to": day($0.to), "place": .string($0.place),
                    "programme": .string($0.programme), "funds": .string($0.funds),
                ]
            } ?? .null,
            "held": meeting.held.map {
                [
                    "from": day($0.from), "to": day($0.to), "participants": .string($0.participants),
                    "conclusions": .string($0.conclusions),
                ]
            } ?? .null,
            "preliminary_findings": .array(
                meeting.findings.map { ["from": code($0.state), "on": day($0.on), "text": .string($0.text)] }),
        ]
    }

    private func json(_ issued: Review.IssuedLetter) -> JSON {
        [
            "number": .string(review.reference(issued.letter.number)), "kind": .string(issued.letter.kind.rawValue),
            "to": code(issued.letter.to), "language": .string(issued.letter.language.rawValue), "on": day(issued.on),
            "text": .string(issued.letter.plain),
        ]
    }

    private func json(_ exchange: Review.Exchange) -> JSON {
        [
            "article": .string(exchange.question.enquiry.article.key),
            "kind": .string(exchange.question.enquiry.kind.rawValue),
            "from": code(exchange.from), "asked": day(exchange.asked), "text": .string(exchange.question.enquiry.text),
            "answer": exchange.answer.map { .string($0) } ?? .null, "answered": exchange.answered.map(day) ?? .null,
            "open": .bool(exchange.isOpen), "messages": .array(exchange.messages.map(json)),
        ]
    }

    private func json(_ said: Review.Said) -> JSON {
        [
            "state": said.from.map(code) ?? .null, "on": day(said.on), "text": .string(said.text),
            "language": said.language.map { .string($0.rawValue) } ?? .null,
            "documents": .array(said.documents.map(json)),
            "translations": .object(
                Dictionary(said.translations.map { ($0.key.rawValue, .string($0.value)) }) { first, _ in first }),
        ]
    }

    private func json(_ attachment: Review.Attachment) -> JSON {
        [
            "name": .string(attachment.name), "type": .string(attachment.type), "size": .number(attachment.size),
            "sha256": .string(attachment.hash),
        ]
    }

    private func json(_ response: ResponseView) -> JSON {
        [
            "questionnaire": .string("\(response.questionnaire)/\(response.version)"),
            "stakeholders": .string(response.stakeholders?.text ?? ""),
            "none_consulted": .bool(response.stakeholders?.none == true),
            "submitted": response.submitted.map {
                ["on": day($0.on), "language": .string($0.language.rawValue), "fingerprint": .string($0.fingerprint)]
            } ?? .null,
            "articles": .array(
                response.articles.map { article in
                    [
                        "article": .string(article.key), "note": response.note(on: article).json,
                        "answers": .object(
                            Dictionary(
                                response.answered(on: article).map { question in
                                    (question, response.answer(to: question)?.json ?? .null)
                                }
                            ) { first, _ in first }),
                    ]
                }),
            "supplements": .array(
                response.supplements.map {
                    [
                        "question": .string($0.question), "text": .string($0.text),
                        "language": .string($0.language.rawValue), "on": day($0.on),
                    ]
                }),
        ]
    }
}

func day(_ day: Day) -> JSON { .string(day.description) }
func code(_ state: StateCode) -> JSON { .string(state.rawValue) }
