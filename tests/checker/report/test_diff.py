from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from fromlogits.checker.report import diff


def test_a_unified_diff(here):
    assert diff.render({"b.py": (b"x\n", b"y\n"), "a.py": (b"1\n2\n3\n", b"1\ntwo\n3\n")}) == (
        """\
--- a.py
+++ a.py
@@ -1,3 +1,3 @@
 1
-2
+two
 3
--- b.py
+++ b.py
@@ -1 +1 @@
-x
+y
"""
    )


def test_nothing_changed():
    assert diff.render({}) == ""
    assert diff.render({"a.py": (b"x\n", b"x\n")}) == ""


CHANGES = [
    pytest.param(b"a\nb", b"a\nc", id="no final newline"),
    pytest.param(b"a\r\nb\r\n", b"a\r\nc\r\n", id="carriage returns"),
    pytest.param(b"a\x0c\nb\x0bc\rd\ne\n", b"a\x0c\nB\x0bc\rd\ne\n", id="form feeds end no line"),
    pytest.param("é = 1\n".encode(), "é = 2\n".encode(), id="utf-8"),
]


@pytest.mark.skipif(shutil.which("patch") is None, reason="the program that reads diffs is not installed")
@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_patch_takes_it(here, before, after):
    (here / "a.py").write_bytes(before)
    written = diff.render({"a.py": (before, after)})
    subprocess.run(["patch", "--binary", "a.py"], input=written.encode(), cwd=here, check=True, capture_output=True)  # noqa: S607
    assert (here / "a.py").read_bytes() == after


NAMES = ["a b.py", "tab\tname.py", "line\nname.py", '"quoted".py', "naïve 日本.py", "a%20b#c.py", "<a>&amp;.py", "back\\slash \t.py"]


@pytest.mark.skipif(shutil.which("patch") is None or os.name == "nt", reason="the program that reads diffs is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_patch_finds_the_file(here, name):
    (here / name).write_bytes(b"x\n")
    written = diff.render({name: (b"x\n", b"y\n")})
    subprocess.run(["patch", "--binary", "-p0"], input=written.encode(), cwd=here, check=True, capture_output=True)  # noqa: S607
    assert (here / name).read_bytes() == b"y\n"


@pytest.mark.parametrize(
    "data",
    [b"# coding: latin-1\nx = '\xe9'\n", b"# coding: nonsense\nx = 1\n", b"\xef\xbb\xbfx = 1\n", b"x = '\xff'\n"],
)
def test_any_encoding_can_be_shown(data):
    assert "+y\n" in diff.render({"a.py": (data, data + b"y\n")})


def test_each_line_has_its_style():
    lines = diff.render({"a.py": (b"x\n", b"y\n")})
    assert [style for _, style in diff.styled(lines)] == ["bold", "bold", "cyan", "red", "green", ""]
