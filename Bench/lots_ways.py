"""Four ways to draw pairs. Each draws from one instance as often as it is asked to.

As a program: `lots_ways.py WAY FILE SEED` draws once and prints the pairs as JSON, to be timed as a whole process.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from lots_rules import Instance

PALERMO = Path(os.environ.get("PALERMO", Path(__file__).resolve().parents[1] / ".build/release/palermo"))

# The rules as an answer-set program. A review has the number of its two lots halved.
RULES = """
lot(L) :- pool(L, _).
{ falls(L, S) : pool(L, S) } = 1 :- lot(L).
:- falls(L, S), falls(L + 1, S), L \\ 2 = 0.
serves(S, R) :- falls(L, S), review(L / 2, R).
:- serves(S, R), serves(R, S), S < R.
:- limits(S, Least, Most), not Least { falls(L, S) : pool(L, S) } Most.
covered(L / 2, P) :- falls(L, S), party(S, P).
:- needed(V, P), not covered(V, P).
#show falls/2.
"""


class Palermo:
    """The project's own chain, one process for each draw."""

    def __init__(self, file):
        self.file = file

    def command(self, rng, *more):
        return [PALERMO, "draw", "pairs", "--instance", self.file, "--seed", rng.randbytes(32).hex(), *more]

    def draw(self, rng):
        return self.read(subprocess.run(self.command(rng), stdout=subprocess.PIPE, check=True).stdout)

    @staticmethod
    def read(text):
        return {state: (pair["regional"], pair["second"]) for state, pair in json.loads(text)["pairs"].items()}


class AnswerSet:
    """clingo's first answer, as random as its options make it: every decision by chance, with a sign by chance; nothing
    simplified beforehand, which would fix some of them; and, beyond its options, the States and lots numbered, and the
    facts arranged, anew for each draw."""

    OPTIONS = ["--rand-freq=1", "--sign-def=rnd", "--eq=0", "--sat-prepro=no", "--trans-ext=no"]

    def __init__(self, instance):
        self.instance = instance

    def draw(self, rng):
        program = Program(self.instance, rng, [f"--seed={rng.getrandbits(31)}", *self.OPTIONS])
        return program.answer()


class SequentialSkip:
    """Lot after lot evenly upon the States with which the draw can still be completed; the States under review as they
    come from the urn. Candidates are tried as they come too, until one can be completed: which gives each that can be
    the same chance. Whether one can, clingo proves."""

    def __init__(self, instance):
        self.instance = instance
        self.program = Program(instance)

    def draw(self, rng):
        instance, pairs, fallen = self.instance, {}, []
        reviews = list(range(len(instance.now)))
        rng.shuffle(reviews)
        for review in reviews:
            drawn = []
            for lot in (2 * review, 2 * review + 1):
                candidates = list(instance.pools[lot])
                rng.shuffle(candidates)
                state = next(state for state in candidates if self.program.possible([*fallen, (lot, state)]))
                fallen.append((lot, state))
                drawn.append(state)
            pairs[instance.now[review]] = tuple(drawn)
        return pairs


class RandomObjective:
    """CP-SAT's best assignment under a weight by chance for each State in each lot."""

    def __init__(self, instance, workers=1, limit=None):
        from ortools.sat.python import cp_model
        self.cp_model, self.instance = cp_model, instance
        self.workers, self.limit, self.proved = workers, limit, None
        model = self.model = cp_model.CpModel()
        falls = self.falls = [{state: model.new_bool_var("") for state in pool} for pool in instance.pools]
        serves = {}
        for lot, (reviewed, _) in enumerate(instance.lots):
            model.add_exactly_one(falls[lot].values())
            for state, variable in falls[lot].items():
                serves.setdefault((state, reviewed), []).append(variable)
        for review in range(len(falls) // 2):
            first, second = falls[2 * review], falls[2 * review + 1]
            reviewed, _ = instance.lots[2 * review]
            for state in first.keys() & second.keys():
                model.add_at_most_one(first[state], second[state])
            for protocol in instance.protocols[reviewed]:
                model.add_bool_or(variable for pool in (first, second) for state, variable in pool.items()
                                  if protocol in instance.protocols[state])
        for (state, reviewed), variables in serves.items():
            if state < reviewed and (reviewed, state) in serves:
                model.add_at_most_one(variables + serves[reviewed, state])
        for state in instance.states:
            variables = [falls[lot][state] for lot in range(len(falls)) if state in falls[lot]]
            least, most = limits(instance, state)
            model.add_linear_constraint(sum(variables), least, most)

    def draw(self, rng):
        self.model.clear_objective()
        self.model.maximize(sum(
            rng.getrandbits(20) * variable for pool in self.falls for variable in pool.values()))
        solver = self.cp_model.CpSolver()
        solver.parameters.random_seed = rng.getrandbits(31)
        if self.workers:
            solver.parameters.num_workers = self.workers
        if self.limit:
            solver.parameters.max_time_in_seconds = self.limit
        status = solver.solve(self.model)
        self.proved = status == self.cp_model.OPTIMAL
        if status not in (self.cp_model.OPTIMAL, self.cp_model.FEASIBLE):
            raise SystemExit(f"CP-SAT found nothing: {solver.status_name(status)}")
        return paired(self.instance, [
            next(state for state, variable in pool.items() if solver.boolean_value(variable)) for pool in self.falls])


class Program:
    """The answer-set program of an instance; with `rng`, numbered and arranged by chance."""

    def __init__(self, instance, rng=None, options=()):
        import clingo
        self.instance, self.clingo = instance, clingo
        names, reviews = list(instance.states), list(range(len(instance.lots) // 2))
        if rng:
            rng.shuffle(names)
            rng.shuffle(reviews)
        self.names, self.reviews = names, reviews
        self.number = {state: number for number, state in enumerate(names)}
        self.place = {review: place for place, review in enumerate(reviews)}
        facts = list(self.facts())
        if rng:
            rng.shuffle(facts)
        self.control = clingo.Control(list(options), logger=lambda code, message: None)
        self.control.add("base", [], "\n".join(facts) + RULES)
        self.control.ground([("base", [])])

    def facts(self):
        instance, number = self.instance, self.number
        for lot, pool in enumerate(instance.pools):
            for state in pool:
                yield f"pool({self.lot(lot)}, {number[state]})."
        for review, place in self.place.items():
            reviewed, _ = instance.lots[2 * review]
            yield f"review({place}, {number[reviewed]})."
            for protocol in sorted(instance.protocols[reviewed]) if instance.cover == "together" else ():
                yield f'needed({place}, "{protocol}").'
        for state in instance.states:
            least, most = limits(instance, state)
            yield f"limits({number[state]}, {least}, {most})."
            for protocol in sorted(instance.protocols[state]) if instance.cover == "together" else ():
                yield f'party({number[state]}, "{protocol}").'

    def lot(self, lot):
        return 2 * self.place[lot // 2] + lot % 2

    def answer(self):
        """The first assignment found, of all that remains of the cycle; nothing if there is none."""
        return self.solve([])

    def possible(self, fallen):
        """Whether some assignment has these lots fallen upon these States."""
        return bool(self.control.solve(assumptions=self.assumed(fallen)).satisfiable)

    def completion(self, pairs):
        """An assignment of all that remains with these pairs in it; nothing if there is none."""
        lots = {lot: number for number, lot in enumerate(self.instance.lots)}
        return self.solve([
            (lots[reviewed, place], state) for reviewed, pair in pairs.items()
            for place, state in zip(("regional", "second"), pair)])

    def assumed(self, fallen):
        number, function = self.clingo.Number, self.clingo.Function
        return [
            (function("falls", [number(self.lot(lot)), number(self.number[state])]), True) for lot, state in fallen]

    def solve(self, fallen):
        with self.control.solve(assumptions=self.assumed(fallen), yield_=True) as handle:
            model = handle.model()
            if model is None:
                return None
            fell = {}
            for atom in model.symbols(shown=True):
                lot, state = (argument.number for argument in atom.arguments)
                fell[2 * self.reviews[lot // 2] + lot % 2] = self.names[state]
        return paired(self.instance, [fell[lot] for lot in range(len(self.instance.lots))])


def limits(instance, state):
    """How many of the lots that remain may, and must, fall upon a State."""
    served = instance.served[state]
    return max(0, instance.least - served), max(0, instance.most - served)


def paired(instance, fell):
    """The pairs, where each lot in order has fallen upon the State given for it."""
    return {instance.lots[lot][0]: (fell[lot], fell[lot + 1]) for lot in range(0, len(fell), 2)}


def main():
    way, file, seed = sys.argv[1:4]
    instance = Instance(json.loads(Path(file).read_text()))
    rng = random.Random(seed)
    proved = None
    if way == "answer-set":
        pairs = AnswerSet(instance).draw(rng)
    elif way == "skip":
        pairs = SequentialSkip(instance).draw(rng)
    else:
        drawing = RandomObjective(instance, workers=0, limit=float(sys.argv[4]))
        pairs = drawing.draw(rng)
        proved = drawing.proved
    print(json.dumps({"pairs": pairs, "proved": proved}))


if __name__ == "__main__":
    main()
