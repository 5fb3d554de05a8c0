"""A bag of beads."""


def is_red(bead):
    return bead == "red"


def is_orange(bead):
    return bead == "orange"


def is_yellow(bead):
    return bead == "yellow"


def is_green(bead):
    return bead == "green"


def is_cyan(bead):
    return bead == "cyan"


def is_azure(bead):
    return bead == "azure"


def is_indigo(bead):
    return bead == "indigo"


def is_violet(bead):
    return bead == "violet"


def is_pink(bead):
    return bead == "pink"


def is_brown(bead):
    return bead == "brown"


def is_white(bead):
    return bead == "white"


def is_black(bead):
    return bead == "black"


def is_grey(bead):
    return bead == "grey"


def is_gold(bead):
    return bead == "gold"


def is_silver(bead):
    return bead == "silver"


def is_mauve(bead):
    return bead == "mauve"
