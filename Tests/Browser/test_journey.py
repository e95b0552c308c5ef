"""One country review, from the drawing of lots to the published summary, played by eight people in a browser."""

import re

import pytest

from papers import check_papers
from people import (
    Person, agree_to_all, answer_article, answer_threads, draft, draft_article, draw_pairs, hand_in_desk_review,
    missing_words, paragraphs, press, read, write_sheet)

ARTICLES = [f"untoc-{n}" for n in range(5, 11)] + ["tip-5", "tip-6"]
WORDS = {
    "en": {"law": "Criminal Code, section 12", "text": "A measured text with a \"quotation\" & <angle> brackets."},
    "ar": {"law": "قانون العقوبات، المادة ١٢", "text": "نص متأنٍّ فيه «اقتباس» و\"علامة\u0301 تنصيص\" و<أقواس>."},
}


@pytest.fixture(params=["en", "ar"])
def language(request):
    return request.param


@pytest.fixture
def room(server, browser, language):
    """A fresh server for each language: each plays its own cycle."""
    from conftest import Server

    own = Server("--training") if language != "en" else server
    people = {}

    def person(name):
        if name not in people:
            people[name] = Person(browser, own, language)
            people[name].become(name)
        return people[name]

    yield own, person
    for one in people.values():
        one.close()
    if own is not server:
        own.stop()
        verified = own.command("verify", check=False)
        assert verified.returncode == 0, verified.stdout
        own.remove()


def test_a_review_from_the_lots_to_the_summary(room, language):
    server, person = room
    words = WORDS[language]
    officer = person(first_officer(person, server))

    # The lots; their ceremony is played whole in test_draws.py.
    draw_pairs(officer)
    review = officer.page.locator('a[href^="/reviews/1-"]').first.get_attribute("href")
    officer.go(review)
    reviewed = review.split("-")[1].upper()
    states = set(re.findall(r'value="(?:delegate|expert|focal-point):([A-Z]{3})"', officer.page.content()))
    reviewers = sorted(states - {reviewed})
    assert len(reviewers) == 2
    delegate, focal = person(f"p-{reviewed.lower()}-delegate"), None
    delegates = {s: person(f"p-{s.lower()}-delegate") for s in reviewers}

    # Preparation.
    assert delegate.asked() == []
    officer.go(f"{review}/do/inform")
    officer.send()
    delegate.open_ask("/appoint-focal-point")
    delegate.send()
    experts = {}
    for state in reviewers:
        delegates[state].open_ask("/designate-experts")
        first = delegates[state].page.locator('input[name="experts"]').first.get_attribute("value")
        delegates[state].send()
        assert delegates[state].refused(), "no expert chosen"
        delegates[state].fill(experts=[first])
        delegates[state].send()
        experts[state] = person(first)
    officer.go(f"{review}/do/propose-schedule")
    officer.fill(languages=["en", "ar"], other="Xavarian")
    officer.send()
    assert officer.refused(), "a seventh language needs funding (TOR 50)"
    assert officer.page.locator('[name="other"]').input_value() == "Xavarian", "what was typed is kept"
    officer.fill(funding="Voluntary contribution")
    officer.send()
    for one in [delegate, *delegates.values()]:
        one.open_ask("/agree-schedule")
        one.send()
    officer.go(f"{review}/do/record-introduction")
    officer.fill(means="video")
    officer.send()
    divider = experts[reviewers[0]]
    divider.open_ask("/divide-tasks")
    divider.fill(**{f"task__{a}": reviewers[i % 2] for i, a in enumerate(ARTICLES)})
    divider.send()

    # The response: refused while incomplete, then complete.
    focal = person(f"p-{reviewed.lower()}-focal-point") if focal is None else focal
    focal.go(f"{review}/do/submit-response")
    focal.fill(language=language)
    focal.send()
    assert focal.refused()
    for article in ARTICLES:
        answer_article(focal, review, article, words["law"], words["text"])
    focal.go(f"{review}/checklist/stakeholders")
    focal.fill(stakeholders="Bar association; victims' support groups")
    focal.send()
    assert not experts[reviewers[0]].go(f"{review}/checklist").ok, "not circulated yet"
    focal.go(f"{review}/do/submit-response")
    focal.fill(language=language)
    focal.send()
    officer.go(f"{review}/do/circulate-response")
    officer.send()

    # Desk review and dialogue.
    for state in reviewers:
        expert = experts[state]
        expert.open_ask("/write-desk")
        assert expert.page.url.endswith(f"{review}/desk")
        for index, article in enumerate(ARTICLES):
            if reviewers[index % 2] == state:
                question = {"question__1__text": f"How many cases? {state}"} if index < 2 else {}
                write_sheet(expert, review, article, finding=words["text"], **question)
        hand_in_desk_review(expert)
    assert words["text"] in read(focal, review), "the outcome reaches the State under review"
    officer.go(f"{review}/do/record-call")
    officer.fill(means="video", conclusions="All parts were introduced.", participants="Ada Ott, expert\nBo Ek")
    officer.send()
    assert answer_threads(focal, "Twelve in the last year.") == 2
    assert "Twelve in the last year." in read(officer, f"{review}/file")
    officer.go(f"{review}/do/close-dialogue")
    officer.send()

    # The report.
    assert focal.go(f"{review}/report").status == 404, "a draft not yet sent is the reviewing side's"
    for index, article in enumerate(ARTICLES):
        writer = experts[reviewers[index % 2]]
        draft_article(writer, review, article, summary=words["text"], observations=words["text"])
    officer.go(f"{review}/do/send-report")
    officer.fill(language=language)
    officer.send()
    assert not officer.refused(), officer.text()
    whole = paragraphs(focal, f"{review}/report")
    assert len(whole) > 2 * len(ARTICLES) + 4, "the chapters wrote themselves"
    commented = whole[-1]
    focal.go(f"{review}/report/paragraphs/{commented}")
    press(focal, "comment", text="Please mention the amendment.")
    writer = experts[reviewers[0]]
    focal.open_ask("/agree-report")
    writer.go(f"{review}/report/{ARTICLES[-1]}")
    writer.page.locator(f'[name="p-{commented}"]').fill(words["text"] + " Amended.")
    writer.send()
    with focal.page.expect_navigation():
        focal.page.locator('button[name="only"][value="all"]').click()
    assert focal.refused(), "agreement is to what was read, not to what came since (TOR 33)"
    assert agree_to_all(focal, "/agree-report") == len(whole)
    writer.open_ask("/settle-comments")
    writer.go(f"{review}/report/paragraphs/{commented}")
    remark = writer.page.locator('input[name="settle"]').get_attribute("value")
    press(writer, "settle", **{f"outcome-{remark}": "taken"})
    draft_article(writer, review, "untoc-5", **{"good_practices": "The amendment."})
    assert agree_to_all(focal, "/agree-report") == 1, "one paragraph was added, and that one is open"
    for state in reviewers:
        assert agree_to_all(experts[state], "/agree-report") == len(whole) + 1

    # The summary.
    experts[reviewers[1]].open_ask("/draft-summary")
    draft(
        experts[reviewers[1]], f"{review}/summary/draft",
        executive__good_practices=words["text"], executive__observations=words["text"])
    officer.go(f"{review}/do/send-summary")
    officer.send()
    public = Person(room[1](f"p-{reviewed.lower()}-delegate").context.browser, server, language)
    assert public.go(f"{review}/summary").status == 404
    for one in [focal, *experts.values()]:
        assert agree_to_all(one, "/agree-summary") == 2
    officer.open_ask("/publish-summary")
    officer.fill(symbol="CTOC/COP/IOG/2027/1")
    officer.send()

    # Everybody reads the summary; the report stays with those who took part (TOR 36).
    answer = public.go(f"{review}/summary")
    assert answer.ok and "CTOC/COP/IOG/2027/1" in public.text()
    assert words["text"] in public.text()
    assert public.go(f"{review}/report").status == 404
    assert public.go(f"{review}/checklist").status == 404
    check_papers(review, focal, public, words["text"], language)
    for one in (officer, focal, public):
        for path in ("/", review, f"{review}/summary"):
            one.go(path)
            assert missing_words(one.page.content()) == []
    html = server.command("review", "export", review.split("/")[-1], "--format", "json").stdout
    assert '"summary"' in html and '"proceedings"' not in html
    public.close()


def first_officer(person, server):
    import json
    from conftest import ROOT

    people = json.loads((ROOT / "Sources/Facts/Data/training.json").read_text())["people"]
    return next(p["id"] for p in people if p["capacity"] == "secretariat")
