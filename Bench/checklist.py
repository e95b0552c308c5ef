"""How fast the checklist answers: its pages with every question answered, saving while one types, the offline file.

Starts a release server on a fresh training room whose exercise covers the whole first cycle, and plays by plain HTTP
until a State party to everything has a focal point. All is measured in that one run, interleaved over one kept-open
connection, beside the same server's bare "ok"; what is saved beside a bare fsync of the same disk. The file is opened
from the disk in Chromium; where Playwright or Chromium is missing, that part is left out and the section says so.

    checklist.py            the whole of it, two or three minutes; writes its section of docs/performance.md
    checklist.py --quick    half a minute; prints, writes nothing

`PALERMO` names the program.
"""

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
import uuid
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

from performance import machine, section

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("PALERMO", ROOT / ".build/release/palermo"))
VENV = ROOT / ".build/venv/bin/python"
try:
    from playwright.sync_api import sync_playwright
except ImportError:
    # The browser tests' own Python has it.
    if VENV.exists() and Path(sys.prefix) != VENV.parents[1]:
        os.execv(VENV, [VENV, *sys.argv])
    sync_playwright = None

QUICK = "--quick" in sys.argv[1:]
ROUNDS, SAVES, OPENINGS = (20, 40, 2) if QUICK else (200, 500, 9)
BEFORE = 5 if QUICK else 20
PAGE, SAVE, OPEN, FILE = 50.0, 20.0, 1000.0, 2_000_000
ARTICLE = "untoc-18"
LONG, TEXTS = 3000, 400
DICE = "3 5 1 6 2 4 1 3 6 5"
SENTENCES = {
    "en": "The offence is set out in section 12 of the Criminal Code, as amended in 2019, and is punished with "
    "imprisonment of up to eight years. In 2025 the courts decided seventeen cases; in four of them assistance was "
    "asked of other States & given within \"ninety days\". Training is offered to prosecutors twice a year. ",
    "ar": "ينص قانون العقوبات في مادته الثانية عشرة، بصيغته المعدلة في عام ٢٠١٩، على هذه الجريمة ويعاقب عليها بالسجن "
    "مدة لا تتجاوز ثماني سنوات. وفي عام ٢٠٢٥ فصلت المحاكم في سبع عشرة قضية، وطُلبت المساعدة من دول أخرى في أربع منها "
    "وقُدمت خلال «تسعين يوما». ويُقدم التدريب لأعضاء النيابة العامة مرتين في السنة. ",
}


def words(language, length, number=0):
    """A text of so many characters, like no other."""
    text = f"{number}. " + SENTENCES[language] * (length // len(SENTENCES[language]) + 1)
    return text[:length - 1].rstrip().ljust(length - 1, ".") + "."


# The training room, by plain HTTP


class Form(HTMLParser):
    """The fields of a page's form as a browser would send them: of the sheet, or of the one that holds a value."""

    def __init__(self, html, holds=None):
        super().__init__()
        self.found, self.fields, self.open, self.holds = None, [], None, holds
        self.feed(html)
        assert self.found is not None, f"no form holds {holds}"
        self.action, self.fields = self.found

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name, kind = given.get("name"), given.get("type")
        if tag == "form":
            self.action, self.fields = given.get("action"), []
            self.is_sheet = given.get("method") == "post" and "sheet" in given.get("class", "").split()
        elif tag == "input" and name and (kind not in ("radio", "checkbox") or "checked" in given):
            self.fields.append((name, given.get("value", "")))
        elif tag in ("textarea", "select") and name:
            self.open = [name, "" if tag == "textarea" else None]
        elif tag == "option" and self.open and (self.open[1] is None or "selected" in given):
            self.open[1] = given.get("value", "")

    def handle_data(self, data):
        if self.lasttag == "textarea" and self.open:
            self.open[1] += data

    def handle_endtag(self, tag):
        if tag in ("textarea", "select") and self.open:
            # HTML drops the line break right after the tag.
            self.fields.append((self.open[0], self.open[1].removeprefix("\n") if self.open[1] else ""))
            self.open = None
        if tag == "form" and self.found is None:
            if any(self.holds == value for _, value in self.fields) if self.holds else self.is_sheet:
                self.found = (self.action, self.fields)


class Person:
    """Somebody of the training room, over one kept-open connection."""

    def __init__(self, port, name):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.session = ""
        self.language = "en"
        form = Form(self.get("/training"), name)
        self.ask("POST", form.action, urlencode(form.fields))
        assert self.session, f"{name} was not let in"

    def ask(self, method, path, body=None, **headers):
        """Status and body of one round trip, and how long it took in milliseconds."""
        headers = {"Cookie": f"{self.session}palermo-language={self.language}", **headers}
        if body is not None:
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        read = answer.read()
        taken = (time.perf_counter() - begun) * 1000
        self.place = answer.headers.get("Location")
        found = re.match(r"palermo-session=[^;]+", answer.headers.get("Set-Cookie") or "")
        if found:
            self.session = f"{found.group()}; "
        return answer.status, read, taken

    def get(self, path):
        status, body, _ = self.ask("GET", path)
        assert status == 200, (path, status)
        return body.decode()

    def send(self, path, **fields):
        """Fills in the form of a page and sends it; goes on to where it leads."""
        form = Form(self.get(path))
        filled = [pair for pair in form.fields if pair[0] not in fields] + list(fields.items())
        status, body, _ = self.ask("POST", form.action or path, urlencode(filled))
        assert status == 303, (path, status, re.findall(r"<li>.*", body.decode()))
        return self.get(self.place)

    def asked(self, ending):
        """The address of something asked of this person."""
        found = re.findall(rf'href="([^"]*{ending})"', self.get("/"))
        assert found, f"{ending} is not asked"
        return found[0]


class Server:
    def __init__(self, folder):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--training", "--whole", "--data", f"{folder}/data", "--port", "0"],
            stdout=subprocess.PIPE, text=True)
        self.port = None
        for line in self.process.stdout:
            found = re.search(r"127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found.group(1))
            if "Stop with" in line:
                return
        raise SystemExit("the server did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def processor(self):
        """What its threads have had of the processor, in milliseconds."""
        total = 0
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
        return total / 1e6


def focal_point(port):
    """Draws the pairs and appoints a focal point of a State that is party to everything."""
    training = json.loads((ROOT / "Sources/Facts/Data/training.json").read_text())
    officer = Person(port, next(one["id"] for one in training["people"] if one["capacity"] == "secretariat"))
    officer.send(officer.asked("/pairs"), dice="10")
    officer.send(officer.asked("/close"))
    drawn = officer.send(officer.asked("/dice"), dice=DICE)
    parties = [
        one["code"].lower() for one in training["states"]
        if len({act["instrument"] for act in one["acts"] if act["action"] != "signature"}) == 4]
    review = next(
        path for path in re.findall(r'href="(/reviews/1-[a-z]+)"', drawn) if path.rsplit("-", 1)[1] in parties)
    officer.send(f"{review}/do/inform")
    state = review.rsplit("-", 1)[1]
    delegate = Person(port, f"p-{state}-delegate")
    delegate.send(delegate.asked("/appoint-focal-point"))
    return Person(port, f"p-{state}-focal-point"), f"{review}/checklist"


# Answers, brought in as a file


def handed_out(html):
    """The response inside the offline file."""
    return json.loads(re.search(rb'<script type="application/json" id="response">(.*?)</script>', html, re.S).group(1))


def bring(person, checklist, response):
    """Brings a response back; what it took in milliseconds."""
    page = f"{checklist}/elsewhere"
    token = dict(Form(person.get(page)).fields)["token"]
    boundary = uuid.uuid4().hex
    content = json.dumps(response, ensure_ascii=False).encode()
    body = b"".join([
        f'--{boundary}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n'.encode(),
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="answers.json"\r\n'.encode(),
        b"Content-Type: application/json\r\n\r\n", content, f"\r\n--{boundary}--\r\n".encode()])
    status, answer, taken = person.ask(
        "POST", page, body, **{"Content-Type": f"multipart/form-data; boundary={boundary}"})
    assert status == 200, (status, re.findall(r"<li>.*", answer.decode())[:5])
    stands = json.loads(person.get(f"{checklist}/files/json"))
    for kind, key in (("questions", "id"), ("articles", "key")):
        now = {row[key]: row.get("note", row)["now"] for row in stands[kind]}
        for row in response[kind]:
            assert now[row[key]] == row.get("note", row)["now"], f"{row[key]} was not taken in"
    return taken


def answer_all(response):
    """Some 600 characters on each question, every other in Arabic."""
    for number, row in enumerate(response["questions"]):
        language = ("en", "ar")[number % 2]
        # "Partly" is what most follow-ups wait for.
        row["now"] = {"choice": None, "law": "", "practice": words(language, 600, number)}
        if row["kind"] == "measure":
            row["now"] = {
                "choice": "partly", "law": words(language, 80, number), "practice": words(language, 520, number)}


def answer_long(response):
    """Long texts in Arabic in as many places as wanted: practice first, then law, then notes on the articles."""
    rows = response["questions"]
    places = [(row["now"], "practice") for row in rows]
    places += [(row["now"], "law") for row in rows if row["kind"] == "measure"]
    places += [(row["note"]["now"], "successes") for row in response["articles"]]
    assert len(places) >= TEXTS, f"{len(places)} places only"
    for number, (now, name) in enumerate(places[:TEXTS]):
        now[name] = words("ar", LONG, number)


# What is measured


def measure_pages(person, server, checklist):
    named = {"the Convention, whole": "/untoc", "article 18, to fill in": f"/{ARTICLE}", "the map": ""}
    pages = [("bare ok", "/ok", "en")] + [
        (name, checklist + path, language) for name, path in named.items() for language in ("en", "ar")]
    taken = {page: [] for page in pages}
    processor = {page: [] for page in pages}
    sizes = {}
    for turn in range(ROUNDS + BEFORE):
        for page in pages:
            person.language = page[2]
            before = server.processor()
            status, body, elapsed = person.ask("GET", page[1])
            assert status == 200, (page, status)
            sizes[page] = len(body)
            if turn >= BEFORE:
                taken[page].append(elapsed)
                processor[page].append(server.processor() - before)
    person.language = "en"
    bare = statistics.median(taken[pages[0]])
    rows = [
        f"| {page[0]} | {page[2]} | {sizes[page] / 1024:.1f} | {statistics.median(taken[page]):.2f} "
        f"| {high(taken[page]):.2f} | {statistics.median(processor[page]):.2f} "
        f"| {statistics.median(taken[page]) / bare:.1f} | {statistics.median(taken[page]) / PAGE:.2f} |"
        for page in pages]
    shown = person.get(f"{checklist}/untoc").count('<section class="question"')
    return rows, shown, {f"{page[0]} ({page[2]})": statistics.median(taken[page]) for page in pages}


def measure_saves(person, server, checklist, folder):
    """Answers one by one as the page's script sends them, each with a new text."""
    path = f"{checklist}/{ARTICLE}"
    html = person.get(path)
    fields = dict(Form(html).fields)
    # Those that are put now; the script sends a section's own fields, and the token.
    keys = [key for key in re.findall(r'data-key="([^"]+)" data-when="[^"]*">', html) if not key.startswith("about-")]
    taken = {"saved": [], "bare ok": [], "fsync": []}
    processor = {"saved": [], "bare ok": []}
    with open(Path(folder, "fsync"), "ab", buffering=0) as beside:
        for turn in range(SAVES + BEFORE):
            key = keys[turn % len(keys)]
            fields[f"{key}__practice"] = words(("en", "ar")[turn % 2], 600, 10_000 + turn)
            sent = {name: fields[name] for name in (
                f"{key}__upon", f"{key}__was", key, f"{key}__law", f"{key}__practice", "token") if name in fields}
            revision = int(fields[f"{key}__upon"])
            before = server.processor()
            status, body, saved = person.ask("POST", path, urlencode(sent), Accept="application/json")
            after = server.processor()
            assert status == 200, (status, body)
            told = json.loads(body)["saved"][key]
            assert int(told["upon"]) == revision + 1, told
            fields[f"{key}__upon"], fields[f"{key}__was"] = told["upon"], told["was"]
            between = server.processor()
            bare = person.ask("GET", "/ok")[2]
            end = server.processor()
            begun = time.perf_counter()
            beside.write(os.urandom(4096))
            os.fsync(beside.fileno())
            disk = (time.perf_counter() - begun) * 1000
            if turn >= BEFORE:
                for name, value in (("saved", saved), ("bare ok", bare), ("fsync", disk)):
                    taken[name].append(value)
                processor["saved"].append(after - before)
                processor["bare ok"].append(end - between)
    kept = json.loads(person.get(f"{checklist}/files/json"))["questions"]
    stands = {row["id"]: row["now"]["practice"] for row in kept}
    assert all(stands[key] == fields[f"{key}__practice"] for key in keys)
    median = statistics.median(taken["saved"])
    rows = []
    for label, name in (("an answer saved", "saved"), ("bare ok", "bare ok"), ("fsync of 4 KiB, no server", "fsync")):
        its = statistics.median(taken[name])
        spent = f"{statistics.median(processor[name]):.2f}" if name in processor else ""
        limit = f"{its / SAVE:.2f}" if name == "saved" else ""
        rows.append(f"| {label} | {its:.2f} | {high(taken[name]):.2f} | {spent} | {median / its:.1f} | {limit} |")
    return rows, median


# From navigation to a contents list that has been drawn and answers: the frame after the file's program has ended.
WATCH = """
    addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(() => {
        window.usableAt = performance.now();
        window.linksThen = document.querySelectorAll("nav.contents li a").length;
    })));
"""


def measure_openings(path, articles, slower=1):
    """Opens the file in windows that have not seen it: milliseconds until it is usable, and of the main thread."""
    taken, spent = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for turn in range(OPENINGS + 1):
            context = browser.new_context(viewport={"width": 1200, "height": 900})
            context.add_init_script(WATCH)
            page = context.new_page()
            control = context.new_cdp_session(page)
            control.send("Performance.enable", {"timeDomain": "threadTicks"})
            if slower > 1:
                control.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto(path.as_uri())
            usable = None
            while usable is None:
                page.wait_for_timeout(20)
                usable = page.evaluate("window.usableAt ?? null")
            metrics = {one["name"]: one["value"] for one in control.send("Performance.getMetrics")["metrics"]}
            assert page.evaluate("linksThen") == articles + 1, "the contents were not whole"
            page.locator(f'nav.contents a[href="#article/{ARTICLE}"]').click()
            page.locator(f'[data-question="{ARTICLE}-1"]').wait_for()
            # The first brings the browser itself into memory.
            if turn > 0:
                taken.append(usable)
                spent.append(metrics["TaskDuration"] * 1000)
            context.close()
        browser.close()
    return taken, spent


def prose(*sentences):
    return textwrap.fill(" ".join(sentences), 120, break_on_hyphens=False)


def high(taken):
    return sorted(taken)[int(len(taken) * 0.99)]


def main():
    load = os.getloadavg()[0]
    folder = tempfile.mkdtemp(prefix="palermo-bench-")
    server = Server(folder)
    try:
        person, checklist = focal_point(server.port)
        offline = f"{checklist}/files/html?language=ar&second=en"
        empty = person.ask("GET", offline)[1]
        response = handed_out(empty)
        answer_all(response)
        bring(person, checklist, response)
        pages, shown, page_medians = measure_pages(person, server, checklist)
        saves, save_median = measure_saves(person, server, checklist, folder)
        response = handed_out(person.ask("GET", offline)[1])
        answer_long(response)
        brought = bring(person, checklist, response)
        made = []
        for _ in range(OPENINGS):
            status, full, taken = person.ask("GET", offline)
            made.append(taken)
        holding = handed_out(full)
        texts = [
            text for row in [*holding["questions"], *(one["note"] for one in holding["articles"])]
            for text in row["now"].values() if isinstance(text, str) and len(text) == LONG]
        assert len(texts) == TEXTS, len(texts)
        files = [("without answers", empty), ("with them", full)]
        openings = {}
        if sync_playwright is None or shutil.which("chromium") is None:
            print("Not measured: how fast the offline file opens. `make test` installs what it needs.", file=sys.stderr)
        else:
            for name, content in files:
                path = Path(folder, f"{name.replace(' ', '-')}.html")
                path.write_bytes(content)
                for slower in (1, 4):
                    openings[name, slower] = measure_openings(path, len(holding["articles"]), slower)
    finally:
        server.stop()
        shutil.rmtree(folder)
    questions = holding["questions"]
    lines = report(
        load, questions, pages, shown, saves, files, openings, brought, statistics.median(made))
    if QUICK:
        print("\n".join(lines))
    else:
        section("How fast the checklist answers", lines)
    judge(page_medians, save_median, empty, openings)


def report(load, questions, pages, shown, saves, files, openings, brought, made):
    convention = sum(row["article"].startswith("untoc-") for row in questions)
    rows = []
    for name, content in files:
        cells = [name, f"{len(content) / 1e6:.2f}", f"{len(content) / FILE:.2f}" if content is files[0][1] else ""]
        for slower in (1, 4):
            if (name, slower) not in openings:
                cells += [""] * (4 if slower == 1 else 1)
                continue
            taken, spent = openings[name, slower]
            median = statistics.median(taken)
            cells += [f"{median:.0f}"]
            if slower == 1:
                cells += [f"{max(taken):.0f}", f"{statistics.median(spent):.0f}", f"{median / OPEN:.2f}"]
        rows.append(f"| {' | '.join(cells)} |")
    on_article = sum(row["article"] == ARTICLE for row in questions)
    return [
        prose(
            "Written by `make bench` (`Bench/checklist.py`): a training room whose exercise covers the whole first",
            f"cycle, seen by the focal point of a State party to all four instruments. All {len(questions)} questions",
            f"in scope are answered, {convention} of them on the Convention. Processor time is the server's, of all",
            "its threads, from a request to its answer. One client asks one thing at a time: this says how long",
            "somebody waits, not how many may ask at once."), "",
        f"{machine()} Load before the run: {load:.1f}.", "",
        "### Pages", "",
        prose(
            f"Whole round trips over one kept-open connection, {ROUNDS} of each, interleaved, after {BEFORE} not",
            "counted. An answer has some 600 characters, every other is in Arabic. The Convention on one page shows",
            f"the {shown} of its {convention} questions that are put when all are answered \"partly\"; the article's",
            f"page is the form with all {on_article} questions on it. Nothing is kept between requests: each page is",
            f"made anew. The limit is {PAGE:.0f} ms at the median."), "",
        "| page | language | KiB | median ms | 99th % ms | processor ms | × bare ok | × limit |",
        "|---|---|--:|--:|--:|--:|--:|--:|", *pages, "",
        "### Saving while one types", "",
        prose(
            f"{SAVES} answers sent one by one as the page's script sends them, each with a new text of 600 characters,",
            "going round the questions put on article 18; \"saved\" is said once the ledger is on the disk",
            "(`synchronous = FULL`), and all stood there when read back. In the same turns: a bare answer, and 4 KiB",
            "appended to a file in the same folder with `fsync`, which is what the disk alone takes. The limit is",
            f"{SAVE:.0f} ms at the median."), "",
        "| what | median ms | 99th % ms | processor ms | a save is × this | × limit |", "|---|--:|--:|--:|--:|--:|",
        *saves, "",
        "### The file for work without a connection", "",
        prose(
            f"`files/html?language=ar&second=en`, without answers and with {TEXTS} texts of {LONG:,} characters in",
            "Arabic: two bytes a letter, and what was handed out stands in the file beside what is written, so each",
            f"text is in it twice. The texts were brought in as one file, which took {brought / 1000:.1f} s; the",
            f"server makes the full file in {made / 1000:.2f} s. Opened from the disk in Chromium, {OPENINGS} times",
            "each, in a window that has not seen it: until the frame in which the contents are drawn and answer, by",
            "the page's clock. Processor time is the page's main thread's. A fourth of the speed is Chromium's own",
            f"slowing, for older machines. The start of the browser is not counted. Limits: {FILE / 1e6:.0f} MB",
            f"without answers, {OPEN / 1000:.0f} s at the median to open."), "",
        *([] if openings else ["How fast it opens was not measured: Playwright or Chromium was missing.", ""]),
        "| file | MB | × limit | opens, median ms | largest ms | processor ms | × limit | a fourth of the speed, ms |",
        "|---|--:|--:|--:|--:|--:|--:|--:|", *rows]


def judge(pages, save, empty, openings):
    faults = [
        f"{name} took {median:.1f} ms at the median; the limit is {PAGE:.0f} ms"
        for name, median in pages.items() if median > PAGE]
    if save > SAVE:
        faults.append(f"saving an answer took {save:.1f} ms at the median; the limit is {SAVE:.0f} ms")
    if len(empty) > FILE:
        faults.append(f"the file without answers has {len(empty) / 1e6:.2f} MB; the limit is {FILE / 1e6:.0f} MB")
    for (name, slower), (taken, _) in openings.items():
        if slower == 1 and statistics.median(taken) > OPEN:
            faults.append(
                f"the offline file {name} took {statistics.median(taken):.0f} ms to open; the limit is {OPEN:.0f} ms")
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
