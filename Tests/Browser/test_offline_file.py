"""The offline form: one file, opened from a disk, filled in, saved as a file, opened again. No server, no network.

The template is rendered here as the server does it. Words of the interface are left out on purpose: the form then
shows their keys, so that these tests read the same in every language.
"""

import json
import re
import time
from html import escape

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import ROOT

TEMPLATE = ROOT / "Sources/Papers/Assets/offline.html"
HOSTILE = (
    "</script><script>window.taken=1</script> <!-- <!--<script> --> ]]> &lt; &amp; \\u003c \"'`${1}$& $1 "
    "\u201c\u0301\u2028\u2029\u0085 \u202eabc\u202c e\u0301 \U0001f1f5\U0001f1f8 \u0001 \ufeff \uffff __TITLE__ {n}\n\tكلمة")
WORDS = {"unsaved": "unsaved {n}", "saved": "saved {time} {name}", "answered": "{n} of {m}", "found": "found {n}"}


def render(path, response, language="ar", title="رد على القائمة <المرجعية> & \"كذا\""):
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in {
        "LANG": language, "DIR": "rtl" if language == "ar" else "ltr", "TITLE": escape(title), "BROKEN": escape("broken & unread"),
        "RESPONSE": compact(response),
    }.items():
        text = text.replace(f"__{name}__", value)
    path.write_text(text, encoding="utf-8")
    return path


def compact(response):
    text = response if isinstance(response, str) else json.dumps(response, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def answer(choice=None, law="", practice="", **more):
    return {"choice": choice, "law": law, "practice": practice, **more}


def question(article, number, now=None, **more):
    now = now or answer()
    return {
        "id": f"{article}-{number}", "article": article,
        "provision": {"ar": f"المادة {number}", "en": f"Article {number}, paragraph 1 (a)"}, "obligation": "must",
        "kind": "measure", "when": [],
        "text": {"ar": f"هل هذا معمول به في بلدكم ({number})؟", "en": f"Is this an offence in your country ({number})?"},
        "help": {"ar": "اذكروا النص.", "en": "Quote the provision."}, "lang": {"ar": "ar", "en": "en"}, "outdated": [],
        "upon": 2, "was": dict(now), "now": dict(now), "cites": [], **more,
    }


def sample(languages=("ar", "en"), part="Ministry of Justice", questions=None):
    note = {"successes": "", "challenges": "", "assistance": "", "needs": ["training", "a-need-to-come"], "priority": "high", "receipt": None}
    return {
        "format": "palermo-response/1", "review": "1-xaa", "state": "XAA", "stateName": {"ar": "أفيريا", "en": "Averia"},
        "questionnaire": "untoc-2010", "version": 2, "languages": list(languages), "madeOn": "2026-11-25", "part": part,
        "words": {language: WORDS for language in languages},
        "articles": [
            {"key": key, "title": {"ar": f"المادة {key}", "en": f"{key}. Criminalization"}, "instrument": key.split("-")[0],
             "note": {"upon": 3, "was": dict(note), "now": dict(note)}}
            for key in ("untoc-5", "untoc-6", "tip-5")],
        "instruments": [
            {"code": "untoc", "title": {"ar": "الاتفاقية", "en": "Convention"}},
            {"code": "tip", "title": {"ar": "البروتوكول", "en": "Protocol"}}],
        "questions": questions or [
            question("untoc-5", "1a", answer(origin={"response": "0-xaa"})),
            question("untoc-5", "1b", when=[{"question": "untoc-5-1a", "is": ["yes", "partly"]}]),
            question("untoc-5", "account", kind="account"),
            question("untoc-5", "cited", answer("partly"), cites=["Penal Code, art. 5"], outdated=["ar"]),
            question("untoc-6", "1a", answer("yes", "قانونُ العقوبات، المادة ٥", HOSTILE), lang={"ar": "en"}),
            question("tip-5", "1", answer("no")),
        ],
        "unknown": {"kept": [1, None, "<b>"]},
    }


class Form:
    """The form in a browser of its own, as long as it is open."""

    def __init__(self, browser, script=None, width=1200, **options):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        # Without a picker, as in most browsers: saving is a download.
        self.context.add_init_script(script or "delete window.showSaveFilePicker")
        self.page = self.context.new_page()
        self.page.set_default_timeout(20000)
        self.asked = []
        self.faults = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def open(self, path, article=None):
        self.page.goto(path.as_uri())
        if article:
            self.page.locator(f'nav a[href="#article/{article}"]').click()
        return self

    def __call__(self, question):
        return self.page.locator(f'[data-question="{question}"]')

    def choose(self, question, choice):
        self(question).locator(f'input[value="{choice}"]').check()

    def write(self, question, name, text):
        self(question).locator(f'[name="{name}"]').fill(text)

    def until(self, condition):
        """Waits; Playwright's own way evaluates a string in the page, which the page's policy refuses."""
        for _ in range(100):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(condition)

    def status(self):
        return self.page.locator("#status").inner_text()

    def download(self, button, path):
        with self.page.expect_download() as started:
            self.page.locator(button).click()
        started.value.save_as(path)
        return started.value.suggested_filename

    def save(self, path):
        return self.download("#save", path)


def written(path):
    text = path.read_text(encoding="utf-8")
    return re.search(r'<script type="application/json" id="response">(.*?)</script>', text, re.S).group(1)


def held(path):
    return json.loads(written(path))


def test_filled_in_saved_and_opened_again(browser, tmp_path):
    response = sample()
    path = render(tmp_path / "form.html", response)
    with Form(browser) as form:
        form.open(path, "untoc-5")
        assert form("untoc-5-1b").is_hidden()
        form.choose("untoc-5-1a", "yes")
        assert form("untoc-5-1b").is_visible(), "the follow-up comes with the answer"
        form.page.locator("#search").focus()
        assert form("untoc-5-1a").locator(".why").inner_text() == "missing-law"
        form.write("untoc-5-1a", "law", "قانون العقوبات، المادة 5")
        assert form("untoc-5-1a").locator(".why").inner_text() == ""
        form.choose("untoc-5-1b", "no")
        form.write("untoc-5-1b", "practice", "السبب")
        form.choose("untoc-5-1a", "no")
        assert form("untoc-5-1b").is_hidden(), "hidden, not lost"
        form.choose("untoc-5-1a", "partly")
        form.write("untoc-5-account", "practice", "A paragraph\nof two lines.")
        form.page.locator('[name="successes"]').fill("نجاح")
        form.page.locator('input[value="equipment"]').check()
        form.page.locator('[name="priority"]').select_option("")
        assert "4 of 4" in form.page.locator('a[href="#article/untoc-5"]').inner_text()
        assert "unsaved 4" in form.status()
        name = form.save(tmp_path / "saved.html")
        assert re.fullmatch(r"palermo-1-xaa-Ministry-of-Justice-\d{4}-\d\d-\d\d\.html", name)
        assert "unsaved" not in form.status() and "downloaded" in form.status()
        assert form.faults == []

    saved = held(tmp_path / "saved.html")
    assert saved["questions"][0]["now"] == answer("partly", "قانون العقوبات، المادة 5", origin={"response": "0-xaa"})
    assert saved["questions"][1]["now"] == answer("no", practice="السبب")
    assert saved["questions"][2]["now"]["practice"] == "A paragraph\nof two lines."
    note = saved["articles"][0]["note"]["now"]
    assert (note["successes"], note["needs"], note["priority"]) == ("نجاح", ["training", "equipment", "a-need-to-come"], None)
    for kind in ("questions", "articles"):
        for one, before in zip(saved[kind], response[kind]):
            one, before = one.get("note", one), before.get("note", before)
            assert (one["was"], one["upon"]) == (before["was"], before["upon"])
    assert saved["unknown"] == response["unknown"]
    assert set(saved) == {*response, "edited"}
    # The file is this template again, with other words in it and nothing else.
    again = render(tmp_path / "again.html", written(tmp_path / "saved.html"))
    assert (tmp_path / "saved.html").read_bytes() == again.read_bytes()

    with Form(browser) as form:
        form.open(tmp_path / "saved.html", "untoc-5")
        assert form("untoc-5-1a").locator("input:checked").get_attribute("value") == "partly"
        assert form("untoc-5-1b").locator('[name="practice"]').input_value() == "السبب"
        assert form.page.locator('[name="successes"]').input_value() == "نجاح"
        assert "unchanged" in form.status()
        form.save(tmp_path / "twice.html")
    assert (tmp_path / "twice.html").read_bytes() == (tmp_path / "saved.html").read_bytes()


def test_the_answers_alone(browser, tmp_path):
    response = sample(part=None)
    with Form(browser) as form:
        form.open(render(tmp_path / "form.html", response), "tip-5")
        form.write("tip-5-1", "practice", "Because.")
        form.page.locator('nav a[href="#"]').click()
        name = form.download("#json", tmp_path / "answers.json")
        assert re.fullmatch(r"palermo-1-xaa-\d{4}-\d\d-\d\d\.json", name)
        assert "unsaved" in form.status(), "only the form can be opened again"
    alone = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    assert list(alone) == ["format", "review", "state", "questionnaire", "version", "part", "madeOn", "articles", "questions"]
    assert all(set(one) == {"id", "upon", "was", "now"} for one in alone["questions"])
    assert all(set(one) == {"key", "note"} for one in alone["articles"])
    assert alone["questions"][5]["now"] == answer("no", practice="Because.")
    assert alone["questions"][5]["was"] == answer("no")


def test_words_kept_in_the_browser(browser, tmp_path):
    path = render(tmp_path / "form.html", sample())
    with Form(browser) as form:
        form.open(path, "tip-5")
        form.write("tip-5-1", "practice", "Typed, never saved.")
        form.until("Object.keys(localStorage).length === 1")
        assert "kept" in form.status()
        form.open(path, "tip-5")
        assert form("tip-5-1").locator('[name="practice"]').input_value() == "Typed, never saved."
        assert "unsaved" in form.status()
        form.open(path)
        note = form.page.locator("#restored")
        assert "restored" in note.inner_text()
        note.locator("button").click()
        assert "unsaved" not in form.status()
        note.locator("button").click()
        assert "unsaved" in form.status()
        form.save(tmp_path / "saved.html")
        form.open(tmp_path / "saved.html")
        assert note.is_hidden(), "the file holds the same"
        form.open(path)
        assert note.is_visible(), "the old file does not"
        note.locator("button").click()
        form.open(path)
        assert note.is_hidden(), "gone back for good"
        # Words of another machine, written later than this browser's, are not put back.
        later = held(tmp_path / "saved.html")
        later["edited"]["question tip-5-1"] = "2999-01-01T00:00:00.000Z"
        later["questions"][5]["now"]["practice"] = "Later."
        form.open(path, "tip-5")
        form.write("tip-5-1", "practice", "Earlier.")
        form.until("Object.keys(localStorage).length === 1")
        form.open(render(tmp_path / "later.html", later), "tip-5")
        assert form("tip-5-1").locator('[name="practice"]').input_value() == "Later."
        form.open(path)
        form.page.once("dialog", lambda dialog: dialog.accept())
        form.page.locator("#erase").click()
        assert form.page.evaluate("Object.keys(localStorage).length") == 0
        assert form.faults == []


def test_without_storage_the_status_says_so(browser, tmp_path):
    refuse = "delete window.showSaveFilePicker; Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    with Form(browser, refuse) as form:
        form.open(render(tmp_path / "form.html", sample()), "tip-5")
        form.write("tip-5-1", "practice", "Typed.")
        assert "not-kept" in form.status() and "unsaved" in form.status()
        form.save(tmp_path / "saved.html")
        assert form.faults == []
    assert held(tmp_path / "saved.html")["questions"][5]["now"]["practice"] == "Typed."


def test_saving_again_overwrites_the_same_file(browser, tmp_path):
    picker = """
        window.picked = 0; window.written = []; window.fails = false;
        window.showSaveFilePicker = async (options) => { window.picked += 1; return { name: options.suggestedName, createWritable: async () => {
          if (window.fails) throw new DOMException('', 'NotFoundError');
          let text; return { write: async (blob) => { text = await blob.text() }, close: async () => { window.written.push(text) } } } } }"""
    with Form(browser, picker) as form:
        form.open(render(tmp_path / "form.html", sample()), "tip-5")
        form.write("tip-5-1", "practice", "One.")
        form.page.locator("#save").click()
        form.until("window.written.length === 1")
        form.write("tip-5-1", "practice", "Two.")
        form.page.keyboard.press("Control+s")
        form.until("window.written.length === 2")
        assert form.page.evaluate("window.picked") == 1
        assert "Two." in form.page.evaluate("window.written[1]")
        assert re.search(r"saved \u2068\d\d:\d\d\u2069", form.status())
        form.write("tip-5-1", "practice", "Three.")
        form.page.evaluate("window.fails = true")
        form.page.locator("#save").click()
        form.page.get_by_text("failed").first.wait_for()
        assert "unsaved" in form.status()
        told = []
        form.page.on("dialog", lambda dialog: (told.append(dialog.type), dialog.dismiss()))
        form.page.close(run_before_unload=True)
        form.page.wait_for_timeout(200)
        assert told == ["beforeunload"], "a warning while something is not saved to a file"


def test_hostile_text_survives(browser, tmp_path):
    with Form(browser) as form:
        form.open(render(tmp_path / "form.html", sample()), "untoc-6")
        field = form("untoc-6-1a").locator('[name="practice"]')
        assert field.input_value() == HOSTILE
        form.write("untoc-6-1a", "law", HOSTILE)
        # Half a character cannot be written to any file: it is replaced, and takes nothing else with it.
        form.page.evaluate("""() => { const field = document.querySelector('[name="successes"]');
            field.value = 'a\\ud83d b\\udc00'; field.dispatchEvent(new Event('input', { bubbles: true })); }""")
        form.save(tmp_path / "saved.html")
        form.open(tmp_path / "saved.html", "untoc-6")
        assert field.input_value() == HOSTILE
        assert form("untoc-6-1a").locator('[name="law"]').input_value() == HOSTILE
        assert form.page.locator('[name="successes"]').input_value() == "a\ufffd b\ufffd"
        assert form.page.evaluate("window.taken") is None
        assert form.page.locator("script").count() == 2
        assert form.faults == []
    assert held(tmp_path / "saved.html")["questions"][4]["now"]["law"] == HOSTILE


def test_search_and_what_is_missing(browser, tmp_path):
    with Form(browser) as form:
        form.open(render(tmp_path / "form.html", sample()))
        hits = form.page.locator(".hits li")
        form.page.locator("#search").fill("قانون العقوبات")
        hits.first.wait_for()
        assert hits.count() == 1 and hits.locator("mark").count() == 1, "found without its vowel signs"
        form.page.locator("#search").fill("")
        form.page.locator("#show").select_option("open")
        form.until("document.querySelectorAll('.hits li').length === 3")
        assert hits.locator(".why").all_inner_texts() == ["missing-unanswered", "missing-unanswered", "missing-reason"]
        form.page.locator("#show").select_option("begun")
        form.until("document.querySelectorAll('.hits li').length === 1")
        hits.locator("a").click()
        assert form("tip-5-1").locator(".why").inner_text() == "missing-reason"
        assert form("tip-5-1").evaluate("e => e.contains(document.activeElement)")


def test_on_paper_everything_is_written_out(browser, tmp_path):
    with Form(browser) as form:
        form.open(render(tmp_path / "form.html", sample()), "untoc-6")
        form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        form.page.emulate_media(media="print")
        text = form.page.locator("#paper").inner_text()
        assert "قانونُ العقوبات" in text and "window.taken=1" in text and "need-training" in text
        assert "tip-5" not in text, "of what is in sight only"
        assert form.page.locator(".desk").is_hidden()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_use_it(browser, tmp_path, language):
    languages = ("ar", "en") if language == "ar" else ("en",)
    path = render(tmp_path / "form.html", sample(languages), language, "Response")
    with Form(browser, bypass_csp=True) as form:
        form.open(path)
        form.page.add_style_tag(content=".question { content-visibility: visible !important }")  # axe sees all of it
        for place in ("#", "#article/untoc-5", "#article/untoc-6", "#list"):
            form.page.evaluate("place => { location.hash = place }", place)
            form.page.wait_for_timeout(50)
            found = Axe().run(form.page)
            assert found.violations_count == 0, f"{place} {language}\n{found.generate_report()}"
            form.page.set_viewport_size({"width": 320, "height": 800})
            assert form.page.evaluate("document.documentElement.scrollWidth") <= 320, place
            form.page.set_viewport_size({"width": 1200, "height": 900})
    with Form(browser) as form:
        form.open(path)
        form.page.keyboard.press("Tab")
        assert form.page.locator(":focus").inner_text() == "skip"
        form.page.keyboard.press("Enter")
        assert form.page.locator("main").evaluate("e => e === document.activeElement")
        form.open(path, "untoc-5")
        if language == "ar":
            second = form("untoc-5-cited").locator(".asked [lang]")
            assert (second.get_attribute("lang"), second.get_attribute("dir")) == ("en", "ltr")
            assert form("untoc-5-cited").locator(".remark").first.inner_text() == "outdated"


def test_it_asks_the_network_for_nothing(browser, tmp_path):
    path = render(tmp_path / "form.html", sample())
    with Form(browser) as form:
        form.open(path, "untoc-5")
        form.choose("untoc-5-1a", "yes")
        form.save(tmp_path / "saved.html")
        assert {url.split("#")[0] for url in form.asked if not url.startswith("blob:")} == {path.as_uri()}
        policy = form.page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
        assert policy.startswith("default-src 'none'")
        assert form.faults == []


def test_a_broken_file_says_so(browser, tmp_path):
    whole = render(tmp_path / "form.html", sample())
    render(tmp_path / "broken.html", compact(sample())[:-40])
    render(tmp_path / "other.html", {**sample(), "format": "something/9"})
    text = whole.read_text(encoding="utf-8")
    (tmp_path / "short.html").write_text(text[:text.index('"questions"')], encoding="utf-8")
    with Form(browser) as form:
        for name in ("broken", "other", "short"):
            form.page.goto((tmp_path / f"{name}.html").as_uri())
            form.page.get_by_text("broken & unread").wait_for()
            assert form.page.locator("button").count() == 0


def test_it_opens_fast(browser, tmp_path):
    """Measured, not asserted: 360 questions, 400 answers of 3,000 characters."""
    words = "نص طويل عن القانون والممارسة " * 104
    questions = [
        question("untoc-5" if index < 40 else "untoc-6", index, answer("yes", words[:3000] if index < 40 else "قانون", words[:3000]))
        for index in range(360)]
    path = render(tmp_path / "form.html", sample(questions=questions))
    with Form(browser) as form:
        begun = time.monotonic()
        form.open(path)
        form.page.locator("#status").wait_for()
        opened = time.monotonic() - begun
        form.page.locator('nav a[href="#article/untoc-5"]').click()
        form("untoc-5-0").wait_for()
        drawn = time.monotonic() - begun - opened
        form.write("untoc-5-0", "law", "قانون")
        assert form.page.locator("#status .open").count() == 1
        form.page.locator("#search").fill("الممارسة")
        form.page.locator("#search").press("End")
        begun = time.monotonic()
        form.until("document.querySelectorAll('.hits li').length === 360")
        print(f"\n{path.stat().st_size / 1e6:.1f} MB opened in {opened:.2f} s, an article of 40 long answers in {drawn:.2f} s, "
              f"searched in {time.monotonic() - begun:.2f} s")
