"""The experts' desk and the dialogue: two experts of one State and one of the other, the focal point, the secretariat."""

import json

import pytest

from conftest import ROOT
from people import Person, answer_article, begin_review, hand_in_desk_review, look, read, write_sheet

ARTICLES = [f"untoc-{n}" for n in range(5, 11)] + ["tip-5", "tip-6"]
LAW = "Criminal Code, section 12"
ANSWER = (
    "Since 2015 the law has made participation in an organized criminal group an offence in all circumstances, "
    "and a unit of the prosecution service has brought every such case to court.")
ARABIC = "كم عدد القضايا التي نُظر فيها منذ عام 2015؟"
PDF = b"%PDF-1.7\nA ruling.\n%%EOF\n"


@pytest.fixture(scope="module")
def room(server, browser):
    """A review whose response is circulated and whose articles are divided; three experts."""
    people = {}

    def person(name):
        if name not in people:
            people[name] = Person(browser, server, "en")
            people[name].become(name)
        return people[name]

    officer = person("p-secretariat-1")
    review, state = begin_review(officer, person)
    officer.go(review)
    states = sorted({
        value.split(":")[1] for value in officer.page.locator('input[name="capacity"]').evaluate_all(
            "all => all.map(e => e.value).filter(v => v.startsWith('expert:'))")} - {state.upper()})
    experts = {}
    for reviewer in states:
        delegate = person(f"p-{reviewer.lower()}-delegate")
        delegate.open_ask("/designate-experts")
        names = [box.get_attribute("value") for box in delegate.page.locator('input[name="experts"]').all()][:2]
        delegate.fill(experts=names)
        delegate.send()
        experts[reviewer] = [person(name) for name in names]
    first, second = states if len(experts[states[0]]) == 2 else reversed(states)
    divider = experts[first][0]
    divider.open_ask("/divide-tasks")
    divider.fill(**{f"task__{a}": first for a in ARTICLES[:-1]}, **{f"task__{ARTICLES[-1]}": second})
    divider.send()
    focal = person(f"p-{state}-focal-point")
    for article in ARTICLES:
        answer_article(focal, review, article, LAW, ANSWER)
    focal.go(f"{review}/checklist/stakeholders")
    focal.fill(stakeholders="Bar association")
    focal.send()
    focal.go(f"{review}/do/submit-response")
    focal.fill(language="en")
    focal.send()
    assert experts[first][0].go(f"{review}/desk").status == 404, "not circulated yet"
    officer.go(f"{review}/do/circulate-response")
    officer.send()
    yield {
        "review": review, "state": state, "officer": officer, "focal": focal, "delegate": person(f"p-{state}-delegate"),
        "first": experts[first], "second": experts[second][0], "person": person,
    }
    for one in people.values():
        one.close()


def test_two_experts_at_one_sheet(room):
    review, (ada, bo), other = room["review"], room["first"], room["second"]
    for one in (ada, bo):
        one.go(f"{review}/desk/untoc-5")
        assert LAW in one.text() and ANSWER in one.text(), "the response stands beside the sheet"
    ada.fill(notes="Ada's note")
    ada.send()
    bo.fill(notes="Bo's note")
    bo.send()
    assert bo.refused() and bo.answer.status == 200
    assert bo.page.locator('[name="notes"]').input_value() == "Bo's note", "what was typed is kept"
    assert "Ada's note" in bo.text(), "and stands beside what was saved"
    bo.fill(notes="Ada's note; Bo's note")
    bo.send()
    assert not bo.refused()
    ada.go(f"{review}/desk/untoc-5")
    assert ada.page.locator('[name="notes"]').input_value() == "Ada's note; Bo's note"


def test_what_is_shared_and_what_is_not(room):
    review, (ada, _), other, officer = room["review"], room["first"], room["second"], room["officer"]
    for one in (other, officer):
        assert "Ada's note" not in read(one, f"{review}/desk/untoc-5")
    ada.go(f"{review}/desk/untoc-5")
    with ada.page.expect_navigation():
        ada.page.locator('button[name="do"][value="share"]').click()
    for one in (other, officer):
        assert "Ada's note; Bo's note" in read(one, f"{review}/desk/untoc-5")
    write_sheet(ada, review, "untoc-5", notes="Ada's second thought")
    for one in (other, officer):
        text = read(one, f"{review}/desk/untoc-5")
        assert "Ada's note; Bo's note" in text and "second thought" not in text
    for one in (room["focal"], room["delegate"]):
        for path in ("", "/untoc-5", "/outcome", "/materials"):
            assert one.go(f"{review}/desk{path}").status == 404, path
        assert "Ada's" not in read(one, f"{review}/file")
    assert officer.page.locator("form.sheet").count() == 0, "the secretariat reads"


def test_information_of_organizations(room):
    review, (ada, _), officer = room["review"], room["first"], room["officer"]
    facts = json.loads((ROOT / "Sources/Facts/Data/training-organizations.json").read_text())["organizations"]
    state = room["state"].upper()
    foreign = next(one["name"] for one in facts if state not in one["members"])
    own = next(one["name"] for one in facts if state in one["members"])
    ada.go(f"{review}/desk/materials")
    ada.fill(organization=foreign, title="A study", articles=["untoc-5"], reference="A/2026/4")
    ada.send()
    assert ada.refused() and "26 (c)" in ada.text()
    assert ada.page.locator('[name="title"]').input_value() == "A study"
    ada.fill(organization=own)
    ada.page.locator('input[name="file"]').set_input_files(
        files=[{"name": "study.pdf", "mimeType": "application/pdf", "buffer": PDF}])
    ada.send()
    assert not ada.refused() and "A study" in ada.text()
    assert "A study" in read(ada, f"{review}/desk/untoc-5")
    link = ada.page.locator('a[href*="/attachments/"]').first.get_attribute("href")
    assert ada.context.request.get(room["officer"].server.address + link).body() == PDF
    assert room["focal"].go(link).status == 404
    officer.go(f"{review}/desk/materials")
    officer.fill(organization=foreign, title="A list", articles=["untoc-6"], membership="Note verbale of 3 May")
    officer.send()
    assert not officer.refused() and "A list" in officer.text()


def test_the_desk_review_is_put_together(browser, server, room):
    review, (ada, bo), other = room["review"], room["first"], room["second"]
    for article in ARTICLES[1:-1]:
        write_sheet(ada, review, article, finding="The measure is in place, by the law that is cited.")
    write_sheet(
        bo, review, "untoc-5", finding=f"In place. {ANSWER}", question__1__text=ARABIC, language="ar",
        question__2__text="Since when?", question__2__kind="supplementary")
    assert bo.page.locator("mark").inner_text() == ANSWER.rstrip("."), "what repeats the response is marked"
    ada.open_ask("/submit-desk-review")
    assert ada.page.locator("mark").count() == 1 and ARABIC in ada.text()
    write_sheet(bo, review, "untoc-6", finding="In part.")
    ada.send()
    assert ada.refused(), "it changed while it was read"
    assert "In part." in ada.text()
    look(browser, ada, [f"{review}/desk", f"{review}/desk/untoc-5", f"{review}/desk/outcome",
        f"{review}/desk/materials"])
    hand_in_desk_review(ada)
    other.open_ask("/submit-desk-review")
    other.send()
    assert other.refused(), "a finding is missing"
    write_sheet(other, review, ARTICLES[-1], finding="In place.")
    assert ARABIC not in read(room["focal"], review)
    hand_in_desk_review(other)
    bo.go(f"{review}/desk/untoc-5")
    assert bo.page.locator('[name="finding"]').count() == 0 and bo.page.locator('[name="notes"]').count() == 1


def test_a_thread(browser, server, room):
    review, (ada, _), focal, officer = room["review"], room["first"], room["focal"], room["officer"]
    focal.open_ask("/answer")
    threads = [link.get_attribute("href") for link in focal.page.locator('main a[href*="/dialogue/"]').all()]
    thread = next(one for one in threads if ARABIC in read(focal, one))
    assert focal.page.locator('div.words[lang="ar"][dir="rtl"]').inner_text() == ARABIC
    focal.fill(text="Twelve since 2015.", language="en")
    focal.page.locator('input[name="file"]').set_input_files(
        files=[{"name": "ruling.exe", "mimeType": "application/pdf", "buffer": b"MZ"}])
    focal.send()
    assert focal.refused() and focal.page.locator('[name="text"]').input_value() == "Twelve since 2015."
    focal.page.locator('input[name="file"]').set_input_files(
        files=[{"name": "ruling.pdf", "mimeType": "application/pdf", "buffer": PDF}])
    focal.send()
    assert not focal.refused() and "Twelve since 2015." in focal.text()
    document = focal.page.locator('a[href*="/attachments/"]').first.get_attribute("href")
    stranger = Person(browser, server, "en")
    for path in (thread, f"{review}/dialogue", document, f"{review}/desk"):
        assert stranger.go(path).status == 404, path
    stranger.close()

    # Asked further, the thread is open again; the secretariat translates.
    ada.go(thread)
    ada.fill(text="And before that?", asks="yes")
    ada.send()
    officer.go(thread)
    form = officer.page.locator('form:has([name="translation"])')
    form.locator('[name="into"]').select_option("ar")
    form.locator('[name="message"]').select_option(index=1)
    form.locator('[name="translation"]').fill("اثنتا عشرة قضية منذ عام 2015.")
    with officer.page.expect_navigation():
        form.locator("p.send button").click()
    assert officer.page.locator('.translation div[lang="ar"][dir="rtl"]').inner_text() == "اثنتا عشرة قضية منذ عام 2015."
    for reader in (officer, focal):
        look(browser, reader, [f"{review}/dialogue", thread, f"{review}/do/record-call"
            if reader is officer else f"{review}/file"])

    # Two people answer at once: the second sees the first.
    focal.go(thread)
    officer.go(thread)
    reply = officer.page.locator('form:has([name="file"])')
    reply.locator('[name="text"]').fill("The register may help.")
    with officer.page.expect_navigation():
        reply.locator("p.send button").click()
    focal.fill(text="Four.")
    focal.send()
    assert focal.refused() and "The register may help." in focal.text()
    assert focal.page.locator('[name="text"]').input_value() == "Four."
    focal.send()
    assert not focal.refused()
    text = read(officer, f"{review}/file")
    for words in (ARABIC, "Twelve since 2015.", "ruling.pdf", "And before that?", "The register may help.", "Four."):
        assert words in text, words
