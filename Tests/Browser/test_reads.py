"""Who read the file of a review: seen by the State under review, and what is reported where confidentiality may not
have been kept."""

import csv
import io
import re
import sqlite3
import subprocess
import time
import urllib.request

from conftest import PROGRAM
from people import Person, begin_review, look, read


def table(person, path):
    """A file of the log, as rows of its columns."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in person.context.cookies())
    asked = urllib.request.Request(person.server.address + path, headers={"Cookie": cookies})
    with urllib.request.urlopen(asked) as answer:
        assert "attachment" in answer.headers["Content-Disposition"]
        return list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))


def test_readers_and_suspicion(room, browser):
    server, person = room
    officer = person("p-secretariat-1")
    review, state = begin_review(officer, person)
    delegate = person(f"p-{state}-delegate")
    page = f"{review}/confidentiality"
    officer.go(review)
    people = {one.get_attribute("value") for one in officer.page.locator('input[name="person"]').all()}
    reviewing = sorted(one for one in people if one.endswith("-delegate") and f"-{state}-" not in one)
    reviewer = person(reviewing[0])

    # A page under its label, in words and in each direction.
    reviewer.go(review)
    assert "(Terms of reference, paragraphs 30 and 36)" in reviewer.page.locator("p.confidential").inner_text()
    reviewer.go(review + "/file")

    # The State sees who read what; the reviewer sees no log.
    rows = table(delegate, page + "/reads.csv")
    name = reviewer.page.locator(".person a bdi").inner_text()
    assert {row["matter"] for row in rows if row["person"] == name} == {"review", "file"}
    assert [int(row["line"]) for row in rows] == sorted(int(row["line"]) for row in rows)
    assert name in read(delegate, page)
    reviewer.go(page)
    assert reviewer.page.locator("main table").count() == 0
    assert reviewer.go(page + "/reads.csv").status == 404

    # A suspicion: reported, on the secretariat's first page, brought, concluded.
    reviewer.go(page + "/report")
    reviewer.send()
    assert reviewer.refused()
    reviewer.fill(words="A draft was quoted.")
    reviewer.send()
    mine = reviewer.page.locator('main a[href*="/suspicions/"]').first.get_attribute("href")
    assert mine in officer.asked()
    assert "A draft was quoted." in read(delegate, mine)
    assert all(int(row["line"]) <= int(rows[-1]["line"]) + 9 for row in table(delegate, mine + "/reads.csv"))
    other = person(reviewing[-1])
    assert other.go(mine).status == 404
    other.go(page)
    assert other.page.locator('main a[href*="/suspicions/"]').count() == 0
    look(browser, officer, [mine, page])
    look(browser, delegate, [page, page + "/report", review])
    officer.go(mine)
    officer.send()
    officer.fill(outcome="The Group took note of it.")
    officer.send()
    assert mine not in officer.asked()
    assert "The Group took note of it." in read(reviewer, mine)


def test_what_cannot_be_logged_is_not_shown_and_no_secret_is_logged(browser, tmp_path):
    """A fault leaves the kind of page and of error in the server's output; no address that opens something, no name
    of a review, nothing typed."""
    folder, secret = tmp_path / "data", "S3cretS3cretS3cret"
    with open(tmp_path / "said", "wb") as said:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--training", "--no-reminders", "--data", str(folder), "--port", "0"], stdout=said,
            stderr=subprocess.STDOUT)
        try:
            server = Waiting(tmp_path / "said")
            officer = Person(browser, server)
            officer.become("p-secretariat-1")
            assert officer.go("/responses").ok
            with sqlite3.connect(folder / "reads.sqlite") as log:
                log.execute("DROP TABLE reads")
            assert officer.go("/experts/XAN").status == 500
            officer.go("/reviews")
            for path in (f"/invitations/{secret}", f"/calendar/{secret}.ics", f"/reviews/1-xan/attachments/{secret}"):
                assert officer.go(path).status == 404
            officer.close()
        finally:
            process.terminate()
            process.wait(timeout=30)
    words = (tmp_path / "said").read_text()
    assert "fault" in words and "experts" in words
    assert secret not in words and "INSERT" not in words and "XAN" not in words.split("fault", 1)[1]


class Waiting:
    """The address of a server that writes into a file."""

    def __init__(self, said):
        for _ in range(600):
            found = re.search(r"http://127\.0\.0\.1:\d+", said.read_text())
            if found:
                self.address = found.group()
                return
            time.sleep(0.05)
        raise AssertionError(said.read_text())
