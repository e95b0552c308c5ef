"""The instances that the draws of pairs are measured on."""

import itertools
import random

from lots_rules import Instance

ALL = ["P1", "P2", "P3"]


def state(name, region, protocols):
    return {"id": name, "region": region, "protocols": protocols}


def rules(cover):
    return {"cover": cover, "second": "any", "minReviews": 1, "maxReviews": 3, "noMutual": True}


def like():
    """Six States in two regions of three, all party to everything."""
    return Instance({
        "rules": rules("together"),
        "states": [state(name, region, ALL) for name, region in zip("ABCDEF", ["R1"] * 3 + ["R2"] * 3)],
        "underReview": list("ABCDEF"),
    })


def uneven():
    """Seven States that differ, the two reviewing States to be party to the Protocols between them; one review is over,
    and one State may not review another."""
    return Instance({
        "rules": rules("together"),
        "states": [
            state("A", "R1", ALL), state("B", "R1", ["P1"]), state("C", "R1", ["P1", "P2"]), state("D", "R1", ["P3"]),
            state("E", "R2", ALL), state("F", "R2", ["P1", "P2"]), state("G", "R2", ["P3"]),
        ],
        "underReview": list("ABCEFG"),
        "history": [["D", "A", "E"]],
        "exclusions": [["B", "A"]],
    })


def two_years():
    """Eight States that differ, each reviewing State to be party to all the Protocols; three reviews now, two later."""
    two = ["P1", "P2"]
    return Instance({
        "rules": rules("each"),
        "states": [
            state("A", "R1", ALL), state("B", "R1", ALL), state("C", "R1", ALL), state("D", "R1", two),
            state("E", "R2", ALL), state("F", "R2", ALL), state("G", "R2", two), state("H", "R2", two),
        ],
        "underReview": list("ADG"),
        "later": list("EH"),
    })


def synthetic(states, cover, chance):
    """So many States of five regional groups in the proportions of 191, each party to each Protocol by chance; a fifth
    of them, in proportion, is under review this year, the rest later."""
    rng = random.Random(chance)
    roll, groups = [], []
    for group, end in enumerate(itertools.accumulate([54, 54, 23, 33, 27]), 1):
        members = [f"S{number:04}" for number in range(len(roll) + 1, end * states // 191 + 1)]
        for name in members:
            protocols = [protocol for protocol, odds in zip(ALL, (95, 80, 65)) if rng.randrange(100) < odds]
            roll.append(state(name, f"G{group}", protocols))
        rng.shuffle(members)
        groups.append(members)
    shares = [len(members) // 5 for members in groups]
    for group in sorted(range(5), key=lambda group: -(len(groups[group]) % 5))[:states // 5 - sum(shares)]:
        shares[group] += 1
    return Instance({
        "rules": rules(cover),
        "states": roll,
        "underReview": sorted(name for members, share in zip(groups, shares) for name in members[:share]),
        "later": sorted(name for members, share in zip(groups, shares) for name in members[share:]),
    })
