"""The self-assessment as its people do it: a focal point and two ministries, one online in French, one offline in Arabic.

Nothing that anybody types is lost: the server is killed while a ministry types, and two people answer the same
question, one here and one in the file for work without a connection.
"""

import json
import re

import pytest

from people import Person, answer_article, begin_review, look, missing_words, read
from test_journey import ARTICLES, first_officer
from test_offline_file import Form

LAW = "Code pénal, article 450-1"
FRENCH = "Douze affaires en 2026 ; la plus importante a réuni « quatre » pays."
ARABIC = "ثلاث قضايا في عام ٢٠٢٦، و\"اقتباس\u0301\" فيه <علامات>."
JUSTICE, INTERIOR = ARTICLES[:3], ARTICLES[3:]


def give(focal, review, ministry, articles, name, email):
    focal.go(f"{review}/checklist/work")
    form = focal.page.locator('form.sheet:has([name="ministry"])')
    form.locator('[name="ministry"]').fill(ministry)
    for article in articles:
        form.locator(f'[name="articles"][value="{article}"]').check()
    form.locator('[name="people"]').fill(name)
    form.locator('[name="email"]').fill(email)
    with focal.page.expect_navigation():
        form.locator("button").click()
    assert not focal.refused() and ministry in focal.text()


def kept(page, question):
    return page.locator(f"#q-{question} .kept")


def until(page, condition, seconds=30):
    """Waits for something to become true of a page."""
    for _ in range(seconds * 10):
        if condition():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come true")


def test_a_response_by_two_ministries(room, browser, tmp_path):
    server, person = room
    officer = person(first_officer(person, server))
    review, state = begin_review(officer, person)
    checklist = f"{review}/checklist"
    focal = person(f"p-{state}-focal-point")
    give(focal, review, "Ministère de la justice", JUSTICE, "Claire Martin", "claire@example.org")
    give(focal, review, "وزارة الداخلية", INTERIOR, "ليلى حداد", "leila@example.org")

    # A contributor finds the part given to them, and nothing else.
    justice = Person(browser, server, "fr", script=True)
    justice.become_named("Claire Martin")
    assert justice.asked() == [checklist]
    assert justice.go(f"{checklist}/untoc-5").ok
    assert justice.go(f"{checklist}/untoc-8").status == 404
    assert justice.go(review).ok and justice.go(f"{review}/file").ok  # what anybody may know
    for page in ("work", "stakeholders", "questions/untoc-8-1"):
        assert justice.go(f"{checklist}/{page}").status == 404
    # The draft is the State's own: the secretariat is asked in, or sees nothing of it (TOR 16).
    assert officer.go(checklist).status == 404
    officer.go("/responses")
    assert officer.page.locator("tbody tr").count() == 1 and missing_words(officer.page.content()) == []

    # Online: saved while it is typed, through a killed server.
    justice.go(f"{checklist}/untoc-5")
    page = justice.page
    section = page.locator("#q-untoc-5-1a")
    section.locator('[value="no"]').check()
    section.locator('[name="untoc-5-1a__practice"]').fill(FRENCH)
    until(page, lambda: re.search(r"\d\d[:h ]\d\d", kept(page, "untoc-5-1a").inner_text()))
    other = page.locator("section.question:not([hidden])").nth(1)
    key = other.get_attribute("data-key")
    assert other.get_attribute("data-when"), "what follows up a no is put at once"
    server.kill()
    other.locator("textarea").last.fill(FRENCH + " (hors connexion)")
    section.locator('[name="untoc-5-1a__practice"]').fill(FRENCH + " Encore.")
    until(page, lambda: kept(page, key).inner_text() and not re.search(r"\d\d[:h ]\d\d", kept(page, key).inner_text()))
    server.start()
    until(page, lambda: all(re.search(r"\d\d[:h ]\d\d", kept(page, k).inner_text()) for k in (key, "untoc-5-1a")))
    justice.go(f"{checklist}/untoc-5")
    assert page.locator('[name="untoc-5-1a__practice"]').input_value() == FRENCH + " Encore."
    assert page.locator(f"#q-{key} textarea").last.input_value() == FRENCH + " (hors connexion)"

    # A closed lid before anything was sent: what was typed is there when the page is opened again.
    server.kill()
    page.locator('[name="successes"]').fill(FRENCH)
    page.wait_for_timeout(200)
    server.start()
    justice.go(f"{checklist}/untoc-5")
    assert page.locator('[name="successes"]').input_value() == FRENCH
    until(page, lambda: re.search(r"\d\d[:h ]\d\d", kept(page, "about-untoc-5").inner_text()))
    for article in JUSTICE:
        answer_article(justice, review, article, LAW, FRENCH, mark="ready")

    # Offline: the file for the ministry's part, in Arabic with English beside it.
    interior = Person(browser, server, "ar")
    interior.become_named("ليلى حداد")
    answer = interior.context.request.get(f"{server.address}{checklist}/files/html?language=ar&second=en")
    assert answer.ok and len(answer.body()) < 2_000_000
    file, saved = tmp_path / "palermo.html", tmp_path / "saved.html"
    file.write_bytes(answer.body())
    with Form(browser) as form:
        form.open(file)
        for article in INTERIOR:
            form.page.locator(f'nav a[href="#article/{article}"]').click()
            for _ in range(2):
                for box in form.page.locator("[data-question]:visible").all():
                    if box.locator('input[value="yes"]').count():
                        box.locator('input[value="yes"]').check()
                        box.locator('[name="law"]').fill("قانون العقوبات، المادة ١٢")
                    box.locator('[name="practice"]').fill(ARABIC)
        form.save(saved)
        assert form.asked == [file.as_uri()] and form.faults == []

    # Meanwhile the focal point answers one of these questions on the site.
    focal.go(f"{checklist}/untoc-8")
    focal.page.locator('[name="untoc-8-1"][value="partly"]').check()
    focal.page.locator('[name="untoc-8-1__law"]').fill("Penal Code, section 8")
    focal.page.locator('[name="untoc-8-1__practice"]').fill("Seen here.")
    with focal.page.expect_navigation():
        focal.page.locator("p.send button").first.click()
    interior.go(f"{checklist}/elsewhere")
    interior.page.locator('input[type="file"]').set_input_files(str(saved))
    interior.send()
    assert not interior.refused() and missing_words(interior.page.content()) == []
    beside = interior.page.locator("div.done a")
    assert beside.count() == 1 and beside.first.get_attribute("href").endswith("#q-untoc-8-1")
    focal.go(f"{checklist}/untoc-8")
    assert "Seen here." in focal.page.locator('[name="untoc-8-1__practice"]').input_value()
    assert ARABIC in focal.page.locator("#q-untoc-8-1 .note").inner_text()
    focal.go(f"{review}/do/submit-response")
    focal.fill(language="fr")
    focal.send()
    assert focal.refused(), "an answer stands in two versions, and nothing is cleared"
    first = focal.page.locator("div.refusal ul a").first
    assert first.get_attribute("href").endswith("untoc-8#q-untoc-8-1"), "what is to be chosen comes first"
    focal.go("/")
    assert not any(href.endswith("/submit-response") for href in focal.asked()), "not asked while something is missing"
    focal.go(f"{checklist}/untoc-8")
    with focal.page.expect_navigation():
        focal.page.locator('button[name="choose"][value^="untoc-8-1 "]').click()
    assert focal.page.locator('[name="untoc-8-1__practice"]').input_value() == ARABIC
    focal.go(f"{checklist}/questions/untoc-8-1")
    assert "Seen here." in focal.page.locator("del").all_inner_texts()[0] + focal.text(), "the other version is in the history"
    # The same file once more changes nothing; a broken one is refused whole.
    interior.go(f"{checklist}/elsewhere")
    saved.with_name("broken.html").write_bytes(saved.read_bytes()[:-40_000])
    interior.page.locator('input[type="file"]').set_input_files(str(saved.with_name("broken.html")))
    interior.send()
    assert interior.refused()

    # A document, attached once, checked for what it claims to be.
    focal.go(f"{checklist}/documents")
    law = tmp_path / "law.pdf"
    law.write_bytes(b"no pdf at all")
    focal.page.locator('input[type="file"]').set_input_files(str(law))
    focal.fill(title="Criminal Code")
    focal.send()
    assert focal.refused()
    law.write_bytes(b"%PDF-1.4 a law")
    focal.page.locator('input[type="file"]').set_input_files(str(law))
    focal.fill(title="Criminal Code")
    focal.send()
    link = focal.page.locator('a:has-text("Criminal Code")').get_attribute("href")
    assert focal.context.request.get(server.address + link).body() == b"%PDF-1.4 a law"
    assert officer.context.request.get(server.address + link).status == 404

    # Clearing and handing in.
    for article in ARTICLES:
        focal.go(f"{checklist}/{article}")
        with focal.page.expect_navigation():
            focal.page.locator('button[name="mark"][value="cleared"]').click()
    focal.go(f"{checklist}/stakeholders")
    focal.fill(stakeholders="Bar association, on articles 5 to 10")
    focal.send()
    focal.go(f"{review}/do/submit-response")
    focal.fill(language="fr")
    focal.send()
    assert not focal.refused(), focal.text()
    focal.go(checklist)
    receipt = focal.page.locator(".receipt")
    assert re.fullmatch(r"\d{3} \d{3} \d{3} \d{3}", receipt.inner_text())
    interior.go(checklist)
    assert interior.page.locator(".receipt").get_attribute("dir") == "ltr"

    # All that was typed stands in what was handed in.
    handed_in = json.loads(focal.context.request.get(f"{server.address}{checklist}/files/json").body())
    answers = {question["id"]: question["now"] for question in handed_in["questions"]}
    assert answers["untoc-8-1"]["practice"] == ARABIC and answers["untoc-6-1a"]["practice"] == FRENCH
    assert sum(answer["practice"] == ARABIC for answer in answers.values()) > 10

    # What comes later is added.
    focal.go(f"{checklist}/questions/untoc-5-1a")
    focal.fill(text="A law of December.", language="en")
    focal.send()
    assert "A law of December." in focal.text()
    assert focal.page.locator('button[name="mark"]').count() == 0
    justice.close()
    interior.close()


def typed(page):
    """The form of an article as a browser would send it."""
    return page.locator("form.answers").evaluate("f => [...new FormData(f)]")


def test_nobody_overwrites_what_they_have_not_seen(room, browser):
    server, person = room
    review, state = begin_review(person(first_officer(person, server)), person)
    checklist, article = f"{review}/checklist", f"{review}/checklist/untoc-5"
    focal = person(f"p-{state}-focal-point")
    give(focal, review, "Justice", ["untoc-5"], "Claire Martin", "claire@example.org")
    claire = Person(browser, server)
    claire.become_named("Claire Martin")

    def answer(one, question, text, button="p.send button:not([name])"):
        one.page.locator(f'[name="{question}"][value="yes"]').check()
        one.page.locator(f'[name="{question}__law"]').fill("Code")
        one.page.locator(f'[name="{question}__practice"]').fill(text)
        with one.page.expect_navigation():
            one.page.locator(button).first.click()

    def stands(question):
        reader = person(f"p-{state}-focal-point")
        reader.go(article)
        return reader.page.locator(f'[name="{question}__practice"]').input_value()

    focal.go(article)
    first, second = [box.get_attribute("data-key") for box in focal.page.locator("section.question:not([hidden])").all()][:2]
    stale = typed(focal.page)
    claire.go(article)
    answer(claire, first, "Hers.")
    answer(claire, second, "Hers as well.")

    # A form filled in before: what was not touched stays as it stands, what was touched is refused and kept.
    answer(focal, first, "His.")
    assert focal.refused()
    assert focal.page.locator(f'[name="{first}__practice"]').input_value() == "His."
    assert "Hers." in focal.page.locator(f"#q-{first}").inner_text()
    assert focal.page.locator(f'[name="{second}__practice"]').input_value() == "Hers as well."
    assert stands(first) == "Hers." and stands(second) == "Hers as well."

    # Saved while one types: no revision comes back for words that are not the sender's.
    form = {name: value for name, value in stale}
    form |= {first: "no", f"{first}__practice": "His, typed on.", second: "", f"{second}__practice": ""}
    answered = focal.context.request.post(
        server.address + article, form=form, headers={"Accept": "application/json", "Origin": server.address})
    assert answered.status == 409
    body = answered.json()
    assert set(body["left"]) == {first, second} and not {first, second} & set(body["saved"])
    assert stands(first) == "Hers." and stands(second) == "Hers as well."

    # Marked is what was read: an answer that changed meanwhile is not cleared with the others.
    focal.go(article)
    claire.go(article)
    answer(claire, first, "Hers, later.")
    with focal.page.expect_navigation():
        focal.page.locator('button[name="mark"][value="cleared"]').click()
    focal.go(f"{checklist}?progress=cleared")
    found = [link.get_attribute("href").split("#q-")[1] for link in focal.page.locator("ul.found a").all()]
    assert found == [second]
    claire.close()


def bring(person, checklist, question, upon=0, **now):
    """Brings an answer back as data, written upon a revision that has passed."""
    data = json.loads(person.context.request.get(f"{person.server.address}{checklist}/files/json").body())
    for row in data["questions"]:
        if row["id"] == question:
            row["now"], row["upon"] = row["now"] | now, upon
    person.go(f"{checklist}/elsewhere")
    person.page.locator('input[type="file"]').set_input_files(
        {"name": "answers.json", "mimeType": "application/json", "buffer": json.dumps(data).encode()})
    person.send()


@pytest.mark.parametrize("script", [False, True])
def test_a_choice_that_comes_too_late_loses_nothing_typed(room, browser, script):
    server, person = room
    review, state = begin_review(person(first_officer(person, server)), person)
    checklist = f"{review}/checklist"
    focal = Person(browser, server, script=script)
    focal.become(f"p-{state}-focal-point")
    page = focal.page

    def save(button="p.send button:not([name])"):
        with page.expect_navigation():
            page.locator(button).last.click()

    focal.go(f"{checklist}/untoc-8")
    page.locator('[name="untoc-8-1__practice"]').fill("Here.")
    save()
    bring(focal, checklist, "untoc-8-1", practice="There.")
    assert page.locator("div.done a").first.get_attribute("href").endswith("#q-untoc-8-1")

    # The contested answer and others are changed, then the other version is asked for.
    focal.go(f"{checklist}/untoc-8")
    words = {"untoc-8-1__practice": "Here, typed on.", "untoc-8-2__practice": "Two.", "successes": "A unit."}
    for name, text in words.items():
        page.locator(f'[name="{name}"]').fill(text)
    if script:
        page.locator('[name="successes"]').blur()
        until(page, lambda: all(
            re.search(r"\d\d:\d\d", kept(page, key).inner_text()) for key in ("untoc-8-1", "untoc-8-2", "about-untoc-8")))
    choose = 'button[name="choose"][value^="untoc-8-1 "]'
    save(choose)
    assert focal.refused() and page.locator('div.refusal a[href="#q-untoc-8-1"]').count() == 1
    for _ in range(2):
        for name, text in words.items():
            assert page.locator(f'[name="{name}"]').input_value() == text, name
        focal.go(f"{checklist}/untoc-8")
    save(choose)
    assert page.locator('[name="untoc-8-1__practice"]').input_value() == "There."
    assert page.locator('[name="untoc-8-2__practice"]').input_value() == "Two."
    assert "typed on" in read(focal, f"{checklist}/questions/untoc-8-1")

    # An answer offered from elsewhere, asked for over one half typed.
    focal.go(f"{checklist}/untoc-5")
    page.locator('[name="untoc-5-1b__practice"]').fill("Given there.")
    save()
    focal.go(f"{checklist}/untoc-6")
    page.locator("#q-untoc-6-1b details.offer summary").click()
    page.locator('[name="untoc-6-1b__practice"]').fill("Begun.")
    save('button[name="take-over"][value^="untoc-6-1b "]')
    assert focal.refused() and page.locator('[name="untoc-6-1b__practice"]').input_value() == "Begun."
    focal.go(f"{checklist}/untoc-6")
    assert page.locator('[name="untoc-6-1b__practice"]').input_value() == "Begun."
    focal.close()


def test_a_refusal_stands_where_it_is_seen(room, browser):
    server, person = room
    review, state = begin_review(person(first_officer(person, server)), person)
    checklist = f"{review}/checklist"
    focal = person(f"p-{state}-focal-point")
    page = focal.page
    focal.go(f"{checklist}/untoc-8")
    page.locator('[name="untoc-8-1__practice"]').fill("Here.")
    with page.expect_navigation():
        page.locator("p.send button").first.click()

    # One refusal, in the form it is about; a day is never dropped in silence.
    focal.go(f"{checklist}/questions/untoc-8-1")
    for field, value in (("mechanism", ""), ("comment", "")):
        focal.go(f"{checklist}/questions/untoc-8-1")
        form = page.locator(f'form.sheet:has([name="{field}"])')
        if field == "mechanism":
            form.locator('[name="day"]').fill("2020-01-01")
        with page.expect_navigation():
            form.locator("button").click()
        assert page.locator("div.refusal").count() == 1 and page.locator(f'div.refusal a[href="#{field}"]').count() == 1
    assert page.locator('[name="day"]').input_value() == ""

    # A file that is not taken: said at the head of the page, and as what it is.
    for path in ("elsewhere", "documents"):
        focal.go(f"{checklist}/{path}")
        page.locator('input[type="file"]').set_input_files(
            {"name": "cut.html", "mimeType": "text/html", "buffer": b"<!doctype html><html><body>cut off"})
        focal.send()
        assert page.locator("div.refusal").bounding_box()["y"] < 400, path
        assert "<!" not in page.locator("div.refusal").inner_text()


def test_who_is_signed_out_or_has_no_part_any_more_is_told_so(room, browser):
    server, person = room
    review, state = begin_review(person(first_officer(person, server)), person)
    checklist = f"{review}/checklist"
    focal = person(f"p-{state}-focal-point")
    give(focal, review, "Justice", ["untoc-5"], "Claire Martin", "claire@example.org")
    # One more person of the same ministry.
    add = focal.page.locator('details:has([name="added-name"])')
    add.locator("summary").click()
    add.locator('[name="added-name"]').fill("Jo Roux")
    add.locator('[name="added-email"]').fill("jo@example.org")
    with focal.page.expect_navigation():
        add.locator("button").click()
    assert focal.page.locator("section").count() == 1 and "Jo Roux" in focal.page.locator("section li").all_inner_texts()[1]
    jo = Person(browser, server)
    jo.become_named("Jo Roux")

    def type_and_save():
        jo.page.locator('[name="successes"]').fill("Words of Jo.")
        with jo.page.expect_navigation() as answer:
            jo.page.locator("p.send button").first.click()
        return answer.value

    # Taken back: asked twice, and the writer learns that nothing was saved.
    jo.go(f"{checklist}/untoc-5")
    focal.go(f"{checklist}/work")
    back = focal.page.locator('details:has([name="do"][value="end"])')
    assert not back.locator("button").is_visible()
    back.locator("summary").click()
    with focal.page.expect_navigation():
        back.locator("button").click()
    assert type_and_save().status == 404
    assert "Words of Jo." in jo.text() and jo.page.locator("h1").inner_text() == "This was not saved"
    assert jo.go(f"{checklist}/untoc-5").status == 404 and jo.page.locator("h1").inner_text() == "Page not found"

    give(focal, review, "Justice", ["untoc-5"], "Jo Roux", "jo@example.org")
    jo.go(f"{checklist}/untoc-5")
    jo.context.clear_cookies(name="palermo-session")
    assert type_and_save().status == 404
    assert jo.page.locator("h1").inner_text() == "You are no longer signed in" and "Words of Jo." in jo.text()
    assert jo.page.locator('main a[href="/sign-in"]').count() == 1

    # What is another's act: whose, and the way back.
    assert focal.go(f"{review}/do/circulate-response").status == 403
    assert "the secretariat" in focal.text() and focal.page.locator(f'main a[href="{review}"]').count() == 1
    jo.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_are_accessible_and_fit(room, browser, language):
    server, person = room
    review, state = begin_review(person(first_officer(person, server)), person)
    reader = Person(browser, server, language)
    reader.become(f"p-{state}-focal-point")
    pages = ["", "/untoc", "/untoc-6", "/questions/untoc-5-1a", "/stakeholders", "/work", "/documents", "/elsewhere"]
    look(browser, reader, [f"{review}/checklist{path}" for path in pages], [language])
    reader.close()
