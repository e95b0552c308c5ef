"""A draw in public, as an officer, delegations and a stranger with nothing but Python see it."""

import hashlib
import json
import re
import subprocess
import sys
import urllib.request

import pytest

from conftest import ROOT, Server
from people import DICE, Person, look, missing_words

NAME = re.compile(r"/cycles/1/draws/[a-z0-9-]+")


@pytest.fixture(scope="module", params=["en", "ar"])
def room(browser, request):
    own = Server("--training")
    people = {}

    def person(name, width=1200):
        if name not in people:
            people[name] = Person(browser, own, request.param, width)
            if name.startswith("p-"):
                people[name].become(name)
        return people[name]

    person.draws_from_a_book = request.param == "en"  # it takes a while: once is enough
    yield own, person
    for one in people.values():
        one.close()
    own.stop()
    verified = own.command("verify", check=False)
    assert verified.returncode == 0, verified.stdout
    own.remove()


def fetch(server, path):
    return urllib.request.urlopen(server.address + path).read()


def test_a_draw_from_its_announcement_to_a_strangers_laptop(room, browser, tmp_path):
    server, person = room
    officer, delegate = person("p-secretariat-1"), person("p-xan-delegate")

    # Announced: without anything that follows the words it is refused, and nothing typed is lost.
    officer.open_ask("/pairs")
    officer.fill(dice="0", beacon="drand quicknet, round 24000000", fallback="one hour later")
    officer.send()
    assert officer.refused() and officer.page.locator('[name="fallback"]').input_value() == "one hour later"
    book = person.draws_from_a_book
    officer.fill(dice="10", form="book" if book else "direct")
    officer.send()
    draw = NAME.search(officer.page.url).group()
    published = fetch(server, f"{draw}/input.json")

    # Open: a delegation contributes a word, and may replace it; the page shows it to everybody.
    delegate.open_ask("/contribute")
    delegate.send()
    assert delegate.refused(), "a word is asked for"
    delegate.fill(word="Seven \"rivers\" <run> \u0627\u0644\u0646\u0647\u0631")
    delegate.send()
    stranger = person("visitor")
    stranger.go(draw)
    assert "<run>" in stranger.text()
    assert not [href for href in delegate.asked() if href.endswith("/contribute")], "asked once"
    assert stranger.go(f"{draw}/transcript.jsonl").status == 404, "nothing is drawn yet"
    assert stranger.go(f"{draw}/do/close").status == 404

    # Closed, dice, beacon: each once, in its turn.
    officer.open_ask("/close")
    officer.send()
    assert delegate.go(f"{draw}/do/contribute").ok
    delegate.fill(word="too late")
    delegate.send()
    assert delegate.refused() and delegate.page.locator('[name="word"]').input_value() == "too late"
    officer.open_ask("/dice")
    officer.fill(dice="1 2 7")
    officer.send()
    assert officer.refused() and officer.page.locator('[name="dice"]').input_value() == "1 2 7"
    officer.fill(dice=DICE)
    officer.send()
    officer.open_ask("/beacon")
    officer.fill(beacon="c0ffee")
    officer.send()
    assert fetch(server, f"{draw}/input.json") == published

    # The book and the balls.
    if book:
        officer.open_ask("/print-book")
        officer.page.set_default_navigation_timeout(120000)
        officer.page.set_default_timeout(120000)
        officer.send()
        assert not officer.refused(), officer.text()
        officer.open_ask("/balls")
        officer.fill(balls="4 0 7")
        officer.send()
    assert officer.page.url.split("?")[0].endswith(draw)
    assert missing_words(officer.page.content()) == []

    # Anybody makes it again, with nothing of ours but the verifier in Python, or with sha256sum alone.
    stranger.go(draw)
    verifier = stranger.page.locator('a[href*="verify_draw"]').get_attribute("href")
    files = {"input.json": published, "verify.py": fetch(server, verifier)}
    for name in ("transcript.jsonl", "book.jsonl") if book else ("transcript.jsonl",):
        files[name] = fetch(server, f"{draw}/{name}")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    page = stranger.page.content()
    seeded = next(
        code.inner_text() for code in stranger.page.locator("dd code").all() if code.inner_text().startswith("{"))
    assert json.loads(seeded)["input"] == hashlib.sha256(published).hexdigest()
    assert hashlib.sha256(seeded.encode()).hexdigest() in page
    assert not book or hashlib.sha256(files["book.jsonl"]).hexdigest() in page
    last = files["transcript.jsonl"].decode().splitlines()[-1]
    assert hashlib.sha256(last.encode()).hexdigest() in page
    with_book = ["--book", "book.jsonl"] if book else []
    check = [sys.executable, "verify.py", "transcript.jsonl", *with_book]
    found = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
    ours = ["draw", "verify", str(tmp_path / "transcript.jsonl")]
    if not book:
        assert server.program(*ours).returncode == 0
    altered = bytearray(files["transcript.jsonl"])
    altered[len(altered) // 2] ^= 1
    (tmp_path / "transcript.jsonl").write_bytes(altered)
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode != 0
    assert book or server.program(*ours).returncode != 0

    # Nothing is drawn twice.
    officer.go(f"{draw}/do/dice")
    officer.fill(dice=DICE)
    officer.send()
    assert officer.refused()


def test_it_unfolds_in_the_hall_at_the_chairs_pace(room):
    server, person = room
    reader = person("visitor")
    reader.go("/cycles/1")
    draw = NAME.search(reader.page.locator('a[href*="/draws/pairs-"]').first.get_attribute("href")).group()
    reader.go(f"{draw}/hall")
    assert reader.answer.headers.get("refresh") is None, "by hand until the chair says otherwise"
    told = []
    while reader.page.locator("a.button").count() and len(told) < 50:
        reader.page.locator("a.button").first.click()
        if reader.page.locator(".reviewed").count() == 0:
            break
        told.append(reader.page.locator(".reviewed").inner_text())
        assert reader.page.locator(".reviewers .state").count() == 2
        assert reader.page.locator(".reviewers li").count() >= 3, "why each was possible"
    assert len(told) == len(set(told)) > 1
    # In the transcript's order in every language: all screens of the world tell the same lot at the same time.
    states = json.loads((ROOT / "Sources/Facts/Data/training.json").read_text())["states"]
    code = {name: state["code"] for state in states for name in state["names"].values()}
    lines = [json.loads(line) for line in fetch(server, f"{draw}/transcript.jsonl").splitlines()]
    drawn = [line["reviewed"] for line in lines if line["kind"] == "pair"]
    assert [code[name] for name in told] == drawn
    reader.go(f"{draw}/hall?shown=1&pace=10")
    assert reader.answer.headers["refresh"].startswith(f"10; url={draw}/hall?shown=2")


def test_pages_of_a_draw_are_for_everybody(room, browser):
    server, person = room
    reader = person("visitor")
    reader.go("/cycles/1")
    draw = NAME.search(reader.page.locator('a[href*="/draws/pairs-"]').first.get_attribute("href")).group()
    language = reader.page.locator("html").get_attribute("lang")
    look(browser, reader, [draw, f"{draw}/hall", f"{draw}/hall?shown=2", "/cycles/1"], [language])


def test_what_cannot_be_granted_is_kept_with_its_reason(room):
    """New lots are asked for until one cannot be; the refusal says why, and stands on the cycle's page for ever."""
    _, person = room
    officer = person("p-secretariat-1")
    for _ in range(20):
        officer.go("/cycles/1/redraw")
        officer.page.locator('input[name="exceptional"]').check()
        officer.fill(justification="Note verbale 12", dice="10")
        officer.send()
        if officer.refused():
            break
        draw = NAME.search(officer.page.url).group()
        officer.go(f"{draw}/do/close")
        officer.send()
        officer.go(f"{draw}/do/dice")
        officer.fill(dice=DICE)
        officer.send()
        assert not officer.refused()
    assert officer.refused()
    assert officer.page.locator('[name="justification"]').input_value() == "Note verbale 12"
    assert missing_words(officer.page.content()) == []
    reader = person("visitor")
    reader.go("/cycles/1")
    assert reader.page.locator("details:has(pre)").count() >= 1
    assert '"kind"' in reader.page.content() or "&quot;kind&quot;" in reader.page.content()
    assert missing_words(reader.page.content()) == []
