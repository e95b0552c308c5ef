"""A whole review, by nine people in three languages and over half a year: a deferral, a new lot, a response that comes
late, a visit, two disagreements, translations, a part published and a part granted.

With `PALERMO_EXAMPLES` set to a folder, its final documents are written there.
"""

import os
import re
from pathlib import Path

import pytest

from conftest import Server
from people import (
    DICE, Person, agree_to_all, answer_article, answer_threads, draft, draft_article, draw_pairs,
    hand_in_desk_review, look, missing_words, paragraphs, press, read, write_sheet)
from test_journey import ARTICLES

LAW = "Criminal Code, section 12"
SAID = "The State under review reported that the conduct is an offence under its Criminal Code, and described the practice of its courts."
SEEN = {
    "untoc-5": "The offence covers both forms of participation. The courts apply it to groups of three persons and more.",
    "untoc-6": "All serious crimes are predicate offences. The unit that receives reports has staff of its own.",
    "untoc-7": "Banks and other institutions keep records for five years; the supervisors exchange information.",
    "untoc-8": "Active and passive bribery of national officials are offences, whatever the amount.",
    "untoc-9": "A commission is responsible for prevention; its budget is its own.",
    "untoc-10": "Legal persons are liable to fines; their liability does not depend on that of a natural person.",
    "tip-5": "Trafficking in persons is an offence in all its forms, attempts and complicity included.",
    "tip-6": "Victims are heard, housed and advised; compensation may be claimed in the criminal proceedings.",
}
SUMMARY = {
    "en": ["A unit of specialized prosecutors works with interpreters from the first hearing.",
           "Information on cases is kept by each court for itself.",
           "It would be useful to collect figures on cases in one place, and to publish them once a year.",
           "Training of judges in the tracing of proceeds is requested."],
    "ar": ["تعمل وحدة من المدعين العامين المتخصصين مع مترجمين شفويين منذ جلسة الاستماع الأولى.",
           "تحتفظ كل محكمة بالمعلومات المتعلقة بقضاياها.",
           "من المفيد جمع الأرقام المتعلقة بالقضايا في مكان واحد ونشرها مرة كل سنة.",
           "طُلب تدريب القضاة على تعقّب عائدات الجرائم."],
    "zh": ["专门检察官组成的单位自首次庭审起即与口译员合作。", "各法院自行保存案件信息。",
           "宜集中收集案件数据，并每年公布一次。", "请求对法官进行追查犯罪所得的培训。"],
}


class Room:
    """The training room with its people, whose clock can be put ahead."""

    def __init__(self, browser):
        self.browser, self.people = browser, {}
        self.server = Server("--training")

    def person(self, name, language="en"):
        if name not in self.people:
            self.people[name] = Person(self.browser, self.server, language)
            self.people[name].become(name)
        return self.people[name]

    def later(self, days):
        """So many days after the first."""
        self.server.stop()
        self.server.options = ("--training", "--days-ahead", str(days))
        self.server.start()
        for name, person in self.people.items():
            person.become(name)

    def close(self):
        for person in self.people.values():
            person.close()
        self.server.stop()
        verified = self.server.command("verify", check=False)
        assert verified.returncode == 0, verified.stdout
        self.server.remove()


@pytest.fixture
def room(browser):
    one = Room(browser)
    yield one
    one.close()


def defer(room, officer):
    """The delegate of a State of this year has its review put off by a year (TOR 14): that State, and the others."""
    officer.go("/cycles/1/defer-review")
    roll = [one.get_attribute("value") for one in officer.page.locator('select[name="state"] option').all()]
    for state in roll:
        delegate = room.person(f"p-{state.lower()}-delegate", "fr")
        if delegate.go("/cycles/1/defer-review").ok:
            delegate.fill(justification="Élections générales")
            delegate.send()
            if not delegate.refused():
                return [state, *(one for one in roll if one != state)]
    raise AssertionError("no State could defer")


def draw_again(officer, state):
    """The State under review asks for its lot to be drawn again (TOR 19)."""
    officer.go("/cycles/1/redraw")
    officer.fill(state=state, justification="Note verbale 12", dice="10")
    officer.send()
    assert not officer.refused(), officer.text()
    officer.open_ask("/close")
    officer.send()
    officer.open_ask("/dice")
    officer.fill(dice=DICE)
    officer.send()
    assert not officer.refused(), officer.text()


def test_a_whole_review(room, browser):
    officer, translator = room.person("p-secretariat-1"), room.person("p-secretariat-2")
    roll = defer(room, officer)
    draw_pairs(officer)
    officer.go("/cycles/1/redraw")
    state = officer.page.locator('select[name="state"] option').first.get_attribute("value")
    draw_again(officer, state)
    review, low = f"/reviews/1-{state.lower()}", state.lower()
    assert officer.go(review).ok and state != roll[0]
    states = set(re.findall(r'value="(?:delegate|expert|focal-point):([A-Z]{3})"', officer.page.content()))
    first, second = sorted(states - {state})

    # Preparation, in three languages.
    officer.go(f"{review}/do/inform")
    officer.send()
    delegate = room.person(f"p-{low}-delegate", "ar")
    delegate.open_ask("/appoint-focal-point")
    delegate.send()
    focal = room.person(f"p-{low}-focal-point", "ar")
    experts = {}
    for one, language in ((first, "fr"), (second, "en")):
        reviewing = room.person(f"p-{one.lower()}-delegate", language)
        reviewing.open_ask("/designate-experts")
        chosen = reviewing.page.locator('input[name="experts"]').first.get_attribute("value")
        reviewing.fill(experts=[chosen])
        reviewing.send()
        experts[one] = room.person(chosen, language)
    ada, bo = experts[first], experts[second]
    officer.go(f"{review}/do/propose-schedule")
    officer.fill(languages=["en"])
    officer.send()
    for one in (state, first, second):
        speaker = room.person(f"p-{one.lower()}-delegate")
        speaker.open_ask("/agree-schedule")
        speaker.send()
    officer.go(f"{review}/do/record-introduction")
    officer.fill(means="video")
    officer.send()
    ada.open_ask("/divide-tasks")
    ada.fill(**{f"task__{one}": (first, second)[index % 2] for index, one in enumerate(ARTICLES)})
    ada.send()
    assert len({one.page.locator("html").get_attribute("lang") for one in room.people.values()}) == 3
    assert len(room.people) >= 8

    # The response comes after its two months: said in neutral words, and what follows moves.
    on_time = read(officer, review)
    room.later(75)
    late = read(officer, review)
    assert late != on_time and "overdue" not in late.lower() and "failed" not in late.lower()
    outsider = Person(browser, room.server)
    outsider.go(review)
    assert outsider.page.locator("ol.line").count() == 0 and officer.page.locator("ol.line").count() == 1
    outsider.close()
    for article in ARTICLES:
        answer_article(focal, review, article, LAW, "The courts apply it; twelve cases in the last year.")
    focal.go(f"{review}/checklist/stakeholders")
    focal.fill(stakeholders="Bar association; victims' support groups")
    focal.send()
    focal.go(f"{review}/do/submit-response")
    focal.fill(language="en")
    focal.send()
    assert not focal.refused(), focal.text()
    officer.go(f"{review}/do/circulate-response")
    officer.send()

    # Desk reviews; a visit; a dialogue.
    room.later(100)
    for index, article in enumerate(ARTICLES):
        asked = {"question__1__text": "How many cases?"} if index < 2 else {}
        write_sheet((ada, bo)[index % 2], review, article, finding=SEEN[article], **asked)
    for expert in (ada, bo):
        hand_in_desk_review(expert)
    officer.go(f"{review}/do/record-call")
    officer.fill(means="video", conclusions="All parts were introduced.")
    officer.send()
    assert answer_threads(focal, "Twelve in the last year.") == 2
    bo.go(f"{review}/do/propose-meeting")
    bo.fill(kind="country-visit", reason="To see the courts at work")
    bo.send()
    focal.open_ask("/answer-meeting")
    focal.fill(answer="agreed")
    focal.send()
    focal.open_ask("/propose-stakeholders")
    focal.fill(**{"name-1": "The bar", "relevance-1": "Defends the accused"})
    focal.send()
    today = officer.page.evaluate("new Date(Date.now() + 100 * 86400000).toISOString().slice(0, 10)")
    focal.open_ask("/plan-meeting")
    focal.fill(**{"from": today, "to": today, "place": "The capital", "programme": "Two courts", "funds": "A fund"})
    focal.send()
    officer.open_ask("/record-meeting")
    officer.fill(participants="All experts")
    officer.send()
    assert not officer.refused(), officer.text()
    for expert in (ada, bo):
        expert.open_ask("/write-findings")
        expert.fill(text="The courts work with interpreters.")
        expert.send()
    officer.go(f"{review}/do/close-dialogue")
    officer.send()

    # The report: two disagreements, each settled in its way.
    room.later(140)
    for index, article in enumerate(ARTICLES):
        draft_article((ada, bo)[index % 2], review, article, summary=SAID, observations=SEEN[article])
    draft_article(ada, review, "untoc-5", needs="Training of judges was requested.")
    officer.go(f"{review}/do/send-report")
    officer.send()
    assert not officer.refused(), officer.text()
    whole = paragraphs(focal, f"{review}/report")
    disputed, doubtful = whole[-1], whole[-3]
    focal.go(f"{review}/report/paragraphs/{disputed}")
    press(focal, "comment", text="لا يشمل ذلك تعديل القانون.", proposal=SEEN["tip-6"] + " A law of May widened this.")
    focal.go(f"{review}/report/paragraphs/{doubtful}")
    press(focal, "comment", text="The attempt was added later.")
    bo.go(f"{review}/report/paragraphs/{disputed}")
    remark = bo.page.locator('input[name="settle"]').get_attribute("value")
    press(bo, "settle", **{f"outcome-{remark}": "taken"})
    bo.go(f"{review}/report/tip-6")
    bo.page.locator(f'[name="p-{disputed}"]').fill(SEEN["tip-6"] + " A law of May widened this.")
    bo.send()
    ada.go(f"{review}/report/paragraphs/{doubtful}")
    remark = ada.page.locator('input[name="settle"]').get_attribute("value")
    press(ada, "settle", **{f"outcome-{remark}": "discussed"})
    assert ada.refused(), "what was discussed is said"
    press(ada, "settle", **{f"outcome-{remark}": "discussed", f"answer-{remark}": "Agreed by telephone: it stands."})
    look(browser, ada, [f"{review}/report/untoc-5", f"{review}/report/chapters", f"{review}/report/paragraphs/{doubtful}"])
    look(browser, focal, ["/", review, f"{review}/report", f"{review}/report/paragraphs/{disputed}"])
    assert [agree_to_all(one, "/agree-report") for one in (focal, ada, bo)] == [len(whole)] * 3
    assert "CTOC" not in read(focal, review)
    focal.go(f"{review}/report/paragraphs/{disputed}")
    assert focal.page.locator("section.version").count() == 2, "its history stays"

    # The summary, agreed, translated by the second officer, published.
    draft(
        bo, f"{review}/summary/draft", executive__good_practices=SUMMARY["en"][0],
        executive__challenges=SUMMARY["en"][1], executive__observations=SUMMARY["en"][2],
        executive__needs=SUMMARY["en"][3])
    look(browser, bo, [f"{review}/summary/draft"])
    assert bo.go(f"{review}/report/untoc-5").url.endswith(f"{review}/report"), "a final text is read, not drafted"
    officer.go(f"{review}/do/send-summary")
    officer.send()
    for one in (focal, ada, bo):
        assert agree_to_all(one, "/agree-summary") == 4
    for language in ("ar", "zh"):
        translator.go(f"{review}/summary/{language}")
        press(translator, "translator", translator="p-secretariat-2")
        for name, text in zip(paragraphs(translator, f"{review}/summary"), SUMMARY[language]):
            translator.go(f"{review}/summary/{language}")
            translator.page.locator(f'textarea[name="p-{name}"]').fill(text)
            with translator.page.expect_navigation():
                translator.page.locator("form.beside p.send button").click()
    officer.open_ask("/publish-summary")
    officer.fill(symbol="CTOC/COP/WG.2/2027/3")
    officer.send()
    assert not officer.refused(), officer.text()
    public = Person(browser, room.server, "ar")
    assert SUMMARY["ar"][0] in read(public, f"{review}/summary")

    # Another State asks to read the report, and reads what it is granted; a part is published.
    other = next(one for one in roll if one not in (state, first, second))
    stranger = room.person(f"p-{other.lower()}-delegate", "fr")
    assert stranger.go(f"{review}/report").status == 404
    stranger.go(f"{review}/report/access")
    stranger.fill(note="Sur l’article 5")
    stranger.send()
    delegate.open_ask("/answer-request")
    delegate.page.locator('a[href*="/report/access/"]').first.click()
    assert delegate.page.locator('button[name="confirm"]').count() == 0, "first the preview"
    delegate.page.locator(f'input[value="{disputed}"]').check()
    for button in ("preview", "confirm"):
        with delegate.page.expect_navigation():
            delegate.page.locator(f'button[name="{button}"]').click()
    assert paragraphs(stranger, f"{review}/report") == [disputed]
    assert public.go(f"{review}/report").status == 404
    delegate.go(f"{review}/report/publication")
    delegate.page.locator(f'input[value="{doubtful}"]').check()
    for button in ("preview", "confirm"):
        with delegate.page.expect_navigation():
            delegate.page.locator(f'button[name="{button}"]').click()
    assert paragraphs(public, f"{review}/report") == [doubtful]
    assert "Agreed by telephone" not in public.text()

    # Everything is there in every language, and open to everybody who may read it.
    for one in (officer, focal, ada, delegate, stranger, public):
        for path in ("/", review, f"{review}/summary", f"{review}/report"):
            one.go(path)
            assert missing_words(one.page.content()) == [], path
    look(browser, translator, [review, f"{review}/report", f"{review}/summary", f"{review}/summary/zh", f"{review}/file"])
    look(browser, delegate, [f"{review}/report/publication", f"{review}/report/access", f"{review}/report"])
    look(browser, stranger, [f"{review}/report", f"{review}/report/access", review])
    keep(officer, public, review)
    public.close()


def keep(officer, public, review):
    """All forms of the report and the summary, in three languages."""
    folder = os.environ.get("PALERMO_EXAMPLES")
    for language in ("en", "ar", "zh"):
        for form, ending in (("html", "html"), ("pdf", "pdf"), ("docx", "docx"), ("akn", "akn.xml"), ("txt", "txt")):
            for person, text in ((officer, "report"), (public, "summary")):
                answer = person.context.request.get(
                    f"{person.server.address}{review}/{text}/files/{form}?language={language}")
                assert answer.ok, (text, form, answer.status)
                if form == "txt" and text == "summary":
                    assert all(line in answer.text() for line in SUMMARY[language]), language
                if folder:
                    Path(folder, f"{text}-{language}.{ending}").write_bytes(answer.body())
