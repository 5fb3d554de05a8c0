"""Draws beads from a bag, one after the other."""

import random


def string(*args):
    return "-".join(args)


def count(beads):
    found = {}
    for bead in beads:
        found[bead] = found.get(bead, 0) + 1
    return found


def multinomial(weights, many):
    beads = sorted(weights)
    return random.choices(beads, [weights[bead] for bead in beads], k=many)


def without_amber(beads):
    return [bead for bead in beads if bead != "amber"]


def without_blue(beads):
    return [bead for bead in beads if bead != "blue"]


def without_coral(beads):
    return [bead for bead in beads if bead != "coral"]


def without_dun(beads):
    return [bead for bead in beads if bead != "dun"]


def without_ebony(beads):
    return [bead for bead in beads if bead != "ebony"]


def without_fawn(beads):
    return [bead for bead in beads if bead != "fawn"]


def without_grey(beads):
    return [bead for bead in beads if bead != "grey"]


def without_hazel(beads):
    return [bead for bead in beads if bead != "hazel"]


# Beads are strung in the order in which they are drawn.
# No bead is ever put back.
# The bag is never empty, since it only says how heavy a colour is.


def sample_sequence(bag, length, top_k=0):
    """Strings beads.

    The lightest of them stay in the bag.
    """
    def body(said):
        weights = {bead: bag.weigh(bead) for bead in bag.colours}
        heavy = sorted(weights, key=weights.get)[-top_k:]
        drawn = multinomial(weights, top_k=0) if top_k else heavy
        last = said[-1:]
        return said + [bead for bead in drawn if bead not in last]

    beads = []
    while len(beads) < length:
        beads = body(beads)
    return beads
