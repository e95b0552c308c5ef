"""The instances that the draws of pairs are measured on."""

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
    and one lot is drawn again."""
    return Instance({
        "rules": rules("together"),
        "states": [
            state("A", "R1", ALL), state("B", "R1", ["P1"]), state("C", "R1", ["P1", "P2"]), state("D", "R1", ["P3"]),
            state("E", "R2", ALL), state("F", "R2", ["P1", "P2"]), state("G", "R2", []),
        ],
        "underReview": list("ABCEFG"),
        "history": [["D", "A", "E"]],
        "exclusions": [["B", "A"], ["F", "A"]],
    })


def two_years():
    """Seven States that differ, each reviewing State to be party to all the Protocols; four reviews now, two later."""
    return Instance({
        "rules": rules("each"),
        "states": [
            state("A", "R1", ALL), state("B", "R1", ALL), state("C", "R1", ["P1", "P2"]), state("D", "R1", ["P1"]),
            state("E", "R2", ALL), state("F", "R2", ["P1", "P2"]), state("G", "R2", ["P1"]),
        ],
        "underReview": list("ACEG"),
        "later": list("DF"),
    })
