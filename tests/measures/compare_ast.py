"""Counts the works anew with Python's own parser and tokenizer, and compares with the counts that the edition publishes.

    glossator build --out SITE
    python3 tests/measures/compare_ast.py SITE/data/measures.json corpus

Every count that the text alone decides must be equal in every file: lines, comments, documentation, calls, arithmetic, branching, numbers,
strings, identifiers, loops. What a call means is not asked here (see tests/names). Prints one line a difference; exits with 1 if there is any.
Python from 3.8 to 3.11: later ones cut f-strings into tokens of their own.
"""

import ast
import io
import json
import keyword
import pathlib
import sys
import tokenize

BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.IfExp, ast.BoolOp, ast.ExceptHandler, ast.Break, ast.Continue)


def is_text(node):
    """A string, or what joins, repeats or formats one."""
    if isinstance(node, ast.BinOp):
        return is_text(node.left) or is_text(node.right)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)))


def is_number(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex)) and not isinstance(node.value, bool)


def annotations(tree):
    """The nodes of annotations, which are about types and calculate nothing."""
    inside = set()
    for node in ast.walk(tree):
        for field in ("annotation", "returns"):
            top = getattr(node, field, None)
            if isinstance(top, ast.AST):
                inside.update(ast.walk(top))
    return inside


def count(text):
    tree = ast.parse(text)
    about_types = annotations(tree)
    found = dict.fromkeys(("calls", "arithmetic", "branching", "numbers", "strings", "for", "while"), 0)
    documentation, documenting, in_f_strings = set(), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and is_text(node.value) and not isinstance(node.value, ast.BinOp):
            documentation.update(range(node.lineno, node.end_lineno + 1))
            documenting.add(node.value)
        if isinstance(node, ast.JoinedStr):
            # Its pieces of text are parts of one string; what stands in braces is code.
            in_f_strings.update(part for part in node.values if isinstance(part, ast.Constant))
            for part in node.values:
                if isinstance(part, ast.FormattedValue) and isinstance(part.format_spec, ast.JoinedStr):
                    in_f_strings.add(part.format_spec)
    for node in ast.walk(tree):
        found["calls"] += isinstance(node, ast.Call)
        found["branching"] += isinstance(node, BRANCHES) or type(node).__name__ == "match_case"
        if isinstance(node, ast.comprehension):
            found["branching"] += len(node.ifs)
        found["for"] += isinstance(node, (ast.For, ast.AsyncFor))
        found["while"] += isinstance(node, ast.While)
        if node in about_types or node in documenting or node in in_f_strings:
            continue
        if isinstance(node, ast.BinOp):
            found["arithmetic"] += not is_text(node)
        elif isinstance(node, ast.AugAssign):
            found["arithmetic"] += not is_text(node.value)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            found["arithmetic"] += not is_number(node.operand)
        elif is_number(node):
            found["numbers"] += 1
        elif is_text(node):
            found["strings"] += 1
    found["docstring-lines"] = len(documentation)
    found["lines"] = text.count("\n") + (not text.endswith("\n"))
    comments = set()
    names = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            comments.add(token.start[0])
        elif token.type == tokenize.NAME and not keyword.iskeyword(token.string):
            names.append(token.string)
    # The tokenizer does not look into f-strings.
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    names += names_of(part.value)
    found["comment-lines"] = len(comments)
    found["occurrences"] = len(names)
    found["distinct"] = len(set(names))
    found["short"] = sum(len(name) <= 2 for name in names)
    return found


def names_of(expression):
    """The names in an expression of an f-string."""
    names = []
    for node in ast.walk(expression):
        if isinstance(node, ast.Name):
            names.append(node.id)
        elif isinstance(node, ast.Attribute):
            names.append(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            names.append(node.arg)
        elif isinstance(node, ast.arg):
            names.append(node.arg)
    return names


def published(counts):
    flat = dict(counts)
    flat["calls"] = counts["calls"]["all"]
    flat.update(counts["identifiers"])
    return flat


def main():
    data, corpus = json.loads(pathlib.Path(sys.argv[1]).read_text()), pathlib.Path(sys.argv[2])
    different = compared = files = 0
    for file in data["files"]:
        if "counts" not in file:
            continue
        text = (corpus / file["work"] / "source" / file["path"]).read_text(encoding="utf-8-sig")
        ours, files = published(file["counts"]), files + 1
        for name, value in count(text).items():
            compared += 1
            if ours[name] != value:
                different += 1
                print(f"{file['work']}:{file['path']} {name}: published {ours[name]}, Python's parser {value}")
    print(f"{compared} counts of {files} files compared, {different} different")
    sys.exit(different > 0)


main()
