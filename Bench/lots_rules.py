"""The rules of the draw of pairs (TOR 18-20), written once more and sharing nothing with the program that is measured:
a checker of any pairs, an enumerator of all that are valid, and the exact law of the skip draw.

An instance is what `palermo draw pairs --instance` reads. Pairs are a dictionary: the State under review, and the names
of its regional and of its second reviewing State.
"""

from collections import Counter, defaultdict


class Instance:
    """An instance, and what follows from it at once."""

    def __init__(self, data):
        self.data = data
        rules = data["rules"]
        self.cover, self.second = rules["cover"], rules["second"]
        self.least, self.most = rules["minReviews"], rules["maxReviews"]
        self.region = {state["id"]: state["region"] for state in data["states"]}
        self.protocols = {state["id"]: frozenset(state["protocols"]) for state in data["states"]}
        self.states = list(self.region)
        self.now, self.later = data["underReview"], data.get("later", [])
        self.history = {reviewed: (regional, second) for reviewed, regional, second in data.get("history", [])}
        self.excluded = {(reviewed, reviewer) for reviewed, reviewer in data.get("exclusions", [])}
        self.served = Counter(reviewer for pair in self.history.values() for reviewer in pair)
        # The lots that remain of the cycle, this year's first: of each review the regional one, then the second.
        self.lots = [(reviewed, place) for reviewed in self.now + self.later for place in ("regional", "second")]
        self.pools = [self.pool(reviewed, place) for reviewed, place in self.lots]

    def pool(self, reviewed, place):
        """The States that a lot could fall upon, as far as it does not depend on other lots."""
        return [state for state in self.states if self.admits(reviewed, place, state)]

    def admits(self, reviewed, place, state):
        alike = self.region[state] == self.region[reviewed]
        if state == reviewed or (reviewed, state) in self.excluded or self.served[state] >= self.most:
            return False
        if reviewed in self.history and state in self.history[reviewed]:
            return False
        if reviewed in self.history.get(state, ()):  # it has been reviewed by the State now under review
            return False
        if self.cover == "each" and not self.protocols[reviewed] <= self.protocols[state]:
            return False
        return alike if place == "regional" else self.second == "any" or not alike


def faults(instance, pairs, whole):
    """What the pairs break, in words. `whole`: they are to be all that remain of the cycle, not only this year's."""
    found = []
    due = set(instance.now + instance.later if whole else instance.now)
    if set(pairs) != due:
        found.append(f"not the States due: {sorted(set(pairs) ^ due)}")
    every = {**instance.history, **pairs}
    for reviewed, (regional, second) in pairs.items():
        needed = instance.protocols[reviewed]
        if len({reviewed, regional, second}) != 3:
            found.append(f"{reviewed}: not two other States")
        if instance.region[regional] != instance.region[reviewed]:
            found.append(f"{reviewed}: {regional} is not of its region")
        if instance.second != "any" and instance.region[second] == instance.region[reviewed]:
            found.append(f"{reviewed}: {second} is of its region")
        if not needed <= instance.protocols[regional] | instance.protocols[second]:
            found.append(f"{reviewed}: Protocols not covered")
        for reviewer in (regional, second):
            if instance.cover == "each" and not needed <= instance.protocols[reviewer]:
                found.append(f"{reviewed}: {reviewer} is not party to its Protocols")
            if (reviewed, reviewer) in instance.excluded:
                found.append(f"{reviewed}: {reviewer} is excluded")
            if reviewed in every.get(reviewer, ()):
                found.append(f"{reviewed} and {reviewer} review each other")
    reviews = Counter(reviewer for pair in every.values() for reviewer in pair)
    for state in instance.states:
        if reviews[state] > instance.most and reviews[state] > instance.served[state]:
            found.append(f"{state}: {reviews[state]} reviews")
        if whole and reviews[state] < instance.least:
            found.append(f"{state}: {reviews[state]} reviews only")
    return found


def enumerate_all(instance):
    """Every valid assignment of what remains of the cycle. The search leaves out what two reviews or a maximum forbid
    at once; the checker judges the rest."""
    reviews = instance.now + instance.later
    reviewers = Counter(instance.served)
    found, pairs = [], {}

    def explore(number):
        if number == len(reviews):
            if not faults(instance, pairs, whole=True):
                found.append(dict(pairs))
            return
        reviewed = reviews[number]
        for regional in instance.pools[2 * number]:
            for second in instance.pools[2 * number + 1]:
                if (regional != second and max(reviewers[regional], reviewers[second]) < instance.most
                        and reviewed not in pairs.get(regional, ()) + pairs.get(second, ())):
                    reviewers.update((regional, second))
                    pairs[reviewed] = (regional, second)
                    explore(number + 1)
                    del pairs[reviewed]
                    reviewers.subtract((regional, second))

    explore(0)
    return found


def outcome(instance, pairs):
    """This year's part, which is what is published: always the same text for the same pairs."""
    return tuple((state, *pairs[state]) for state in instance.now)


def even_law(instance, assignments):
    """The chance of each outcome when every completion of the cycle is as likely: where nothing remains for later
    years, the same for all outcomes."""
    counts = Counter(outcome(instance, pairs) for pairs in assignments)
    return {pairs: count / len(assignments) for pairs, count in counts.items()}


def skip_law(instance, assignments, in_order):
    """The exact chance of each outcome when lot after lot falls evenly upon the States with which the draw can still be
    completed; the States under review taken as they stand, or each time any that is left, as balls from an urn."""
    law = defaultdict(float)

    def fall(possible, chance, left):
        if not left or len({outcome(instance, pairs) for pairs in possible}) == 1:
            law[outcome(instance, possible[0])] += chance
            return
        for state in left[:1] if in_order else left:
            rest = [other for other in left if other != state]
            share = chance if in_order else chance / len(left)
            firsts = parted(possible, lambda pairs: pairs[state][0])
            for first in firsts:
                seconds = parted(first, lambda pairs: pairs[state][1])
                for second in seconds:
                    fall(second, share / len(firsts) / len(seconds), rest)

    fall(assignments, 1.0, instance.now)
    return dict(law)


def parted(items, key):
    parts = defaultdict(list)
    for item in items:
        parts[key(item)].append(item)
    return list(parts.values())
