"""Holds the figures of `glossator collate` against Python's own difflib, tokenize and ast.

    cargo build && python3 tests/collation/compare_difflib.py

Needs the sources of the corpus (`glossator vendor`). For each pair: the likeness by line and by token as difflib has it (autojunk off, both ways
round) and as we have it, and whether the dumps of the syntax trees are equal. Ends with 1 if a figure of ours is below difflib's, or if we
call two trees the same whose dumps differ, the order of imports at the top of the file aside, or the other way round.
"""

import ast
import difflib
import io
import json
import subprocess
import sys
import tokenize

BASE = "corpus/gpt-2/source/src/"
PAIRS = [
    ("O1", "corpus/gpt-2/witnesses/c2dae27/src/", ["model", "sample", "encoder"]),
    ("O2", "corpus/gpt-2/witnesses/e33295b/src/", ["interactive_conditional_samples", "generate_unconditional_samples"]),
    ("O3", "corpus/gpt-2/witnesses/f35fa1d/src/", ["sample"]),
    ("A1", "corpus/ai-dungeon/witnesses/992f900/generator/gpt2/src/", ["model", "sample", "encoder"]),
    ("A", "corpus/ai-dungeon/source/generator/gpt2/src/", ["model", "sample", "encoder"]),
    ("N", "corpus/nshepperd-gpt-2/source/src/", ["model", "sample", "encoder", "interactive_conditional_samples",
                                                 "generate_unconditional_samples"]),
    ("S1", "corpus/gpt-2-simple/witnesses/0.1/gpt_2_simple/src/", ["model", "sample", "encoder"]),
    ("S", "corpus/gpt-2-simple/source/gpt_2_simple/src/", ["model", "sample", "encoder"]),
]
LAYOUT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def tokens(text):
    return [one.string for one in tokenize.generate_tokens(io.StringIO(text).readline) if one.type not in LAYOUT]


def ratio(a, b):
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def dump(text, sort):
    tree = ast.parse(text)
    if sort:
        imports = [ast.dump(one) for one in tree.body if isinstance(one, (ast.Import, ast.ImportFrom))]
        rest = [ast.dump(one) for one in tree.body if not isinstance(one, (ast.Import, ast.ImportFrom))]
        return sorted(imports), rest
    return ast.dump(tree)


def main():
    wrong = 0
    print("| witness | file | line: difflib | ours | token: difflib | other way round | ours | tree: ours | dumps | state |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---|---|")
    for sigil, folder, files in PAIRS:
        for name in files:
            paths = [f"{BASE}{name}.py", f"{folder}{name}.py"]
            a, b = (open(path, encoding="utf-8").read() for path in paths)
            said = subprocess.run(["target/debug/glossator", "collate", *paths, "--format", "json"],
                                  capture_output=True, text=True, check=True).stdout
            found = json.loads(said)["files"][0]
            ours = {key: one["ratio"] for key, one in found["likeness"].items()}
            line, token, turned = ratio(a.splitlines(), b.splitlines()), ratio(tokens(a), tokens(b)), ratio(tokens(b), tokens(a))
            equal, sorted_equal = dump(a, False) == dump(b, False), dump(a, True) == dump(b, True)
            dumps = "equal" if equal else "equal but for imports" if sorted_equal else "differ"
            same = found["state"] in ("same-bytes", "same-tree")
            ours.setdefault("token", 1.0)
            ours.setdefault("tree", 1.0)
            if ours["line"] < line - 1e-9 or ours["token"] < max(token, turned) - 1e-9 or same != sorted_equal:
                wrong += 1
            print(f"| {sigil} | {name}.py | {line:.3f} | {ours['line']:.3f} | {token:.3f} | {turned:.3f} | {ours['token']:.3f} "
                  f"| {ours['tree']:.3f} | {dumps} | {found['state']} |")
    sys.exit(1 if wrong else 0)


main()
