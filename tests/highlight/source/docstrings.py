#!/usr/bin/env python3
# A comment may come first.

"""The module's own.

With \t an escape and 'quotes' inside.
"""

"""A string that documents nothing."""


def one():
    """One line."""
    """Not this one."""


def two(): 'on the same line'


def three(
    a,
):  # a comment after the colon

    # and one before it
    r"""Raw \d
    of two lines"""
    return """not this"""


class Four(Base):

    u'''Old style'''

    x = 1
    """after an attribute"""

    def five(self) -> "str":
        'single \'quoted\''

    def six(self):
        r'raw \d'

    def seven(self):
        f"""not a {docstring}"""

    def eight(self):
        x = """nor this"""

    def nine(self):
        """unfinished quotes "" inside ""\""""


def ten():
    return "no"
