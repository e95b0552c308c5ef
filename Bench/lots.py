"""How fairly and how fast pairs are drawn (TOR 18-20): Palermo's chain beside an answer-set solver, a constraint solver
under a random objective, and the sequential draw that skips what cannot be completed.

Fairness, on small instances of which every valid assignment is known; time, on a whole cycle of 191 States. Whatever is
drawn is put before a checker (`lots_rules.faults`) before it counts. Writes its section of docs/performance.md.

    lots.py            the whole of it, some twenty minutes on two cores
    lots.py --quick    a minute: few draws, no more than one run of each way; prints, writes nothing

In the environment: LOTS_DRAWS (draws of each way on each small instance), LOTS_SAMPLES (draws of the chain whose shares
are compared), LOTS_RUNS (timed runs of each way), LOTS_CAP (seconds a run may take), PALERMO (the program).
"""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections import Counter
from pathlib import Path

import lots_instances
from lots_rules import enumerate_all, even_law, faults, outcome, skip_law
from lots_ways import AnswerSet, Palermo, Program, RandomObjective, SequentialSkip
from performance import machine, section

QUICK = "--quick" in sys.argv[1:]
DRAWS = int(os.environ.get("LOTS_DRAWS", 250 if QUICK else 5000))
SAMPLES = int(os.environ.get("LOTS_SAMPLES", 500 if QUICK else 20000))
RUNS = int(os.environ.get("LOTS_RUNS", 1 if QUICK else 3))
CAP = int(os.environ.get("LOTS_CAP", 20 if QUICK else 120))
SMALL = {"like": lots_instances.like, "uneven": lots_instances.uneven, "two years": lots_instances.two_years}
# The synthetic memberships: of the numbers from 1 on the first under which each of 191 States can be given the minimum,
# if each reviewing State must be party to all Protocols (known from clingo; the run shows it again).
CHANCE = 4
# Seconds, for a draw of Palermo's.
LIMITS = {191: 2.0, 2000: 30.0}
CHAIN, CLINGO, CPSAT, SKIP = "Palermo's chain", "clingo, randomised", "CP-SAT, random objective", "sequential skip"


def main():
    wrong = []
    with tempfile.TemporaryDirectory(prefix="palermo-bench-") as folder:
        fairness = [Fairness(name, make(), Path(folder, "small.json"), wrong) for name, make in SMALL.items()]
        timing = Timing(Path(folder), wrong)
    lines = [*introduction(wrong), *fairness_part(fairness), *timing.part()]
    if QUICK:
        print("\n".join(lines))
    else:
        section("How fairly and how fast pairs are drawn", lines)
    if wrong:
        raise SystemExit("\n".join(wrong))


def prose(*sentences):
    """A paragraph, and the empty line after it."""
    return [*textwrap.wrap(" ".join(sentences), 120, break_on_hyphens=False), ""]


def say(text):
    print(text, file=sys.stderr, flush=True)


# Fairness


class Fairness:
    """What is seen of each way on one small instance."""

    def __init__(self, name, instance, file, wrong):
        self.name, self.instance, self.wrong = name, instance, wrong
        file.write_text(json.dumps(instance.data))
        self.palermo = Palermo(file)
        self.assignments = enumerate_all(instance)
        self.law = even_law(instance, self.assignments)
        self.check_enumeration()
        self.skipping = skip_law(instance, self.assignments, in_order=False)
        self.skipping_in_order = skip_law(instance, self.assignments, in_order=True)
        rng = random.Random(f"ideal/{name}")
        every, chances = list(self.law), list(self.law.values())
        self.ideal = [self.seen(Counter(rng.choices(every, chances, k=DRAWS))) for _ in range(20 if QUICK else 200)]
        self.counts = {
            CHAIN: self.drawn(CHAIN, self.palermo),
            CLINGO: self.drawn(CLINGO, AnswerSet(instance)),
            CPSAT: self.drawn(CPSAT, RandomObjective(instance)),
            SKIP: self.drawn(SKIP, SequentialSkip(instance)),
        }
        self.rows = {way: self.seen(counts) for way, counts in self.counts.items()}
        self.shares = self.shares_of_the_chain()
        self.judge()

    def check_enumeration(self):
        """The enumerator here and the one of the program must find the same assignments, and its count their number."""
        command = self.palermo.command(random.Random(0), "--count", "--enumerate")
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        mine = {tuple(sorted(pairs.items())) for pairs in self.assignments}
        its = {tuple(sorted((state, (pair["regional"], pair["second"])) for state, pair in pairs.items()))
               for pairs in answer["assignments"]}
        counts = {len(mine), len(self.assignments), len(answer["assignments"]), int(answer["validCount"])}
        if mine != its or len(counts) != 1:
            raise SystemExit(f"{self.name}: {len(mine)} assignments here, {answer['validCount']} by Palermo's count")

    def drawn(self, way, drawing):
        say(f"{self.name}: {DRAWS} draws, {way}")
        counts = Counter()
        for number in range(DRAWS):
            pairs = drawing.draw(random.Random(f"{way}/{self.name}/{number}"))
            now = {state: pairs[state] for state in self.instance.now}
            whole = len(pairs) > len(now) or not self.instance.later
            found = faults(self.instance, pairs, whole)
            if not found and outcome(self.instance, now) not in self.law:
                found = ["the cycle cannot be completed after it"]
            if found:
                raise SystemExit(f"{self.name}, {way}, draw {number}: {found}")
            counts[outcome(self.instance, now)] += 1
        return counts

    def seen(self, counts, law=None):
        """Distance in total variation, chi-square per degree of freedom, and the likeliest outcome by the least likely,
        each in relation to what it should be."""
        law = law or self.law
        distance = sum(abs(chance - counts[pairs] / DRAWS) for pairs, chance in law.items()) / 2
        square = sum((counts[pairs] - DRAWS * chance) ** 2 / (DRAWS * chance) for pairs, chance in law.items())
        ratios = [counts[pairs] / chance for pairs, chance in law.items()]
        return distance, square / (len(law) - 1), max(ratios) / min(ratios) if min(ratios) else float("inf")

    def exact(self, law):
        ratios = [law[pairs] / chance for pairs, chance in self.law.items()]
        return sum(abs(law[pairs] - chance) for pairs, chance in self.law.items()) / 2, max(ratios) / min(ratios)

    def shares_of_the_chain(self):
        """More draws in one process, of which the shares of each lot are told: the largest distance of a share from its
        exact value, in standard deviations, and among how many shares."""
        say(f"{self.name}: {SAMPLES} draws in one process")
        command = self.palermo.command(random.Random(f"samples/{self.name}"), "--samples", str(SAMPLES))
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        if answer["valid"] != SAMPLES:
            self.wrong.append(f"{self.name}: {SAMPLES - answer['valid']} of {SAMPLES} draws are not valid")
        away = []
        for state in self.instance.now:
            for place, name in enumerate(("regional", "second")):
                exact = Counter(pairs[state][place] for pairs in self.assignments)
                shares = answer["marginals"][state][name]
                if not set(exact) <= set(shares):
                    self.wrong.append(f"{self.name}: a State that could be drawn for {state} is in no pool")
                for other, share in shares.items():
                    chance = exact[other] / len(self.assignments)
                    if chance in (0, 1) and share != chance:
                        self.wrong.append(f"{self.name}: {other} for {state} with share {share} instead of {chance}")
                    elif chance not in (0, 1):
                        away.append(abs(share - chance) / (chance * (1 - chance) / SAMPLES) ** 0.5)
        return max(away), len(away)

    def judge(self):
        """Six standard deviations are no accident."""
        for way, square in ((CHAIN, self.rows[CHAIN][1]), (SKIP, self.seen(self.counts[SKIP], self.skipping)[1])):
            if square > 1 + 6 * (2 / (len(self.law) - 1)) ** 0.5:
                self.wrong.append(f"{self.name}: {way} does not follow its law, chi-square {square:.2f} per degree")
        if self.shares[0] > 6:
            self.wrong.append(f"{self.name}: a share of the chain's is {self.shares[0]:.1f} standard deviations off")

    def table(self):
        distances, squares, ratios = zip(*self.ideal)
        distance = statistics.mean(distances)
        rows = [("an ideal sampler", DRAWS, distance, statistics.mean(squares), statistics.median(ratios))]
        rows += [(way, DRAWS, *row) for way, row in self.rows.items()]
        lines = ["| way | draws | distance | × ideal | χ² / df | likeliest ÷ least |", "|---|--:|--:|--:|--:|--:|"]
        for way, draws, far, square, ratio in rows:
            lines.append(f"| {way} | {draws:,} | {far:.3f} | {far / distance:.2f} | {square:.2f} | {told(ratio)} |")
        for way, law in (("its exact law", self.skipping), ("exact, States in order", self.skipping_in_order)):
            far, ratio = self.exact(law)
            lines.append(f"| {SKIP}, {way} | all | {far:.3f} | | | {told(ratio)} |")
        return lines

    def part(self):
        count, outcomes = len(self.assignments), len(self.law)
        what = f"{count} valid assignments" + ("" if outcomes == count else f", {outcomes} outcomes of this year")
        doc = " ".join(SMALL[self.name].__doc__.split())
        followed = self.seen(self.counts[SKIP], self.skipping)[1]
        return [
            *prose(f"**{self.name.capitalize()}**: {what}. {doc}"),
            *self.table(), "",
            *prose(
                f"The chain's shares over {SAMPLES:,} more draws: of {self.shares[1]}, the one farthest from its exact",
                f"value is {self.shares[0]:.1f} standard deviations off. The skip draw's {DRAWS:,} follow its exact",
                f"law with χ² / df {followed:.2f}."),
        ]


def told(ratio):
    return "∞" if ratio == float("inf") else f"{ratio:.1f}"


def fairness_part(fairness):
    def span(numbers, digits):
        low, high = f"{min(numbers):.{digits}f}", f"{max(numbers):.{digits}f}"
        return low if low == high else f"{low} to {high}"

    def times(way):
        return span([one.rows[way][0] / statistics.mean(seen[0] for seen in one.ideal) for one in fairness], 2)

    # Three standard deviations of chi-square, spread evenly: the distance is some 0.4 of the relative deviation.
    hidden = [0.4 * (3 * (2 * (len(one.law) - 1)) ** 0.5 / DRAWS) ** 0.5 for one in fairness]
    return [
        "### Fairness", "",
        *prose(
            "Distance is that in total variation from the law under which every way to complete the cycle is as",
            "likely. Few draws never show none, so an ideal sampler is simulated with as many. Likeliest and least are",
            "outcomes' frequencies, each in relation to its chance under that law; ∞ where an outcome was never seen.",
            "All valid assignments are enumerated here and by `--enumerate`, which agree."),
        *prose(
            f"clingo gives its first answer, with `--seed`, `{' '.join(AnswerSet.OPTIONS)}` and, beyond its options,",
            "States, lots and facts arranged anew for each draw: the best of some ways tried; its makers promise",
            "nothing of the kind. CP-SAT finds the best assignment under a weight by chance for each State in each",
            "lot. The skip draw takes the States under review as balls come from an urn, or in the order of the list;",
            "its laws are computed exactly. Among like States chance in the names alone evens out much; the other",
            "instances flatter nobody."),
        *(line for one in fairness for line in one.part()),
        *prose(
            f"Seen, in times the distance that an ideal sampler shows: {times(CHAIN)} for the chain, {times(CLINGO)}",
            f"for clingo, {times(CPSAT)} for CP-SAT, {times(SKIP)} for the skip draw, whose true distance is",
            f"{span([one.exact(one.skipping)[0] for one in fairness], 2)}.",
            f"{DRAWS:,} draws are finite: a distance of the chain's below some {span(hidden, 2)}, spread over all",
            "outcomes, would hardly be noticed. The chain is uniform up to its mixing, which is measured here on small",
            "instances only. A seed of 256 bits reaches fewer outcomes than there are at 191 States, so fairness there",
            "rests on SHA-256 being as good as chance to anybody who looks."),
    ]


# Time


class Timing:
    """Whole processes, the ways in turn, so that a slow moment of the machine strikes all alike."""

    def __init__(self, folder, wrong):
        self.wrong, self.rows = wrong, []
        for cover in ["each"] if QUICK else ["each", "together"]:
            self.measure(191, cover, [CHAIN, CLINGO, CPSAT, SKIP], RUNS, folder)
        for cover in [] if QUICK else ["each", "together"]:
            self.measure(2000, cover, [CHAIN], 1, folder)

    def measure(self, states, cover, ways, runs, folder):
        instance = lots_instances.synthetic(states, cover, CHANCE)
        file = folder / f"{states}-{cover}.json"
        file.write_text(json.dumps(instance.data))
        program = Program(instance) if states == 191 else None
        if program and not program.answer():
            raise SystemExit(f"{states} States, {cover}: the minimum is beyond reach; take another CHANCE")
        taken = {way: [] for way in ways}
        for run in range(runs):
            for way in ways:
                say(f"{states} States, {cover}: run {run + 1}, {way}")
                seconds, processor, pairs = self.run(way, file, f"{way}/{states}/{cover}/{run}")
                taken[way].append((seconds, processor))
                if pairs:
                    self.check(instance, program, pairs, f"{way}, {states} States, {cover}")
        chain = statistics.median(seconds for seconds, _ in taken[CHAIN])
        for way, times in taken.items():
            median, processor = (statistics.median(numbers) for numbers in zip(*times))
            limit = f"{median / LIMITS[states]:.2f}" if way == CHAIN else ""
            more = "> " if median >= CAP else ""
            shown = f"> {CAP}" if more else f"{median:.2f}"
            self.rows.append(
                f"| {states:,} | {cover} | {way} | {runs} | {shown} | {more}{processor:.2f} "
                f"| {more}{median / chain:.1f} | {limit} |")
            if limit and median > LIMITS[states]:
                self.wrong.append(f"{states} States, {cover}: {median:.2f} s; the limit is {LIMITS[states]} s")

    def run(self, way, file, seed):
        """Seconds, those of the processor, and the pairs; none where the cap was reached first."""
        other = {CLINGO: "answer-set", CPSAT: "objective", SKIP: "skip"}
        if way == CHAIN:
            command = Palermo(file).command(random.Random(seed))
        else:
            command = [sys.executable, Path(__file__).with_name("lots_ways.py"), other[way], file, seed, str(CAP)]
        before, began = processor_time(), time.perf_counter()
        try:
            # CP-SAT keeps the cap itself; what it has by then is no draw, but is checked all the same.
            answer = subprocess.run(
                command, stdout=subprocess.PIPE, check=True, timeout=CAP + 60 if way == CPSAT else CAP)
        except subprocess.TimeoutExpired:
            return float(CAP), processor_time() - before, None
        seconds, processor = time.perf_counter() - began, processor_time() - before
        if way == CHAIN:
            return seconds, processor, Palermo.read(answer.stdout)
        drawn = json.loads(answer.stdout)
        pairs = {state: tuple(pair) for state, pair in drawn["pairs"].items()}
        return (float(CAP) if drawn["proved"] is False else seconds), processor, pairs

    def check(self, instance, program, pairs, name):
        """This year's pairs; what is drawn for later years, if a way tells; and that the cycle can be completed after
        this year's, which clingo shows and the checker checks."""
        found = faults(instance, pairs, whole=len(pairs) > len(instance.now))
        if program and not found:
            completed = program.completion({state: pairs[state] for state in instance.now})
            found = faults(instance, completed, whole=True) if completed else ["the cycle cannot be completed"]
        if found:
            raise SystemExit(f"{name}: {found}")

    def part(self):
        return [
            "### Time", "",
            *prose(
                "The whole cycle is ahead: five groups in the proportions 54, 54, 23, 33, 27, a fifth of the States",
                "under review this year, the rest later; memberships of the three Protocols synthetic, with chances",
                "of 95, 80 and 65 in a hundred; TOR 18 bis read for each of the two reviewing States, or for the two",
                "together. Seconds are of the whole process, by the clock and of all processors, the median where",
                f"there are several runs, capped at {CAP}; CP-SAT uses all cores, the others one. The skip draw draws",
                "this year's lots only, with clingo as its look-ahead; the others draw all that remain. Whatever was",
                "drawn kept the rules and, at 191 States, left a cycle that can be completed. Limits: 2 s at 191",
                "States, 30 s at 2,000."),
            "| States | cover | way | runs | seconds | processor | × the chain | × limit |",
            "|--:|---|---|--:|--:|--:|--:|--:|", *self.rows,
        ]


def processor_time():
    """Of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def introduction(wrong):
    return [
        *prose(
            "Written by `make bench` (`Bench/lots.py`): Palermo's draw of pairs (TOR 18–20) beside three other ways:",
            "an answer-set solver (clingo 5.8.3), a constraint solver (OR-Tools CP-SAT 9.15), and lots drawn one after",
            "another that skip whatever cannot be completed. Everything drawn is put before a checker that shares",
            "nothing with Palermo before it counts."),
        machine(), "",
        *(prose("**Not as it should be in this run:**", "; ".join(wrong) + ".") if wrong else []),
    ]


if __name__ == "__main__":
    main()
