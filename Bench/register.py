"""How fast the status register answers, beside the same server's bare "ok".

Starts a release server on a fresh ledger, asks for each page in turn over one kept-open connection, interleaved so
that a slow moment of the machine strikes all alike, and writes its section of docs/performance.md. Ratios are within
this run; the limit for a page of the register is 5 ms at the median.
"""

import datetime
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from performance import machine, section

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("PALERMO", ROOT / ".build/release/palermo"))
LIMIT = 5.0
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 300
PAGES = {
    "bare ok": "/ok",
    "overview": "/status",
    "largest group": "/status/groups/asia-pacific",
    "a State": "/status/states/FRA",
    "the Convention": "/status/instruments/untoc",
    "an article": "/status/articles/untoc-18",
    "annex of 2004": "/status/annex-2004",
}
# A visitor's page is kept until anything is recorded; asked for as at another day each time, it is made anew.
ANEW = [name for name in PAGES if name != "bare ok"]


def serve(folder):
    process = subprocess.Popen(
        [PROGRAM, "serve", "--data", f"{folder}/data", "--port", "0"], stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        found = re.search(r"127\.0\.0\.1:(\d+)", line)
        if found:
            return process, int(found.group(1))
    raise SystemExit("the server did not start")


def address(name, turn):
    if name in PAGES:
        return PAGES[name]
    day = datetime.date(2014, 1, 1) + datetime.timedelta(days=turn)
    return f"{PAGES[name.removesuffix(', made anew')]}?as-at={day}"


def ask(connection, path, language):
    start = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Language": language})
    answer = connection.getresponse()
    body = answer.read()
    elapsed = (time.perf_counter() - start) * 1000
    assert answer.status == 200, (path, answer.status)
    return elapsed, len(body)


def main():
    folder = tempfile.mkdtemp(prefix="palermo-bench-")
    process, port = serve(folder)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        names = list(PAGES) + [f"{name}, made anew" for name in ANEW]
        times = {(name, language): [] for name in names for language in ("en", "ar")}
        sizes = {}
        for turn in range(ROUNDS + 20):
            for (name, language), taken in times.items():
                elapsed, size = ask(connection, address(name, turn), language)
                sizes[name, language] = size
                if turn >= 20:
                    taken.append(elapsed)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)
    report(times, sizes)


def report(times, sizes):
    bare = statistics.median(times["bare ok", "en"])
    rows = []
    worst = 0.0
    for (name, language), taken in times.items():
        median = statistics.median(taken)
        if name != "bare ok":
            worst = max(worst, median)
        high = sorted(taken)[int(len(taken) * 0.99)]
        rows.append(
            f"| {name} | {language} | {sizes[name, language] / 1024:.1f} | {median:.2f} | {high:.2f} "
            f"| {median / bare:.1f} | {median / LIMIT:.2f} |")
    section("How fast it answers", [
        "Written by `make bench` (`Bench/register.py`): one client, one kept-open connection, whole round trips in",
        f"milliseconds, {ROUNDS} of each page, interleaved, after 20 not counted. The limit for a page of the status",
        "register is 5 ms at the median. A visitor's page is kept until anything is recorded or the day turns; \"made",
        "anew\" is the same page as at another day each time, which nothing has kept.", "",
        machine(), "",
        "| page | language | KiB | median ms | 99th % ms | × bare ok | × limit |", "|---|---|--:|--:|--:|--:|--:|",
        *rows])
    if worst > LIMIT:
        raise SystemExit(f"a page of the register took {worst:.2f} ms at the median; the limit is {LIMIT} ms")


if __name__ == "__main__":
    main()
