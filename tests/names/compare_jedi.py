"""Compares what we say names mean with what jedi says.

    python3 -m venv VENV && VENV/bin/pip install jedi
    cargo build --example references
    VENV/bin/python tests/names/compare_jedi.py [--ours target/debug/examples/references] [--show N] FOLDER…

Each folder is a project of its own. Every use of a name that we report is put to jedi as `goto(follow_imports=True)`; jedi is also asked
about every other identifier of the text that it does not itself call a definition, so that what we overlook counts. One line a folder:

    exact      the same binding
    variable   another binding of the same variable: jedi names the nearest, we name all
    item       jedi names a line like `x[i] = 1`, which to us binds nothing: there, too, we mean the same variable
    file       jedi is inside the project too, but at another variable or in another file: what precision counts against us
    only ours  we link inside the project, jedi has nothing
    only jedi  jedi is inside the project, we have nothing: what recall counts against us
    imported   both stop at the same import, whose module is not in the project

agreed = exact + variable + item; precision = agreed / (agreed + file); recall = agreed / (all that jedi finds inside the project)
Where jedi stops at an import statement it has found nothing inside the project but that line; it counts as inside if we say otherwise.
Exits with 1 if a folder's precision is below 0.99 or its recall below 0.95.
"""

import argparse
import ast
import collections
import json
import pathlib
import subprocess
import sys

import jedi


class Text:
    """A file's text, with bytes for us and lines and columns for jedi."""

    def __init__(self, path):
        self.bytes = path.read_bytes()
        self.lines = self.bytes.decode("utf-8-sig" if self.bytes.startswith(b"\xef\xbb\xbf") else "utf-8").split("\n")
        self.starts = [0]
        for line in self.bytes.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def place(self, byte):
        line = next_above(self.starts, byte)
        return line, len(self.bytes[self.starts[line - 1] : byte].decode())


def next_above(starts, byte):
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if starts[middle] <= byte else (low, middle)
    return low


def ours(program, root):
    """What we say, by path and place: ("in", path, places), ("out", path, places of the import) or None."""
    out = subprocess.run([program, str(root)], check=True, capture_output=True, text=True).stdout
    texts, said = {}, collections.defaultdict(dict)

    def text(path):
        if path not in texts:
            texts[path] = Text(root / path)
        return texts[path]

    for line in out.splitlines():
        one = json.loads(line)
        target = one["target"]
        if target and "external" in target:
            spans = [text(one["path"]).place(start) for start, _ in target["spans"] or []]
            target = ("out", target["external"], spans)
        elif target:
            target = ("in", target["path"], [text(target["path"]).place(start) for start, _ in target["spans"]])
        said[one["path"]][text(one["path"]).place(one["start"])] = (one["name"], target)
    return said


def imports(path):
    """The lines of a file's import statements."""
    try:
        tree = ast.parse(path.read_bytes())
    except SyntaxError:
        return set()
    found = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    return {line for node in found for line in range(node.lineno, node.end_lineno + 1)}


def jedi_targets(script, root, place):
    """Where jedi goes, as far as that is inside the project; modules are at (1, 0)."""
    try:
        names = script.goto(*place, follow_imports=True)
    except Exception:  # jedi fails on some texts, and that is no finding about us
        return []
    found = []
    for name in names:
        if name.module_path is None or name.line is None:
            continue
        try:
            path = pathlib.Path(name.module_path).resolve().relative_to(root)
        except ValueError:
            continue
        found.append((str(path), (name.line, name.column)))
    return found


def compare(program, root, show):
    project = jedi.Project(str(root), added_sys_path=[], load_unsafe_extensions=False)
    counts, shown = collections.Counter(), []
    said = ours(program, root)
    for path in sorted(str(found.relative_to(root)) for found in root.rglob("*.py")):
        script = jedi.Script(path=str(root / path), project=project)
        import_lines, items = {path: imports(root / path)}, {}
        uses = dict(said.get(path, {}))
        leaf = script._module_node.get_first_leaf() if hasattr(script, "_module_node") else None
        while leaf is not None:
            if leaf.type == "name" and leaf.start_pos not in uses and not leaf.is_definition(include_setitem=False):
                uses[leaf.start_pos] = (leaf.value, None)
            leaf = leaf.get_next_leaf()
        for place, (name, target) in sorted(uses.items()):
            theirs = [(p, q) for p, q in jedi_targets(script, root, place) if not (p == path and q == place)]
            stops = [t for t in theirs if t[1][0] in import_lines.setdefault(t[0], imports(root / t[0]))]
            verdict = judge(target, theirs, stops)
            if verdict == "file" and any(same(said, items, root, target, t) for t in theirs):
                verdict = "item"
            counts[verdict] += 1
            if verdict in ("file", "only jedi", "only ours", "import"):
                shown.append((verdict, f"{path}:{place[0]}:{place[1]} {name}: ours {target}, jedi {theirs}"))
    shown.sort()
    for verdict in ("file", "import", "only jedi", "only ours"):
        for line in [line for v, line in shown if v == verdict][:show]:
            print(f"  {verdict}: {line}")
    return counts


def same(said, items, root, target, place):
    """True if jedi's place is the name in an assignment to an item, and we say of it what we say of the use."""
    path, at = place
    if path not in items:
        try:
            tree = ast.parse((root / path).read_bytes())
        except SyntaxError:
            tree = ast.Module(body=[], type_ignores=[])
        lines = (root / path).read_bytes().split(b"\n")
        stored = [n for n in ast.walk(tree) if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store)]
        bases = [inner for n in stored for inner in ast.walk(n.value) if isinstance(inner, (ast.Name, ast.Attribute))]
        items[path] = set()
        for n in bases:
            # Of `a.b` the name is what the attribute ends with.
            byte = n.col_offset if isinstance(n, ast.Name) else n.end_col_offset - len(n.attr.encode())
            line = n.lineno if isinstance(n, ast.Name) else n.end_lineno
            items[path].add((line, len(lines[line - 1][:byte].decode())))
    return at in items[path] and said[path].get(at, (None, None))[1] == target


def judge(target, theirs, stops):
    if target is None or target[0] == "out":
        inside = [t for t in theirs if t not in stops]
        if inside:
            return "only jedi"
        if stops and target is None:
            return "only jedi"
        return "imported" if stops else "neither"
    _, path, places = target
    if not theirs:
        return "only ours"
    # The module itself has no name in its text: we say its first byte, jedi its first line.
    if any(t == (path, places[0]) for t in theirs) or any((path, p) in theirs for p in places):
        return "exact" if (path, places[0]) in theirs or len(places) == 1 else "variable"
    if all(t in stops for t in theirs):
        return "import"
    return "file"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", default="target/debug/examples/references")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    good = True
    columns = ("exact", "variable", "item", "file", "import", "only ours", "only jedi", "imported", "neither")
    print(f"jedi {jedi.__version__}, Python {sys.version.split()[0]}")
    print("| folder | " + " | ".join(columns) + " | precision | recall |")
    print("|---" * (len(columns) + 3) + "|")
    for folder in options.folders:
        counts = compare(options.ours, folder.resolve(), options.show)
        agree = counts["exact"] + counts["variable"] + counts["item"]
        precision = agree / max(1, agree + counts["file"])
        recall = agree / max(1, agree + counts["file"] + counts["only jedi"])
        good &= precision >= 0.99 and recall >= 0.95
        figures = " | ".join(str(counts[column]) for column in columns)
        print(f"| {'/'.join(folder.parts[-2:])} | {figures} | {precision:.4f} | {recall:.4f} |", flush=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
