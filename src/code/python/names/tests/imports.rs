//! Imports, between files and out of the work.

use super::{told, told_of};

fn of(path: &str, files: &[(&str, &str)]) -> Vec<String> {
    let prefix = format!("{path} ");
    told(files).into_iter().filter_map(|line| Some(line.strip_prefix(&prefix)?.to_owned())).collect()
}

#[test]
fn every_form_of_import() {
    let files = [
        ("pkg/__init__.py", "v = 1\n"),
        ("pkg/mod.py", "def f(): pass\n"),
        (
            "run.py",
            "import pkg.mod\nimport pkg.mod as pm\nfrom pkg import mod, v as w\nfrom pkg.mod import f\n\
             pkg.mod.f, pm.f, mod.f, w, f, pkg.v\n",
        ),
    ];
    assert_eq!(
        of("run.py", &files),
        [
            "1 pkg = pkg/__init__.py @1",
            "1 mod = pkg/mod.py @1",
            "2 pkg = pkg/__init__.py @1",
            "2 mod = pkg/mod.py @1",
            "2 pm = pkg/mod.py @1",
            "3 pkg = pkg/__init__.py @1",
            "3 mod = pkg/mod.py @1",
            "3 v = pkg/__init__.py v @1",
            "3 w = pkg/__init__.py v @1",
            "4 pkg = pkg/__init__.py @1",
            "4 mod = pkg/mod.py @1",
            "4 f = pkg/mod.py f @1",
            "5 pkg = pkg/__init__.py @1",
            "5 mod = pkg/mod.py @1",
            "5 f = pkg/mod.py f @1",
            "5 pm = pkg/mod.py @1",
            "5 f = pkg/mod.py f @1",
            "5 mod = pkg/mod.py @1",
            "5 f = pkg/mod.py f @1",
            "5 w = pkg/__init__.py v @1",
            "5 f = pkg/mod.py f @1",
            "5 pkg = pkg/__init__.py @1",
            "5 v = pkg/__init__.py v @1",
        ]
    );
}

#[test]
fn what_is_not_in_the_work_is_external() {
    let text = "import numpy as np, os.path\nfrom a.b import c as d\nfrom __future__ import division\nnp.random.rand, os.path.join, d.e\n";
    assert_eq!(
        told_of(text),
        [
            "1 numpy = numpy",
            "1 np = numpy",
            "1 os = os",
            "1 path = os.path",
            "2 a = a",
            "2 b = a.b",
            "2 c = a.b.c",
            "2 d = a.b.c",
            "3 division = __future__.division",
            "4 np = numpy via 1",
            "4 random = numpy.random",
            "4 rand = numpy.random.rand",
            "4 os = os via 1",
            "4 path = os.path",
            "4 join = os.path.join",
            "4 d = a.b.c via 2",
            "4 e = a.b.c.e",
        ]
    );
}

#[test]
fn relative_imports_count_their_dots() {
    let files = [
        ("p/__init__.py", ""),
        ("p/q/__init__.py", "from .a import x\n"),
        ("p/q/a.py", "from . import b\nfrom ..c import y as x\nfrom ...d import z\nfrom . import gone\n"),
        ("p/q/b.py", ""),
        ("p/c.py", "y = 1\n"),
    ];
    assert_eq!(of("p/q/__init__.py", &files), ["1 a = p/q/a.py @1", "1 x = p/c.py y @1"]);
    assert_eq!(
        of("p/q/a.py", &files),
        [
            "1 b = p/q/b.py @1",
            "2 c = p/c.py @1",
            "2 y = p/c.py y @1",
            "2 x = p/c.py y @1",
            "3 d = d",
            "3 z = d.z",
            "4 gone = ?"
        ]
    );
}

#[test]
fn stars_bring_public_names_and_the_last_one_wins() {
    let files = [
        ("a.py", "x = 1\ny = 1\n_z = 1\n"),
        ("b.py", "from a import *\ny = 2\n"),
        ("c.py", "from os import *\nfrom a import *\nfrom b import *\nx, y, _z, len, nobody\n"),
    ];
    assert_eq!(
        of("c.py", &files),
        [
            "1 os = os",
            "2 a = a.py @1",
            "3 b = b.py @1",
            "4 x = a.py x @1",
            "4 y = b.py y @2",
            "4 _z = ?",
            "4 len = builtins.len",
            "4 nobody = ?"
        ]
    );
}

#[test]
fn stars_in_a_circle_end() {
    let files = [("a.py", "from b import *\nx\n"), ("b.py", "from a import *\nfrom b import *\nx\n")];
    assert_eq!(told(&files).iter().filter(|line| line.ends_with("x = ?")).count(), 2);
    let files = [("a.py", "from b import x\nx\n"), ("b.py", "from a import x\nx\n")];
    for line in told(&files) {
        assert!(line.contains(".py @") || line.contains("x @1") || line.ends_with("x = ?"), "{line}");
    }
}

#[test]
fn imports_that_disagree_leave_the_name_itself() {
    let text = "try:\n    import json\nexcept ImportError:\n    import simplejson as json\njson.loads\n";
    assert_eq!(told_of(text)[4..], ["5 json = json @2,4", "5 loads = ?"]);
    let text = "if 1:\n    import tf\nelse:\n    import tf\ntf\n";
    assert_eq!(told_of(text)[2..], ["5 tf = tf via 2,4"], "but these agree");
}

#[test]
fn the_last_certain_import_counts() {
    let text = "import a as m\nm.x\nimport b as m\nm.x\ndef f(): m.x\n";
    let found: Vec<_> = told_of(text).into_iter().filter(|line| line.contains(" x = ")).collect();
    assert_eq!(found, ["2 x = a.x", "4 x = b.x", "5 x = ?"]);
}

#[test]
fn a_folder_without_a_file_is_a_package() {
    let files = [("a/b.py", "x = 1\n"), ("run.py", "import a.b\nfrom a import b, gone\na.b.x, gone\n")];
    assert_eq!(
        of("run.py", &files),
        [
            "1 a = ?",
            "1 b = a/b.py @1",
            "2 a = ?",
            "2 b = a/b.py @1",
            "2 gone = a.gone",
            "3 a = a @1",
            "3 b = a/b.py @1",
            "3 x = a/b.py x @1",
            "3 gone = a.gone via 2"
        ]
    );
}

#[test]
fn the_own_folder_of_a_script_comes_first() {
    let files = [("model.py", ""), ("src/model.py", "x = 1\n"), ("src/run.py", "import model\nmodel.x\n")];
    assert_eq!(of("src/run.py", &files)[1..], ["2 model = src/model.py @1", "2 x = src/model.py x @1"]);
}
