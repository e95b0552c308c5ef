"""The schedule of a review, a country visit and letters, played by the people of one review in a browser."""

import datetime
import re

import pytest

from people import Person, answer_article, begin_review, hand_in_desk_review, look, read, write_sheet
from test_journey import ARTICLES, first_officer


def ahead(days):
    return (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def review(browser, server):
    """A review in its dialogue: its address, and everybody in it."""
    people = {}

    def person(name):
        if name not in people:
            people[name] = Person(browser, server)
            people[name].become(name)
        return people[name]

    officer = person(first_officer(person, server))
    address, state = begin_review(officer, person)
    officer.go(address)
    codes = set(re.findall(r'value="(?:delegate|expert|focal-point):([A-Z]{3})"', officer.page.content()))
    reviewers = sorted(codes - {state.upper()})
    cast = {
        "officer": officer, "delegate": person(f"p-{state}-delegate"), "focal": person(f"p-{state}-focal-point"),
        "delegates": [person(f"p-{one.lower()}-delegate") for one in reviewers], "experts": [],
    }
    for delegate in cast["delegates"]:
        delegate.open_ask("/designate-experts")
        first = delegate.page.locator('input[name="experts"]').first.get_attribute("value")
        delegate.fill(experts=[first])
        delegate.send()
        cast["experts"].append(person(first))
    yield address, reviewers, cast
    for one in people.values():
        one.close()


def agree(review):
    _, _, cast = review
    for one in [cast["delegate"], *cast["delegates"]]:
        one.open_ask("/agree-schedule")
        one.send()


def line(person, address):
    """The stops of the schedule, as the page shows them."""
    person.go(address)
    return person.page.locator("ol.line > li").all_inner_texts()


def test_the_schedule_is_agreed_and_changed_by_agreement(review, browser):
    address, _, cast = review
    officer, delegate = cast["officer"], cast["delegate"]
    officer.go(f"{address}/do/propose-schedule")
    officer.fill(**{"languages": ["en"], "day-response": ahead(-1)})
    officer.send()
    assert officer.refused(), "a day gone by"
    assert officer.page.locator('[name="day-response"]').input_value() == ahead(-1), "what was typed is kept"
    officer.fill(**{"day-response": ahead(100), "day-circulation": ahead(90)})
    officer.send()
    assert officer.refused(), "circulated before it is there"
    officer.fill(**{"day-circulation": ahead(120)})
    officer.send()
    before = line(officer, address)
    agree(review)
    after = line(officer, address)
    assert before != after and len(after) == 10
    assert "Day agreed by the three States" in after[3]

    # A change needs its reason, and takes effect when the third State has agreed.
    officer.go(f"{address}/do/propose-schedule")
    assert officer.page.locator('[name="day-response"]').input_value() == ahead(100)
    officer.fill(**{"day-response": ahead(110)})
    officer.send()
    assert officer.refused(), "no reason given (GUI 14)"
    officer.fill(reason="Elections")
    officer.send()
    for one in [delegate, cast["delegates"][0]]:
        one.open_ask("/agree-schedule")
        assert "Elections" in one.text()
        one.send()
    assert line(officer, address)[3] == after[3], "the schedule in force stays"
    cast["delegates"][1].open_ask("/agree-schedule")
    cast["delegates"][1].send()
    assert line(officer, address)[3] != after[3]
    assert line(delegate, address)[3] == line(officer, address)[3]
    officer.go("/reviews")
    assert "Focal point" in officer.text() or "Introductory conference" in officer.text()
    outsider = Person(browser, delegate.server)
    assert line(outsider, address) == []
    assert outsider.go(f"{address}/meetings").status == 404
    outsider.close()


def test_a_visit_takes_place_as_far_as_the_state_agrees(review):
    address, reviewers, cast = review
    officer, focal, experts = cast["officer"], cast["focal"], cast["experts"]
    officer.go(f"{address}/do/record-introduction")
    officer.fill(means="video")
    officer.send()
    experts[0].open_ask("/divide-tasks")
    experts[0].fill(**{f"task__{a}": reviewers[i % 2] for i, a in enumerate(ARTICLES)})
    experts[0].send()
    for article in ARTICLES:
        answer_article(focal, address, article, "Code, section 1", "A text.")
    focal.go(f"{address}/checklist/stakeholders")
    focal.fill(stakeholders="Bar association")
    focal.send()
    focal.go(f"{address}/do/submit-response")
    focal.fill(language="en")
    focal.send()
    officer.go(f"{address}/do/circulate-response")
    officer.send()
    for index, article in enumerate(ARTICLES):
        write_sheet(experts[index % 2], address, article, finding="Found.")
    for expert in experts:
        hand_in_desk_review(expert)

    def propose(person):
        person.go(f"{address}/do/propose-meeting")
        person.fill(kind="country-visit", reason="To see the courts at work")
        person.send()
        assert not person.refused(), person.text()

    propose(experts[0])
    focal.open_ask("/answer-meeting")
    focal.fill(answer="not-wished")
    focal.send()
    officer.go(f"{address}/do/record-meeting")
    officer.fill(participants="All experts", **{"from": ahead(0), "to": ahead(0)})
    officer.send()
    assert officer.refused(), "not without the State's agreement (TOR 28)"
    propose(officer)
    focal.open_ask("/answer-meeting")
    focal.fill(answer="agreed")
    focal.send()
    focal.go(f"{address}/do/plan-meeting")
    plan = {"from": ahead(0), "to": ahead(0), "place": "The capital", "programme": "Two courts", "funds": "A fund"}
    focal.fill(**plan)
    focal.send()
    assert focal.refused(), "stakeholders first (TOR 29)"
    focal.open_ask("/propose-stakeholders")
    focal.fill(**{"name-1": "The bar"})
    focal.send()
    assert focal.refused(), "and their relevance"
    focal.fill(**{"relevance-1": "Defends the accused"})
    focal.send()
    focal.open_ask("/plan-meeting")
    focal.fill(**plan | {"funds": ""})
    focal.send()
    assert focal.refused(), "the source of funds (TOR 53)"
    focal.fill(funds="A fund")
    focal.send()
    officer.open_ask("/record-meeting")
    officer.fill(participants="All experts")
    officer.send()
    assert not officer.refused(), officer.text()
    experts[1].open_ask("/write-findings")
    experts[1].fill(text="Judges lack interpreters.")
    experts[1].send()
    assert "Judges lack interpreters." in read(experts[0], f"{address}/meetings")
    assert "Judges lack interpreters." in read(officer, f"{address}/meetings")
    for path in ["", "/meetings", "/file"]:
        assert "Judges lack interpreters." not in read(focal, address + path), "among experts and secretariat (GUI 29)"
    assert "Defends the accused" in read(experts[0], f"{address}/meetings")


def test_letters_are_kept_as_they_were_sent(review):
    address, _, cast = review
    officer, delegate = cast["officer"], cast["delegate"]
    officer.go(f"{address}/letters")
    to_make = officer.page.locator('main a[href*="/letters/draft?letter="]')
    assert to_make.count() == 9, "beginning 3, focal point 1, experts 2, response 2, desk review 1"
    states = address.split("-")[1].upper()
    for number, language in enumerate(["ar", "fr"], start=1):
        officer.go(f"{address}/letters/draft?letter=beginning-{states}&language={language}")
        officer.fill(remarks="https://example.org/<b>")
        officer.send()
        assert officer.page.url.split("?")[0].endswith(f"{address}/letters/{number}"), officer.text()
        sheet = officer.page.locator("article.letter")
        assert sheet.get_attribute("lang") == language
        assert sheet.get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert f"1/{states}/{number}" in sheet.inner_text()
        assert ("Mission permanente" if language == "fr" else "فيينا") in sheet.inner_text()
        assert sheet.inner_text() == read_sheet(delegate, f"{address}/letters/{number}"), "the addressee reads the same"
        plain = officer.context.request.get(f"{officer.server.address}{address}/letters/{number}.txt")
        assert plain.ok and "https://example.org/<b>" in plain.text()
    assert cast["experts"][0].go(f"{address}/letters/1").status == 404, "addressed to another State"
    assert cast["experts"][0].go(f"{address}/letters/draft?letter=beginning-{states}").status == 403
    assert delegate.go(f"{address}/letters/3").status == 404


def read_sheet(person, path):
    person.go(path)
    return person.page.locator("article.letter").inner_text()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_are_open_to_everybody_who_may_read_them(review, browser, language):
    address, _, cast = review
    states = address.split("-")[1].upper()
    server = cast["officer"].server
    reader = Person(browser, server, language)
    reader.become(first_officer(None, server))
    look(
        browser, reader,
        [
            address + path for path in [
                "", "/meetings", "/letters", "/letters/1", f"/letters/draft?letter=experts-{first_reviewer(review)}",
                "/do/propose-schedule", f"/letters/draft?letter=focal-point-{states}&language=zh"]
        ], [language])
    reader.close()


def first_reviewer(review):
    return review[1][0]
