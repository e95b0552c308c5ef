"""People of the training room, as a browser sees them: words come from the page, never from this file."""

import re

from axe_playwright_python.sync_playwright import Axe


class Person:
    """Somebody at a browser. All steps go by addresses and field names, so that they work in every language."""

    def __init__(self, browser, server, language="en", width=1200, script=False):
        self.server = server
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20000)
        self.go(f"/?lang={language}")

    def go(self, path):
        self.answer = self.page.goto(self.server.address + path)
        return self.answer

    def become(self, person):
        """One click in the training room."""
        self.go("/training")
        opened = self.page.locator(f'details:has(input[name="person"][value="{person}"])')
        if opened.count():
            opened.locator("summary").click()
        self.page.locator(f'form:has(input[name="person"][value="{person}"]) button').first.click()

    def become_named(self, name):
        """The same, by the name on the door."""
        self.go("/training")
        door = self.page.locator(f'form:has(button:has-text("{name}"))')
        self.become(door.first.locator('input[name="person"]').get_attribute("value"))

    def asked(self):
        """The addresses of what is asked of me now, in their order."""
        self.go("/")
        return [link.get_attribute("href") for link in self.page.locator("ul.asks a.button").all()]

    def open_ask(self, ending):
        matching = [href for href in self.asked() if href.endswith(ending)]
        assert matching, f"{ending} is not asked; asked: {self.asked()}"
        self.go(matching[0])

    def fill(self, **fields):
        for name, value in fields.items():
            name = name.replace("__", "-")
            field = self.page.locator(f'form.sheet [name="{name}"]')
            kind = field.first.get_attribute("type")
            if kind in ("radio", "checkbox"):
                for one in value if isinstance(value, list) else [value]:
                    self.page.locator(f'form.sheet [name="{name}"][value="{one}"]').check()
            elif field.first.evaluate("e => e.tagName") == "SELECT":
                field.first.select_option(value)
            else:
                field.first.fill(value)

    def send(self):
        with self.page.expect_navigation():
            self.page.locator('form.sheet[method="post"] p.send button:not([name])').click()

    def refused(self):
        return self.page.locator("div.refusal").count() > 0

    def text(self):
        return self.page.locator("main").inner_text()

    def close(self):
        self.context.close()


DICE = "3 5 1 6 2 4 1 3 6 5"


def draw_pairs(officer):
    """Announces the pairs of the year, closes contributions, rolls the dice; ends on the page of the draw."""
    officer.open_ask("/pairs")
    officer.fill(dice="10")
    officer.send()
    officer.open_ask("/close")
    officer.send()
    officer.open_ask("/dice")
    officer.fill(dice=DICE)
    officer.send()
    assert "/draws/pairs-" in officer.page.url and not officer.refused(), officer.text()


def missing_words(html):
    """Keys that no catalogue knew, and placeholders that nothing filled."""
    return re.findall(r"«[a-z.\-]+»", html) + re.findall(r"\{[a-z]+\}", re.sub(r"<style.*?</style>", "", html, flags=re.S))


def read(person, path):
    """What somebody reads at an address."""
    person.go(path)
    return person.text()


def begin_review(officer, person):
    """Draws pairs, informs the States of one review and appoints its focal point.

    `person` makes somebody of the training room; the review's address and its State's code come back.
    """
    draw_pairs(officer)
    review = officer.page.locator('a[href^="/reviews/1-"]').first.get_attribute("href")
    state = review.split("-")[1]
    officer.go(f"{review}/do/inform")
    officer.send()
    delegate = person(f"p-{state}-delegate")
    delegate.open_ask("/appoint-focal-point")
    delegate.send()
    return review, state


def answer_article(person, review, article, law, text, mark="cleared"):
    """Answers all that is put on an article, follow-ups too, and marks it."""
    person.go(f"{review}/checklist/{article}")
    for _ in range(3):
        page = person.page
        for name in [box.get_attribute("data-key") for box in page.locator("section.question").all()]:
            # An answer may bring up the next question, or take it away.
            box = page.locator(f"#q-{name}:not([hidden])")
            if box.count() and box.locator('input[value="yes"]').count():
                box.locator('input[value="yes"]').check()
                box.locator(f'[name="{name}__law"]').fill(law)
            if box.count() and box.locator(f'[name="{name}__practice"]').count():
                box.locator(f'[name="{name}__practice"]').fill(text)
        page.locator('textarea[name="successes"]').fill(text)
        with page.expect_navigation():
            page.locator(f'button[name="mark"][value="{mark}"]').click()
        left = page.locator('section.question:not([hidden]) textarea[name$="__practice"]').all()
        if all(area.input_value() for area in left):
            return


def write_sheet(expert, review, article, **fields):
    """Writes on a sheet of the experts' desk."""
    expert.go(f"{review}/desk/{article}")
    expert.fill(**fields)
    expert.send()
    assert not expert.refused(), expert.text()


def hand_in_desk_review(expert):
    """Reads the outcome and hands it in."""
    expert.open_ask("/submit-desk-review")
    assert expert.page.url.endswith("/desk/outcome")
    expert.send()
    assert not expert.refused(), expert.text()


def answer_threads(focal, text):
    """Answers every thread that waits for an answer; how many there were."""
    focal.open_ask("/answer")
    threads = [link.get_attribute("href") for link in focal.page.locator('main a[href*="/dialogue/"]').all()]
    for thread in threads:
        focal.go(thread)
        focal.fill(text=text)
        focal.send()
        assert not focal.refused(), focal.text()
    return len(threads)


def press(person, holding, button="button:not([name])", **fields):
    """Fills and sends the form that has a field of a name."""
    form = person.page.locator(f'form:has([name="{holding}"])').first
    for name, value in fields.items():
        field = form.locator(f'[name="{name}"]')
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            form.locator(f'[name="{name}"][value="{value}"]').check()
        elif field.first.evaluate("e => e.tagName") == "SELECT":
            field.first.select_option(value)
        else:
            field.first.fill(value)
    with person.page.expect_navigation():
        form.locator(button).last.click()


def draft(writer, path, **parts):
    """Adds a paragraph to each of these parts; a name's double underscore is the stroke in a place's name."""
    writer.go(path)
    for name, text in parts.items():
        writer.page.locator(f'[name="new-{name.replace("__", "/").replace("_", "-")}"]').fill(text)
    writer.send()
    assert not writer.refused(), writer.text()


def draft_article(writer, review, article, **parts):
    key = article.replace("-", "_")
    draft(writer, f"{review}/report/{article}", **{f"{key}__{part}": text for part, text in parts.items()})


def paragraphs(person, path):
    """The identifiers of a text's paragraphs, in its order."""
    person.go(path)
    return [one.get_attribute("id")[2:] for one in person.page.locator("div.paragraph").all()]


def agree_to_all(person, ask):
    """Agrees to every paragraph that is open; how many there were."""
    person.open_ask(ask)
    open_ = person.page.locator('input[name="consent"]').count()
    with person.page.expect_navigation():
        person.page.locator('button[name="only"][value="all"]').click()
    assert not person.refused(), person.text()
    return open_


def fits(page, what):
    """A page as it stands: every word known, open to everybody, 320 pixels wide."""
    page.set_viewport_size({"width": 1200, "height": 900})
    assert missing_words(page.content()) == [], what
    assert page.locator("h1").inner_text().strip(), what
    found = Axe().run(page)
    assert found.violations_count == 0, f"{what}\n{found.generate_report()}"
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320, f"{what} is {wide} pixels wide"


def look(browser, reader, paths, languages=("en", "ar"), status=200):
    """Pages as somebody reads them: each is there, in its direction, and fits.

    axe is itself a script; the site's own pages need none, so this reader's browser runs scripts.
    """
    before = reader.page.locator("html").get_attribute("lang")
    for language in languages:
        reader.go(f"/?lang={language}")
        scripted = browser.new_context(storage_state=reader.context.storage_state(), bypass_csp=True)
        page = scripted.new_page()
        for path in paths:
            assert page.goto(reader.server.address + path).status == status, path
            assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
            fits(page, f"{path} {language}")
        scripted.close()
    reader.go(f"/?lang={before}")
