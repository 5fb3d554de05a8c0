"""Compares our Python grammar with Python's own tokenizer, character by character.

    cargo build --example tokens
    python3 tests/highlight/compare_tokenize.py [--tokens target/debug/examples/tokens] [--show N] FILE…

With `-` the files' names are read from standard input, one a line. A character (blanks excepted) is comment, string, number or other; where
the two disagree is counted, and the first N lines that disagree are shown. Exits with 1 when less than 99.9 % of all characters that
either calls a comment, a string or a number agree.

Since Python 3.12 the tokenizer looks into f-strings, and so does this: text, and the code inside. Only their seams are left out
(braces, conversion, format specification: neither string nor code). Before 3.12 f-strings are left out altogether. So are files
that the tokenizer refuses, and files with lines too long to be coloured.
"""

import argparse
import collections
import io
import json
import subprocess
import sys
import tokenize

OTHER, COMMENT, STRING, NUMBER, SEAM = ".", "c", "s", "n", "i"
OURS = {"comment": COMMENT, "docstring": STRING, "string": STRING, "escape": STRING, "number": NUMBER, "interpolation": SEAM}
STARTS = {getattr(tokenize, n) for n in ("FSTRING_START", "TSTRING_START") if hasattr(tokenize, n)}
ENDS = {getattr(tokenize, n) for n in ("FSTRING_END", "TSTRING_END") if hasattr(tokenize, n)}
MIDDLES = {getattr(tokenize, n) for n in ("FSTRING_MIDDLE", "TSTRING_MIDDLE") if hasattr(tokenize, n)}


def by_us(text, tokens):
    """Our tokens are in bytes, Python's in characters."""
    classes = [OTHER] * len(text)
    at_byte, position = 0, 0
    for start, end, name in tokens:
        while at_byte < start:
            at_byte += len(text[position].encode())
            position += 1
        while at_byte < end:
            classes[position] = OURS.get(name, OTHER)
            at_byte += len(text[position].encode())
            position += 1
    return classes


def by_python(text):
    """A class for every character, and whether it may be compared."""
    lines = io.StringIO(text, newline="").readlines()
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    classes, counted = [OTHER] * len(text), [True] * len(text)
    covered, open_at = set(), []
    for token in tokenize.generate_tokens(iter(lines).__next__):
        start = offsets[token.start[0] - 1] + token.start[1]
        end = offsets[min(token.end[0], len(lines) + 1) - 1] + token.end[1]
        span = range(start, min(end, len(text)))
        if token.type == tokenize.COMMENT:
            kind = COMMENT
        elif token.type == tokenize.STRING or token.type in STARTS | MIDDLES | ENDS:
            kind = STRING
        elif token.type == tokenize.NUMBER:
            kind = NUMBER
        else:
            kind = OTHER
        for position in span:
            classes[position] = kind
        covered.update(span)
        if token.type in STARTS:
            open_at.append(start)
        elif token.type in ENDS:
            first = open_at.pop()
            # Doubled braces and the blanks of a replacement field belong to no token.
            for position in range(first, end):
                counted[position] = counted[position] and position in covered
        elif token.type == tokenize.STRING and not STARTS:
            prefix = token.string[: min(token.string.find(q) for q in "\"'" if q in token.string)]
            if "f" in prefix.lower():
                for position in span:
                    counted[position] = False
    return classes, counted


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tokens", default="target/debug/examples/tokens")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    files = sys.stdin.read().split("\n") if options.files == ["-"] else options.files
    names = "\n".join(name for name in files if name)
    ours = subprocess.run([options.tokens, "-"], input=names, stdout=subprocess.PIPE, check=True, text=True).stdout
    seen, same, seams, left_out, shown, compared = collections.Counter(), collections.Counter(), 0, [], 0, 0
    for record in ours.splitlines():
        record = json.loads(record)
        if record["plain"]:
            left_out.append(f"{record['path']}: {record['plain']}")
            continue
        with open(record["path"], encoding="utf-8", newline="") as file:
            text = file.read()
        try:
            theirs, counted = by_python(text)
        except (tokenize.TokenError, SyntaxError, IndentationError, IndexError) as error:
            left_out.append(f"{record['path']}: {type(error).__name__}")
            continue
        compared += 1
        mine = by_us(text, record["tokens"])
        wrong_lines = set()
        for position, (our, their) in enumerate(zip(mine, theirs)):
            if our == SEAM:
                seams += 1
            elif counted[position] and text[position] not in " \t\r\n":
                for kind in {our, their}:
                    seen[kind] += 1
                    same[kind] += our == their
                if our != their:
                    wrong_lines.add(text.count("\n", 0, position) if len(wrong_lines) < options.show else -1)
        for line in sorted(wrong_lines - {-1}):
            if shown < options.show:
                shown += 1
                start = sum(len(part) for part in text.split("\n")[:line]) + line
                end = start + len(text.split("\n")[line])
                print(f"{record['path']}:{line + 1}\n  {text[start:end]}\n  {''.join(mine[start:end])}\n  {''.join(theirs[start:end])}")
    for kind, name in ((COMMENT, "comment"), (STRING, "string"), (NUMBER, "number"), (OTHER, "other")):
        print(f"{name:8} {same[kind]:>10} of {seen[kind]:>10}  {100 * same[kind] / max(1, seen[kind]):.4f} %")
    marked = [sum(counter[kind] for kind in (COMMENT, STRING, NUMBER)) for counter in (same, seen)]
    share = marked[0] / max(1, marked[1])
    print(f"together {marked[0]:>10} of {marked[1]:>10}  {100 * share:.4f} %; {compared} files, {seams} characters of seams left out")
    if left_out:
        print(f"{len(left_out)} files left out:", *left_out[:5], sep="\n  ")
    return 0 if compared and share >= 0.999 else 1


if __name__ == "__main__":
    sys.exit(main())
