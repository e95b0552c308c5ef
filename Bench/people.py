"""200 people signing in and saving at once: how long they wait, and whether anybody is turned away.

Starts a release server on a fresh training room, has a State's focal point name 200 people of ministries, each for a
question of one article, and lets each choose a passphrase. Then all sign in at the same moment, and whoever is in opens
the article and saves without a pause, while others still wait; then all save at once, with nobody signing in. In the
same run: the server's bare "ok" asked by as many at once, and as many scrypt derivations on all processors without any
server, which is the least that so many passphrases can take. People are threads of one Python on the same processors.

    people.py            the whole of it, some two minutes; writes its section of docs/performance.md
    people.py --quick    40 people; prints, writes nothing

`PALERMO` names the program.
"""

import hashlib
import http.client
import json
import os
import re
import shutil
import statistics
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from checklist import QUICK, Form, Person, Server, focal_point, high, prose, words
from performance import machine, section

PEOPLE, SAVES, BARE = (40, 4, 10) if QUICK else (200, 5, 20)
PASSPHRASE = "seven quiet geese fly north"
# All in, in so many times the floor; a save among those signing in, at the 99th percentile, in milliseconds.
SIGNED_IN, SAVED = 2.0, 1500.0


class Official(Person):
    """Somebody of a ministry, who has one question of one article."""

    def __init__(self, port, email, article, rank):
        self.port, self.email, self.article, self.rank = port, email, article, rank
        self.language, self.session = "en", ""
        self.leave()

    def leave(self):
        """Begins anew, as after a night."""
        self.session = ""
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)

    def accept(self, link):
        status, body, _ = self.ask("POST", link, urlencode({"passphrase": PASSPHRASE, "again": PASSPHRASE}))
        assert status == 303, (status, body[:300])
        self.leave()

    def sign_in(self):
        status, _, taken = self.ask("POST", "/sign-in", urlencode({"email": self.email, "passphrase": PASSPHRASE}))
        assert status == 303 and self.session, f"{self.email}: {status}"
        return taken

    def open(self):
        html = self.get(self.article)
        self.fields = dict(Form(html).fields)
        self.key = put_now(html)[self.rank]

    def save(self, text):
        """Saves an answer as the page's script does; what it took in milliseconds."""
        key, fields = self.key, self.fields
        fields[f"{key}__practice"] = text
        sent = {name: fields[name] for name in (
            f"{key}__upon", f"{key}__was", key, f"{key}__law", f"{key}__practice", "token") if name in fields}
        status, body, taken = self.ask("POST", self.article, urlencode(sent), Accept="application/json")
        assert status == 200, (status, body[:300])
        told = json.loads(body)["saved"][key]
        fields[f"{key}__upon"], fields[f"{key}__was"] = told["upon"], told["was"]
        return taken


def put_now(html):
    return [key for key in re.findall(r'data-key="([^"]+)" data-when="[^"]*">', html) if not key.startswith("about-")]


def officials(port):
    """The people, each named by the focal point and come in once by a one-time link."""
    focal, checklist = focal_point(port)
    work, people = f"{checklist}/work", []
    form = Form(focal.get(work), "assign")
    token = dict(form.fields)["token"]
    for article in re.findall(r'name="articles" value="([^"]+)"', focal.get(work)):
        for rank in range(len(put_now(focal.get(f"{checklist}/{article}")))):
            if len(people) == PEOPLE:
                break
            number = len(people)
            email = f"official{number}@ministry.example"
            status, body, _ = focal.ask("POST", work, urlencode({
                "token": token, "do": "assign", "ministry": f"Ministry {number}", "articles": article,
                "people": f"Official {number:03}", "email": email}))
            assert status == 303, re.findall(r"<li>.*", body.decode())
            people.append(Official(port, email, f"{checklist}/{article}", rank))
    assert len(people) == PEOPLE, f"there are questions for {len(people)} people only"
    # The training room's door has them all.
    found = {number: person for person, number in re.findall(
        r'name="person" value="([^"]+)"><[^>]+><button class="link"><bdi>Official (\d+)</bdi>', focal.get("/training"))}
    links = []
    for number in range(PEOPLE):
        status, body, _ = focal.ask("POST", work, urlencode({
            "token": token, "do": "invite", "person": found[f"{number:03}"]}))
        links.append(re.search(r"/invitations/[\w-]+", body.decode()).group())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda pair: pair[0].accept(pair[1]), zip(people, links)))
    return people


def at_once(people, do):
    """Has everybody begin at the same moment: what each gave back, and the seconds until the last had done."""
    start, given, faults = threading.Barrier(len(people) + 1), [None] * len(people), []
    for one in people:
        # The server ends what has been idle for a minute.
        one.connection.close()

    def play(number):
        start.wait()
        try:
            given[number] = do(people[number])
        except Exception as fault:
            faults.append(f"{type(fault).__name__}: {fault}")

    threads = [threading.Thread(target=play, args=(number,)) for number in range(len(people))]
    for thread in threads:
        thread.start()
    start.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    if faults:
        raise SystemExit(f"{len(faults)} of {len(people)} people met an error, the first: {faults[0]}")
    return given, time.perf_counter() - begun


def floor():
    """Seconds for as many derivations on all processors, as the server has them: scrypt, N = 2^15, r = 8, p = 1."""
    def derive(_):
        hashlib.scrypt(PASSPHRASE.encode(), salt=os.urandom(16), n=1 << 15, r=8, p=1, maxmem=1 << 26, dklen=32)

    begun = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(derive, range(PEOPLE)))
    return time.perf_counter() - begun


def most_memory(server):
    """The most that the server has had in memory, in MiB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024


def main():
    load = os.getloadavg()[0]
    folder = tempfile.mkdtemp(prefix="palermo-bench-")
    server = Server(folder)
    try:
        people = officials(server.port)
        least = floor()
        bare, _ = at_once(people, lambda one: [one.ask("GET", "/ok")[2] for _ in range(BARE)])
        entered = []

        def morning(one):
            taken = one.sign_in()
            entered.append(time.perf_counter())
            one.open()
            return taken, [(time.perf_counter(), one.save(words("en", 600, turn))) for turn in range(SAVES)]

        begun = time.perf_counter()
        mornings, _ = at_once(people, morning)
        last = max(entered)
        later, _ = at_once(people, lambda one: [one.save(words("ar", 600, turn)) for turn in range(SAVES)])
        memory = most_memory(server)
    finally:
        server.stop()
        shutil.rmtree(folder)
    flat = lambda lists: [taken for one in lists for taken in one]
    among = [taken for at, taken in flat(saves for _, saves in mornings) if at < last]
    rows = [
        ("bare ok, all at once", flat(bare)), ("a sign-in", [taken for taken, _ in mornings]),
        ("a save while others sign in", among), ("a save, all at once", flat(later))]
    lines = report(load, rows, last - begun, least, memory)
    if QUICK:
        print("\n".join(lines))
    else:
        section("How many may come at once", lines)
    judge(last - begun, least, among)


def report(load, rows, signed_in, least, memory):
    bare = statistics.median(rows[0][1])
    return [
        prose(
            f"Written by `make bench` (`Bench/people.py`): {PEOPLE} people of ministries, each with a question of a",
            "State's response. All sign in at the same moment; who is in opens the article and saves",
            f"{SAVES} answers of 600 characters without a pause, while others still wait. Then all save {SAVES} more",
            "at once. Nobody met an error, and every save was acknowledged from the disk. People are threads of one",
            "Python on the same processors, so all of this includes their own work. The floor is as many scrypt",
            "derivations on all processors without a server."), "",
        f"{machine()} Load before the run: {load:.1f}.", "",
        "| what | count | median ms | 99th % ms | largest ms | × bare ok |", "|---|--:|--:|--:|--:|--:|",
        *(
            f"| {what} | {len(taken)} | {statistics.median(taken):.0f} | {high(taken):.0f} | {max(taken):.0f} "
            f"| {statistics.median(taken) / bare:.1f} |" for what, taken in rows if taken), "",
        prose(
            f"All {PEOPLE} were in after {signed_in:.1f} s; the floor took {least:.1f} s, so {signed_in / least:.2f}",
            f"times the floor (limit {SIGNED_IN:.1f}). The limit for a save while others sign in is {SAVED:.0f} ms at",
            f"the 99th percentile. The server had {memory:.0f} MiB of memory at the most, checklist and all."), ""]


def judge(signed_in, least, among):
    faults = []
    if signed_in > SIGNED_IN * least:
        faults.append(f"all were in after {signed_in:.1f} s; the limit is {SIGNED_IN:.1f} × {least:.1f} s")
    if among and high(among) > SAVED:
        faults.append(f"a save while others sign in took {high(among):.0f} ms; the limit is {SAVED:.0f} ms")
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
