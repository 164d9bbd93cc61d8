"""Where the user's line stands: the innermost frame that is no library's, from the first column of the call to its end."""

from __future__ import annotations

import subprocess
import sys

from fromlogits.checker.evidence import places

PROGRAM = """\
import functools, sys
from fromlogits.checker.evidence import places

def seen(*_):
    frame = places.caller(sys._getframe(1))
    print(places.where_of(frame), places.where_of(frame).column, places.where_of(frame).end_column, places.spelled(frame))

def loss(z): seen(z)
é = loss(
    1
); functools.reduce(lambda a, b: seen(a, b), [1, 2])
"""


def test_calls_are_found_to_the_column(tmp_path):
    file = tmp_path / "train.py"
    file.write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, check=True, encoding="utf-8")
    first, second = done.stdout.splitlines()
    assert first == f"{file}:8 14 21 seen(z)"
    assert second == f"{file}:11 34 44 seen(a, b)"


def test_libraries_are_passed():
    import textwrap

    found = []
    textwrap.indent("a", ">", predicate=lambda _: found.append(places.caller()) or True)
    assert found[0].f_code.co_filename == __file__
    assert places.caller(sys._getframe()).f_code is test_libraries_are_passed.__code__
