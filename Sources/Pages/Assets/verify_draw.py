#!/usr/bin/env python3
"""Checks a drawing of lots: makes every line of its transcript again and compares.

    python3 verify_draw.py TRANSCRIPT [--book BOOK [--every-page]] [--why STATE]

Plain Python 3.8 or later, standard library only; it shares nothing with the program that drew. What it does is written
down in docs/lots.md. Exit status: 0 everything agrees, 1 something does not, 2 the file cannot be read, 3 everything
agrees but a claim stands in it that is not proved here. A note says what is no fault, but was somebody's choice, or was
not checked.
"""
import hashlib
import json
import re
import sys
import unicodedata


def canonical(value):  # RFC 8785; the numbers here are whole
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def read(text):  # whole numbers only
    def refuse(number):
        raise ValueError("%s is no whole number" % number)
    return json.loads(text, parse_float=refuse, parse_constant=refuse)


def by_code(names):
    return sorted(names, key=str.encode)


class Bits:  # block i is SHA-256(seed, length of label, label, i): four 64-bit words
    def __init__(self, seed, label):
        name = label.encode()
        self.head, self.block, self.words = bytes.fromhex(seed) + len(name).to_bytes(2, "big") + name, 0, []

    def word(self):
        if not self.words:
            digest = hashlib.sha256(self.head + self.block.to_bytes(8, "big")).digest()
            self.words = [int.from_bytes(digest[at:at + 8], "big") for at in (24, 16, 8, 0)]
            self.block += 1
        return self.words.pop()

    def below(self, n):
        limit = (1 << 64) - (1 << 64) % n
        word = self.word()
        while word >= limit:
            word = self.word()
        return word % n


# The form of an input and its sources (docs/lots.md, 3.3): what could be written in two ways could be chosen unseen.

MANY, FEW = range(10**9 + 1), range(10**6 + 1)
EACH = {"draw": str, "procedure": {"palermo-lots/1"},
        "states": [{"id": str, "region": str, "protocols": [str], "legalSystem": [str]}]}
CALENDAR = {**EACH, "startYear": range(1, 10000), "years": range(1, 11)}
PAIRS = {**EACH, "underReview": [str], "later": [str], "history": [(str, str, str)], "exclusions": [(str, str)],
         "standing": [{"reviewed": str, "state": str, "lot": {"regional", "second"}}], "notServing": [str],
         "missing": MANY, "shortage": None, "obstacle": None,
         "rules": {"cover": {"each", "together"}, "second": {"any", "other-region"}, "minReviews": FEW,
                   "maxReviews": FEW, "noMutual": bool, "preferSimilarLegalSystem": bool,
                   "effort": {"mixing": MANY, "settling": range(1, 10**9 + 1), "cap": MANY}}}
BESIDE = {"cycle": MANY, "ruleSet": str, "terms": {"beacon": str, "book": bool, "dice": range(101), "fallback": str}}
NO_TERMS = {"beacon": "", "book": False, "dice": 0, "fallback": ""}
SHORTAGES = {"too-few-lots", "all-ways-tried"}
OBSTACLES = {"too-few-lots", "too-few-places", "too-few-pairs", "forced-mutual-review"}
TOR = {"cover": "each", "second": "any", "minReviews": 1, "maxReviews": 3, "noMutual": True,
       "preferSimilarLegalSystem": True}


def has_form(value, form):
    """A form is an object's members; a list's item, in order, none twice; a tuple of so many; texts or whole numbers to
    choose from; a type; or None for anything."""
    if isinstance(form, dict):
        return isinstance(value, dict) and value.keys() == form.keys() \
            and all(has_form(value[key], form[key]) for key in form)
    if isinstance(form, list):
        if not isinstance(value, list) or not all(has_form(item, form[0]) for item in value):
            return False
        return rising([[item[key] for key in form[0]] for item in value] if isinstance(form[0], dict) else value)
    if isinstance(form, tuple):
        return isinstance(value, list) and len(value) == len(form) and all(map(has_form, value, form))
    if isinstance(form, (set, range)):
        return type(value) is (str if isinstance(form, set) else int) and value in form
    return form is None or type(value) is form


def rising(items):  # code points are in the order of their UTF-8
    return all(a < b for a, b in zip(items, items[1:]))


def as_published(given):
    """Whether the input is written as inputs are."""
    form = CALENDAR if "underReview" not in given else PAIRS
    if not has_form(given, {**form, **{name: BESIDE[name] for name in BESIDE if name in given}}):
        return False
    states, terms, history = given["states"], given.get("terms", NO_TERMS), given.get("history", [])
    codes, groups = {state["id"] for state in states}, {state["region"] for state in states}
    protocols = set(sum((state["protocols"] for state in states), []))
    names = codes | groups | protocols | set(sum([state["legalSystem"] for state in states] + history, []))
    if len(codes) < len(states) or {"dice", "beacon"} & codes or "table" in groups \
            or len({unicodedata.normalize("NFC", name) for name in names}) < len(names) \
            or not all(1 <= len(name.encode()) <= 1000 for name in names | {given["draw"]}) \
            or terms["fallback"] and not (terms["beacon"] and terms["dice"]):
        return False
    if form is CALENDAR:
        return len(groups) <= 10 and not terms["book"]
    rules, due, reviewed = given["rules"], given["underReview"] + given["later"], [pair[0] for pair in history]
    stands = {(lot["reviewed"], lot["lot"]): lot["state"] for lot in given["standing"]}
    return (codes >= set(sum(given["exclusions"], due + given["notServing"] + list(stands.values())))
            and 1 <= len(codes) and len(protocols) <= 64 and len(set(due + reviewed)) == len(due + reviewed)
            and all(len(set(pair)) == 3 for pair in history) and rules["minReviews"] <= rules["maxReviews"]
            and len(stands) == len({(a, x) for (a, _), x in stands.items()}) == len(given["standing"])
            and all(a in given["underReview"] and a != x for (a, _), x in stands.items())
            and (given["shortage"] is None or given["missing"] > 0 and given["shortage"]["kind"] in SHORTAGES)
            and (given["obstacle"] is None or rules["preferSimilarLegalSystem"]
                 and given["obstacle"]["kind"] in OBSTACLES))


def as_announced(given, sources, is_book):
    """Whether the sources are those announced, in their one form: nobody leaves one out, or writes it otherwise, once its
    value is known."""
    terms, words = given.get("terms", NO_TERMS), list(sources)
    if terms["book"] != is_book or not all(isinstance(source, str) for source in sources):
        return False
    if not terms["dice"] and not terms["beacon"]:
        note("no chance was announced: whoever made this could choose its sources")
        return True
    if terms["beacon"] and words and re.fullmatch("beacon: [!-~]+( [!-~]+)*", words[-1]):
        words.pop()
    elif terms["beacon"] and not terms["fallback"]:
        return False
    elif terms["beacon"]:
        note("the beacon (%s) was skipped; announced for that: %s" % (terms["beacon"], terms["fallback"]))
    if terms["dice"] and not (words and re.fullmatch("dice: [1-6]( [1-6]){%d}" % (terms["dice"] - 1), words.pop())):
        return False
    words, codes = [word.partition(": ") for word in words], {state["id"] for state in given["states"]}
    return rising([code for code, _, _ in words]) and all(  # for a new calendar States speak that are not in it
        word and (code in codes or "underReview" not in given and re.fullmatch("[A-Z]{3}", code))
        for code, _, word in words)


def remark(given):
    """Says what is no fault of a draw of pairs, but was somebody's choice."""
    for name in TOR:
        if given["rules"][name] != TOR[name]:
            note("%s is %s; by TOR 18 to 20 it is %s" % (name, *map(json.dumps, (given["rules"][name], TOR[name]))))
    effort, reviews = given["rules"]["effort"], len(given["underReview"] + given["later"])
    count = (effort["mixing"] - 8192) // 512  # where lots are drawn again, of all reviews of the year
    if not reviews <= count <= reviews + len(given["history"]) \
            or effort != {"mixing": 8192 + 512 * count, "settling": 1024 + 64 * count, "cap": 32 * effort["mixing"]}:
        note("the chain's steps are not the rule set's for %d reviews: %s" % (reviews, json.dumps(effort)))
    for lot in given["standing"]:
        note("the %(lot)s lot of %(reviewed)s is not drawn: it stands upon %(state)s" % lot)
    for pair in given["exclusions"]:
        note("the lots of %s cannot fall upon %s, which is excluded" % tuple(pair))


# The calendar (TOR 14): a lot among all tables of shares, then one within each group.

def calendar(given, seed, label):
    years, groups = given["years"], by_code({state["region"] for state in given["states"]})
    members = [by_code(s["id"] for s in given["states"] if s["region"] == group) for group in groups]
    over, known = tuple(len(m) % years for m in members), {}
    each = sum(over) // years

    def choices(over, left):  # what may be over after one more year
        fuller = sum(over) - each * left
        for chosen in range(1 << len(over)):
            size = bin(chosen).count("1")
            rest = tuple(n - (chosen >> at & 1) for at, n in enumerate(over))
            if size in ((each, each + 1) if fuller > 0 else (each,)) and min(rest, default=0) >= 0 \
                    and 0 <= fuller - (size - each) <= left - 1:
                yield rest

    def ways(over, left):
        if left == 0 or max(over, default=0) > left:
            return int(left == 0 and max(over, default=0) == 0)
        if (over, left) not in known:
            known[over, left] = sum(ways(rest, left - 1) for rest in choices(over, left))
        return known[over, left]

    of = ways(over, years)
    if of >= 1 << 64:
        raise ValueError("%d tables are too many to draw one" % of)
    number = Bits(seed, label + "/table").below(of)
    shares, rest, left = [[len(m) // years] * years for m in members], over, number
    for year in range(years):
        for after in choices(rest, years - year):
            if left < ways(after, years - year - 1):
                for at in range(len(groups)):
                    shares[at][year] += rest[at] - after[at]
                rest = after
                break
            left -= ways(after, years - year - 1)
    yield "table", {"number": str(number), "of": str(of), "shares": dict(zip(groups, shares))}
    for group, states in zip(groups, members):
        bits = Bits(seed, label + "/" + group)
        for place in range(len(states) - 1, 0, -1):
            other = bits.below(place + 1)
            states[place], states[other] = states[other], states[place]
    for year in range(years):
        drawn = [s for at, m in enumerate(members) for s in m[sum(shares[at][:year]):sum(shares[at][:year + 1])]]
        yield "year", {"year": given["startYear"] + year, "states": by_code(drawn)}


# The pairs (TOR 18 to 20): a chain over complete assignments of all lots that remain of the cycle.

class Field:
    def __init__(self, given, preferring):
        self.rules, self.preferring = given["rules"], preferring
        states = {state["id"]: state for state in given["states"]}
        self.codes = by_code(states)
        number = {code: at for at, code in enumerate(self.codes)}
        self.party = [frozenset(states[code]["protocols"]) for code in self.codes]
        self.reviews = [number[c] for due in (given["underReview"], given["later"]) for c in by_code(due)]
        self.now = len(given["underReview"])
        self.loads, barred = [0] * len(self.codes), {(number[a], number[b]) for a, b in given["exclusions"]}
        for reviewed, *reviewers in given["history"]:
            for reviewer in (name for name in reviewers if name in number):  # others have left
                self.loads[number[reviewer]] += 1
                if self.rules["noMutual"] and reviewed in number:
                    barred.add((number[reviewer], number[reviewed]))
        later = {number[code] for code in given["notServing"]}
        stands = {(number[s["reviewed"]], s["lot"]): number[s["state"]] for s in given["standing"]}
        region, legal = ([states[code][key] for code in self.codes] for key in ("region", "legalSystem"))
        self.pools = []
        for at, mine in enumerate(self.reviews):
            serves = [s for s in range(len(self.codes)) if s != mine and (mine, s) not in barred
                      and self.loads[s] < self.rules["maxReviews"] and not (at < self.now and s in later)
                      and (self.rules["cover"] == "together" or self.party[mine] <= self.party[s])]
            regional = [s for s in serves if region[s] == region[mine]]
            second = serves if self.rules["second"] == "any" else [s for s in serves if region[s] != region[mine]]
            regional = [stands[mine, "regional"]] if (mine, "regional") in stands else regional
            second = [stands[mine, "second"]] if (mine, "second") in stands else second
            similar = [s for s in regional if set(legal[s]) & set(legal[mine])]
            self.pools += [similar if preferring and len(similar) >= 2 else regional, second]
        self.lots_of = [[] for _ in self.codes]
        for lot, pool in enumerate(self.pools):
            for state in pool:
                self.lots_of[state].append(lot)

    def pair(self, drawn, at):
        return [self.codes[s] for s in (self.reviews[at], drawn[2 * at], drawn[2 * at + 1])]


class Chain:
    def __init__(self, field, missing, steeper, bits):
        self.field, self.bits, self.missing, self.steps = field, bits, missing, 0
        self.steep = 2 + steeper + len(field.reviews).bit_length()
        self.loads, self.met, self.broken = list(field.loads), {}, 0
        self.short = sum(max(0, field.rules["minReviews"] - load) for load in self.loads)
        self.at, self.members = [-1] * len(field.pools), [set(pool) for pool in field.pools]
        for lot, pool in enumerate(field.pools):
            self.place(lot, pool[bits.below(len(pool))])

    def change(self, lot, state, by):  # what one lot adds to the violations, or takes from them
        field, mine = self.field, self.field.reviews[lot // 2]
        load = self.loads[state] - (by < 0)
        self.broken += by * (load >= field.rules["maxReviews"])
        self.short -= by * (load < field.rules["minReviews"])
        self.loads[state] += by
        if field.rules["noMutual"]:
            self.broken += by * self.met.get((state, mine), 0)
        self.met[mine, state] = self.met.get((mine, state), 0) + by
        other = self.at[lot ^ 1]
        if other >= 0:
            self.broken += by * (other == state)
            if field.rules["cover"] == "together" and not field.party[mine] <= field.party[state] | field.party[other]:
                self.broken += by

    def place(self, lot, state):
        self.change(lot, state, 1)
        self.at[lot] = state

    def remove(self, lot):
        self.change(lot, self.at[lot], -1)
        self.at[lot] = -1

    def violations(self):
        return self.broken + max(0, self.short - self.missing)

    def keeps(self, delta, m=None, n=None):
        zeros, word, below = self.steep * delta, self.bits.word, self.bits.below
        if m is None:
            return delta <= 0 or zeros < 64 and word() >> (64 - zeros) == 0
        if zeros < -32:
            return True
        part, whole = m << max(0, -zeros), n << min(16, max(0, zeros))
        if part >= whole and zeros <= 16:
            return True
        if zeros > 16 and (zeros >= 80 or word() >> (80 - zeros) != 0):
            return False
        return below(whole) < part

    def set(self, changes, *odds):  # gives lots other States, and takes it back if it is not kept
        before, old = self.violations(), [(lot, self.at[lot]) for lot, _ in changes]
        for step in (changes, old):
            for lot, _ in step:
                self.remove(lot)
            for lot, state in step:
                self.place(lot, state)
            if step is changes and self.keeps(self.violations() - before, *odds):
                return

    def step(self):
        if not self.at:
            return
        field, below, self.steps = self.field, self.bits.below, self.steps + 1
        kind, lot = divmod(below(4 * len(field.pools)), len(field.pools))
        if kind == 0:  # the lot moves to a State of its pool
            state = field.pools[lot][below(len(field.pools[lot]))]
            if state != self.at[lot]:
                self.set([(lot, state)])
        elif kind == 1:  # the lot exchanges States with one that could fall upon its State
            mine = self.at[lot]
            other = field.lots_of[mine][below(len(field.lots_of[mine]))]
            if self.at[other] != mine and self.at[other] in self.members[lot]:
                self.set([(lot, self.at[other]), (other, mine)])
        elif kind == 2:  # three lots pass their States on, in a ring
            mine = self.at[lot]
            second = field.lots_of[mine][below(len(field.lots_of[mine]))]
            other = self.at[second]
            if other == mine:
                return
            third = field.lots_of[other][below(len(field.lots_of[other]))]
            last = self.at[third]
            if last not in (mine, other) and last in self.members[lot]:
                self.set([(lot, last), (second, mine), (third, other)])
        else:  # a State takes one of the lots that could fall upon it
            state = below(len(field.codes))
            if field.lots_of[state]:
                lot = field.lots_of[state][below(len(field.lots_of[state]))]
                if self.at[lot] != state:
                    self.set([(lot, state)], len(field.lots_of[state]), len(field.lots_of[self.at[lot]]))

    def ends(self, effort):
        settled = 0
        if not self.field.pools:
            return self.short <= self.missing
        while self.steps < effort["cap"]:
            self.step()
            settled += self.steps > effort["mixing"] and self.violations() == 0
            if settled >= effort["settling"]:
                return True
        return False


def draw(given, seed, label, fields, missing):
    for attempt in range(4 * len(fields)):
        again = "/again/%d" % attempt if attempt else ""
        chain = Chain(fields[attempt // 4], missing, 2 * (attempt % 4), Bits(seed, label + again))
        if chain.ends(given["rules"]["effort"]):
            return chain, attempt
    raise SystemExit("the chain comes to no end")


class Certificate:
    """What shows that fewer reviews cannot be missing, or that the preference cannot be kept; made again from its lots
    or its States, and compared whole."""

    def __init__(self, given, field, claimed):
        self.given, self.field, self.claimed = given, field, claimed

    def lots(self, named):  # by number
        return [2 * self.field.reviews.index(self.field.codes.index(lot["reviewed"])) + (lot["lot"] == "second")
                for lot in named]

    def described(self, lots, among=None):
        return [{"reviewed": self.field.codes[self.field.reviews[lot // 2]], "lot": ("regional", "second")[lot % 2],
                 "admits": self.codes(s for s in self.field.pools[lot] if among is None or s in among)} for lot in lots]

    def codes(self, states):
        return [self.field.codes[state] for state in sorted(set(states))]

    def pairs(self, lots, among=None):  # of States that could meet in these lots
        return sorted({tuple(sorted((s, self.field.reviews[lot // 2]))) for lot in lots for s in self.field.pools[lot]
                       if among is None or s in among})

    def named(self, pairs):
        return [self.codes(pair) for pair in pairs]

    def need(self, state):
        return max(0, self.given["rules"]["minReviews"] - self.field.loads[state])

    def places(self, state):
        return max(0, self.given["rules"]["maxReviews"] - self.field.loads[state])

    def proves(self, missing):
        kind = self.claimed and self.claimed["kind"]
        made = {"too-few-lots": self.few_lots, "too-few-places": self.few_places, "too-few-pairs": self.few_pairs,
                "forced-mutual-review": self.few_pairs}.get(kind)
        if made is None:
            unproved.append("%d reviews missing, or a preference not kept (%s)" % (missing, kind or "no proof"))
            return True
        again, holds = made(missing)
        return holds and again == self.claimed

    def few_lots(self, missing):
        groups, short, seen = [], 0, set()
        for group in self.claimed["groups"]:
            states = {self.field.codes.index(code) for code in group["mustServe"]}
            lots = [lot for lot, pool in enumerate(self.field.pools) if states & set(pool)]
            pairs = self.pairs(lots, states)
            room = min(len(lots), len(pairs)) if self.given["rules"]["noMutual"] else len(lots)
            short += max(0, sum(map(self.need, states)) - room)
            if states & seen:
                return None, False
            seen |= states
            groups.append({"mustServe": {self.field.codes[s]: self.need(s) for s in states},
                           "lots": self.described(lots, states), "pairs": self.named(pairs)})
        again = {"kind": "too-few-lots", "rule": "TOR 20", "missing": missing, "groups": groups}
        return again, short >= missing

    def few_places(self, _):
        lots = self.lots(self.claimed["lots"])
        states = {state for lot in lots for state in self.field.pools[lot]}
        room = sum(map(self.places, states))
        again = {"kind": "too-few-places", "rule": "TOR 20", "lots": self.described(lots), "states": self.codes(states),
                 "places": {self.field.codes[s]: self.places(s) for s in states}, "lotCount": len(lots),
                 "placeCount": room}
        return again, lots == sorted(set(lots)) and len(lots) > room

    def few_pairs(self, _):
        lots = self.lots(self.claimed["lots"])
        pairs = self.pairs(lots)
        again = {"kind": "forced-mutual-review" if len(pairs) == 1 else "too-few-pairs", "rule": "TOR 19",
                 "lots": self.described(lots), "pairs": self.named(pairs)}
        return again, self.given["rules"]["noMutual"] and lots == sorted(set(lots)) and len(lots) > len(pairs)


def counts(field, draws):
    lots = []
    for at in range(field.now):
        entry = {"reviewed": field.codes[field.reviews[at]]}
        for part, name in enumerate(("regional", "second")):
            entry[name] = {field.codes[state]: 0 for state in field.pools[2 * at + part]}
            for drawn in draws:
                entry[name][drawn[at][1 + part]] = entry[name].get(drawn[at][1 + part], 0) + 1
        lots.append(entry)
    return lots


def pairs(given, seed, label, claimed, book):
    page = claimed["balls"]["page"] if "balls" in claimed else None
    if page is not None:
        balls = claimed["balls"]["balls"]
        expect(len(balls) == 3 and all(0 <= ball <= 9 for ball in balls)
               and page == 100 * balls[0] + 10 * balls[1] + balls[2], "the balls choose another page")
        yield "book", claimed["book"]
        yield "balls", {"balls": balls, "page": page}
    remark(given)
    missing, obstacle = given["missing"], given["obstacle"]
    plain, preferring = Field(given, False), Field(given, True)
    if missing:
        expect(Certificate(given, plain, given["shortage"]).proves(missing), "the shortage is not proved")
    if obstacle is not None:
        expect(Certificate(given, preferring, obstacle).proves(missing + 1), "the obstacle is not proved")
    prefers = given["rules"]["preferSimilarLegalSystem"] and obstacle is None
    fields = [preferring, plain] if prefers else [plain]
    own = label if page is None else "%s/page/%03d" % (label, page)
    chain, attempt = draw(given, seed, own, fields, missing)
    field, effort = chain.field, given["rules"]["effort"]
    yield "chain", {"label": own, "attempt": attempt, "steps": chain.steps, "preference": field.preferring,
                    "missing": missing}
    names = [[field.codes[state] for state in pool] for pool in field.pools]
    every = [field.pair(chain.at, at) for at in range(len(field.reviews))]
    for at, pair in enumerate(every[:field.now]):
        yield "pair", {**dict(zip(("reviewed", "regional", "second"), pair)),
                       "regionalPool": names[2 * at], "secondPool": names[2 * at + 1]}
    yield "completion", {"pairs": every[field.now:]}
    yield "unmet", {"states": unmet(given, plain, every[:field.now])}
    looks, valid, stride = [], [], 4 * len(field.pools)
    for number in (1, 2):
        other = Chain(field, missing, 2 * (attempt % 4), Bits(seed, "%s/look/%d" % (label, number)))
        for _ in range(effort["mixing"]):
            other.step()
        looks.append([])
        for _ in range(256):
            for _ in range(stride):
                other.step()
            looks[-1].append(list(other.at))
            if other.violations() == 0:
                valid.append([field.pair(other.at, at) for at in range(field.now)])

    def alike(couples):
        couples = list(couples)
        same = sum(a == b for one, two in couples for a, b in zip(one, two))
        return 10000 * same // (len(couples) * len(field.pools)) if couples and field.pools else 0

    lags = [1, 2, 4, 8, 16, 32]
    yield "diagnosis", {"looks": 256, "stride": stride, "strangers": alike(zip(*looks)), "lags": lags,
                        "alike": [alike(c for one in looks for c in zip(one, one[lag:])) for lag in lags],
                        "valid": len(valid)}
    if page is None:
        yield "chances", {"of": len(valid), "lots": counts(field, valid)}
    elif book is None:
        note("the book was not given: its fingerprint and its counts are not checked (--book)")
        yield "chances", {key: claimed["chances"][key] for key in ("of", "lots")}
    else:
        drawn = [read(line) for line in book.split("\n")[:-1]]
        expect(sha256(book) == claimed["book"]["sha256"] and len(drawn) == claimed["book"]["pages"] == 1000,
               "the book is another one")
        expect(drawn[page] == every[:field.now], "the page is not what the seed gives")
        for number in range(len(drawn)) if "--every-page" in sys.argv else ():
            chain, _ = draw(given, seed, "%s/page/%03d" % (label, number), fields, missing)
            expect([field.pair(chain.at, at) for at in range(field.now)] == drawn[number], "page %d" % number)
        yield "chances", {"of": len(drawn), "lots": counts(field, drawn)}


def unmet(given, field, drawn):
    """States below the minimum that too few of the later lots could still fall upon."""
    out = []
    for state, code in enumerate(field.codes):
        performed = field.loads[state] + sum(pair[1:].count(code) for pair in drawn)
        met = {name for pair in drawn if pair[0] == code and given["rules"]["noMutual"] for name in pair[1:]}
        left = {lot // 2 for lot in field.lots_of[state] if lot // 2 >= field.now}
        left = [at for at in left if field.codes[field.reviews[at]] not in met]
        if performed < given["rules"]["minReviews"] and performed + len(left) < given["rules"]["minReviews"]:
            out.append(code)
    return out


def why(line, given):
    """In words: how each lot could fall where it fell, and upon how many others."""
    state = {entry["id"]: entry for entry in given["states"]}
    for name in ("regional", "second"):
        drawn, pool = state[line[name]], line[name + "Pool"]
        before = sum(pair[1:].count(drawn["id"]) for pair in given["history"])
        print("  %s, %s lot: %s. Group: %s. Party to the Protocols %s, as asked by %s. Reviews before: %d of at most %d."
              " %d States were possible: %s" % (
                  line["reviewed"], name, drawn["id"], drawn["region"], ", ".join(drawn["protocols"]) or "none",
                  ", ".join(state[line["reviewed"]]["protocols"]) or "none", before, given["rules"]["maxReviews"],
                  len(pool), " ".join(pool)))


faults, unproved = [], []


def expect(truth, fault):
    if not truth:
        faults.append(fault)


def wrong():
    print("\n".join("WRONG: " + fault for fault in faults))
    return 1


def note(text):
    print("note: " + text)


def main(path, book):
    text = open(path, encoding="utf-8", newline="").read()
    lines = text.split("\n")
    expect(lines.pop() == "", "the file does not end with a line's end")
    entries = [read(line) for line in lines]
    claimed = {entry["kind"]: entry for entry in entries}
    given, sources = claimed["input"]["input"], [e["source"] for e in entries if e["kind"] == "source"]
    if not as_published(given):
        faults.append("the input is not written as inputs are published")
    elif not as_announced(given, sources, "balls" in claimed):
        faults.append("these are not the sources that were announced")
    if faults:
        return wrong()
    fingerprint = sha256(canonical(given))
    seed = sha256(canonical({"input": fingerprint, "sources": sources}))
    made = [("transcript", {"draw": given["draw"], "procedure": "palermo-lots/1"}), ("input", {"input": given})]
    made += [("source", {"source": source}) for source in sources]
    made.append(("seed", {"input": fingerprint, "seed": seed}))
    made += calendar(given, seed, given["draw"]) if "underReview" not in given \
        else pairs(given, seed, given["draw"], claimed, book)
    made.append(("end", {}))
    previous = "0" * 64
    for number in range(max(len(made), len(lines))):
        kind, members = made[number] if number < len(made) else ("nothing", {})
        line = canonical({**members, "kind": kind, "previous": previous})
        if number >= len(lines) or lines[number] != line:
            faults.append("line %d is not what the draw gives" % (number + 1))
            break
        previous = sha256(line)
    for entry in entries:
        if entry["kind"] == "pair" and ("--why" not in sys.argv or entry["reviewed"] in sys.argv):
            why(entry, given)
    print("input %s\nseed %s\ntranscript %s" % (fingerprint, seed, previous))
    if faults:
        return wrong()
    print("Everything agrees%s: %d lines." % (" but what is not proved" if unproved else "", len(lines)))
    print("\n".join("NOT PROVED: " + claim for claim in unproved), end="\n" if unproved else "")
    return 3 if unproved else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        with_book = open(sys.argv[sys.argv.index("--book") + 1], encoding="utf-8", newline="").read() \
            if "--book" in sys.argv else None
        status = main(sys.argv[1], with_book)
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError) as error:
        print("WRONG: the transcript cannot be read: %r" % error)
        status = 2
    sys.exit(status)
