"""Whether "no such thing" and "not yours" can be told apart by how long they take.

Starts a training room, opens a review, and asks as a stranger for addresses of it and for the same addresses of a review
that is not there, in turn, each with a fresh order. The two times are compared by ranks (Mann-Whitney): half is what
chance gives. Medians and effect are printed; further from chance than the limit, it ends with 1.

    python3 Bench/told_apart.py [--samples 400] [--limit 0.1] [--program .build/release/palermo]
"""

import argparse
import http.client
import random
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.parse

PATHS = ["/checklist", "/checklist/untoc-5", "/desk", "/dialogue", "/report", "/summary", "/letters"]


class Reader:
    """Somebody with a session, on one connection that stays open."""

    def __init__(self, host, person=None, capacity=None):
        self.connection = http.client.HTTPConnection(host)
        self.cookie = ""
        if person:
            answer = self.post("/training/sign-in", person=person, capacity=capacity)
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def get(self, path):
        self.connection.request("GET", path, headers={"Cookie": self.cookie, "Accept-Language": "en"})
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()

    def post(self, path, **fields):
        self.connection.request("POST", path, urllib.parse.urlencode(fields), {
            "Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"})
        answer = self.connection.getresponse()
        answer.read()
        return answer

    def send(self, path, **fields):
        token = re.search(r'name="token" value="([^"]+)"', self.get(path)[1]).group(1)
        answer = self.post(path, token=token, **fields)
        assert answer.status == 303, (path, answer.status)

    def time(self, path):
        before = time.perf_counter()
        status, _ = self.get(path)
        taken = time.perf_counter() - before
        assert status == 404, (path, status)
        return taken


def begin(host):
    """A review of which the States were informed, and somebody who has no part in it."""
    officer = Reader(host, "p-secretariat-1", "secretariat")
    year = time.gmtime().tm_year
    officer.send("/cycles/1/pairs", year=year, day=time.strftime("%Y-%m-%d", time.gmtime()), form="dice", dice="10")
    draw = f"/cycles/1/draws/pairs-{year}/do"
    officer.send(f"{draw}/close", confirm="1")
    officer.send(f"{draw}/dice", dice="3 5 1 6 2 4 1 3 6 5")
    page = officer.get("/reviews")[1]
    review = re.search(r'href="(/reviews/1-[a-z]+)"', page).group(1)
    officer.send(f"{review}/do/inform", begins=time.strftime("%Y-%m-%d", time.gmtime()))
    overview = officer.get(review)[1]
    other = next(code for code in re.findall(r"/reviews/1-([a-z]+)", page) if f"p-{code}-" not in overview)
    return review, Reader(host, f"p-{other}-expert-1", f"expert:{other.upper()}")


def superiority(first, second):
    """The chance that a time of the first is longer than one of the second; half where they are alike."""
    ranked = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    ranks = sum(place for place, (_, which) in enumerate(ranked, 1) if which == 0)
    return (ranks - len(first) * (len(first) + 1) / 2) / (len(first) * len(second))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--samples", type=int, default=400)
    options.add_argument("--limit", type=float, default=0.1)
    options.add_argument("--program", default=".build/release/palermo")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    random.seed(chosen.seed)
    folder = tempfile.mkdtemp(prefix="palermo-told-")
    server = subprocess.Popen(
        [chosen.program, "serve", "--training", "--no-reminders", "--data", folder, "--port", "0"],
        stdout=subprocess.PIPE, text=True)
    try:
        for line in server.stdout:
            if found := re.search(r"http://(127\.0\.0\.1:\d+)", line):
                break
        review, stranger = begin(found.group(1))
        nothing = re.sub(r"1-[a-z]+$", "1-zzz", review)
        worst = 0
        for path in PATHS:
            times = {review: [], nothing: []}
            for index in range(chosen.samples + 20):
                for address in random.sample([review, nothing], 2):
                    taken = stranger.time(address + path)
                    if index >= 20:
                        times[address].append(taken * 1e6)
            effect = superiority(times[review], times[nothing])
            worst = max(worst, abs(effect - 0.5))
            print(f"{path:22} not yours {statistics.median(times[review]):7.0f} µs   no such "
                  f"{statistics.median(times[nothing]):7.0f} µs   {effect:.3f}")
        print(f"furthest from chance: {worst:.3f}, limit {chosen.limit}, seed {chosen.seed}")
        return worst > chosen.limit
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
