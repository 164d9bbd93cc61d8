"""Applying and writing. What is typed against each rule is tested in remedies/."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from fromlogits.checker.evidence.source.document import from_bytes, from_text
from fromlogits.checker.fixes import Unwritable, apply, chosen, propose, write
from fromlogits.checker.remedies import REMEDIES
from fromlogits.vocabulary import Applicability, Case, Confidence, Edit, Finding, Fix, Loss, Severity


def finding(document, *edits, code="FL101", unsafe=False, at=None):
    """A finding whose fix replaces stretches of text, each given as (start, end, content)."""
    made = tuple(Edit(document.between(start, end), content) for start, end, content in edits)
    where = made[0].where if at is None else document.between(at, at)
    fix = Fix("mend", Applicability.UNSAFE if unsafe else Applicability.SAFE, made)
    return Finding(code, "", Severity.ERROR, Confidence.PROOF, "", where, fix=fix)


def applied(document, *findings, unsafe=True):
    return {file: data.decode() for file, data in apply({document.file: document}, findings, unsafe=unsafe).items()}


@pytest.fixture
def document():
    return from_text("one = 1\ntwo = 2\nthree = 3\n", "numbers.py")


# -- nothing to do


def test_nothing_to_apply(document):
    assert apply({}, [], unsafe=True) == {}
    assert apply({document.file: document}, [], unsafe=True) == {}
    without = Finding("FL101", "", Severity.ERROR, Confidence.PROOF, "", document.between(0, 1))
    assert applied(document, without) == {}
    assert applied(document, finding(document, at=0)) == {}


def test_unsafe_fix_is_not_applied_unasked(document):
    unsafe = finding(document, (6, 7, "4"), unsafe=True)
    assert applied(document, unsafe, unsafe=False) == {}
    assert applied(document, unsafe) == {"numbers.py": "one = 4\ntwo = 2\nthree = 3\n"}


def test_file_that_is_not_there(document):
    other = from_text("x = 1\n", "other.py")
    assert applied(document, finding(other, (4, 5, "2"))) == {}
    half = Fix("mend", Applicability.SAFE, (Edit(document.between(6, 7), "4"), Edit(other.between(4, 5), "2")))
    assert applied(document, Finding("FL101", "", Severity.ERROR, Confidence.PROOF, "", document.between(6, 7), fix=half)) == {}


def test_nothing_is_proposed(document):
    where = document.between(6, 7)
    plain = Finding("FL101", "", Severity.ERROR, Confidence.PROOF, "", where)
    loss = Loss("BCELoss", None, None, where=where, made=where)
    for one in (
        plain,
        finding(document, (6, 7, "4"), code="FL203"),
        Finding("FL102", "", Severity.ERROR, Confidence.PROOF, "", where, case=Case()),
    ):
        assert propose(one, {document.file: document}.__getitem__) is None
    case = Finding("FL102", "", Severity.ERROR, Confidence.PROOF, "", where, case=Case(loss=loss))
    assert propose(case, {document.file: document}.__getitem__) is None
    assert propose(case, {}.__getitem__) is None
    broken = from_text("one = = 1\n", "numbers.py")
    assert propose(case, {document.file: broken}.__getitem__) is None


@pytest.mark.parametrize("code", sorted(REMEDIES))
def test_a_finding_that_knows_nothing_gets_no_fix(code, document):
    known_nothing = Finding(code, "", Severity.ERROR, Confidence.PROOF, "", document.between(0, 3), case=Case())
    assert propose(known_nothing, {document.file: document}.__getitem__) is None


# -- applying


def test_fixes_apart(document):
    first, second = finding(document, (6, 7, "4")), finding(document, (14, 15, "5"))
    assert applied(document, second, first) == {"numbers.py": "one = 4\ntwo = 5\nthree = 3\n"}
    assert chosen({document.file: document}, [second, first], unsafe=True) == (first, second)


def test_first_of_overlapping_fixes_wins_whole(document):
    first, second = finding(document, (4, 7, "= 5"), (14, 15, "5")), finding(document, (6, 7, "4"))
    assert applied(document, second, first) == {"numbers.py": "one = 5\ntwo = 5\nthree = 3\n"}
    assert chosen({document.file: document}, [second, first], unsafe=True) == (first,)


def test_overlapped_fix_is_left_out_whole(document):
    first, second = finding(document, (4, 7, "= 4")), finding(document, (6, 7, "5"), (14, 15, "5"))
    assert applied(document, second, first) == {"numbers.py": "one = 4\ntwo = 2\nthree = 3\n"}


def test_safe_goes_before_unsafe(document):
    early, late = finding(document, (4, 7, "= 5"), unsafe=True), finding(document, (6, 7, "4"))
    assert applied(document, early, late) == {"numbers.py": "one = 4\ntwo = 2\nthree = 3\n"}


def test_same_edit_is_shared(document):
    line = (0, 0, "import keras\n")
    first, second = finding(document, line, (6, 7, "4"), at=6), finding(document, line, (14, 15, "5"), at=14)
    assert applied(document, first, second) == {"numbers.py": "import keras\none = 4\ntwo = 5\nthree = 3\n"}


def test_two_fixes_for_one_use_wait_for_each_other(document):
    first, second = finding(document, (6, 7, "4"), at=0), finding(document, (14, 15, "5"), code="FL107", at=0)
    assert applied(document, second, first) == {"numbers.py": "one = 4\ntwo = 2\nthree = 3\n"}


def of_outputs_alone(one):
    return replace(one, code="FL105", case=Case())


def test_an_activation_too_many_waits_for_a_loss(document):
    early, late = of_outputs_alone(finding(document, (6, 7, "4"))), finding(document, (14, 15, "5"))
    assert chosen({document.file: document}, [early, late], unsafe=True) == (late,)
    assert chosen({document.file: document}, [early], unsafe=True) == (early,)


def test_an_activation_too_many_does_not_wait_for_what_is_not_made(document):
    early, breaking = of_outputs_alone(finding(document, (6, 7, "4"))), finding(document, (14, 15, ")"))
    assert chosen({document.file: document}, [early, breaking], unsafe=True) == (early,)


def test_two_insertions_at_one_place_wait_for_each_other(document):
    first, second = finding(document, (0, 0, "import keras\n")), finding(document, (0, 0, "import torch\n"))
    assert applied(document, first, second) == {"numbers.py": "import keras\none = 1\ntwo = 2\nthree = 3\n"}


def test_neighbours_do_not_overlap(document):
    first, second = finding(document, (4, 5, "+=")), finding(document, (5, 7, " 4"))
    assert applied(document, first, second) == {"numbers.py": "one += 4\ntwo = 2\nthree = 3\n"}


def test_fix_that_breaks_the_file_is_left_out(document):
    breaking, good = finding(document, (6, 7, ")")), finding(document, (14, 15, "5"))
    assert applied(document, breaking, good) == {"numbers.py": "one = 1\ntwo = 5\nthree = 3\n"}
    assert applied(document, breaking) == {}


def test_fix_that_the_encoding_cannot_hold_is_left_out():
    document = from_bytes("# coding: latin-1\nname = 'ß'\n".encode("latin-1"), "numbers.py")
    bad, good = finding(document, (26, 27, "🐍")), finding(document, (18, 22, "word"))
    assert apply({document.file: document}, [bad], unsafe=True) == {}
    assert apply({document.file: document}, [good, bad], unsafe=True) == {"numbers.py": "# coding: latin-1\nword = 'ß'\n".encode("latin-1")}


def test_fix_across_files(document):
    other = from_text("x = 1\n", "other.py")
    both = Fix("mend", Applicability.SAFE, (Edit(document.between(6, 7), "4"), Edit(other.between(4, 5), "2")))
    found = Finding("FL101", "", Severity.ERROR, Confidence.PROOF, "", document.between(6, 7), fix=both)
    result = apply({one.file: one for one in (document, other)}, [found], unsafe=False)
    assert result == {"numbers.py": b"one = 4\ntwo = 2\nthree = 3\n", "other.py": b"x = 2\n"}


def test_fix_across_files_that_breaks_one_leaves_both(document):
    other = from_text("x = 1\n", "other.py")
    both = Fix("mend", Applicability.SAFE, (Edit(document.between(6, 7), "4"), Edit(other.between(4, 5), "(")))
    found = Finding("FL101", "", Severity.ERROR, Confidence.PROOF, "", document.between(6, 7), fix=both)
    assert apply({one.file: one for one in (document, other)}, [found], unsafe=False) == {}


def test_order_is_that_of_the_file_and_not_of_the_findings():
    cells = '{"cells": [%s, %s], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    cell = '{"cell_type": "code", "source": ["x = 1"]}'
    document = from_text(cells % (cell, cell), "book.ipynb", "ipynb")
    first, second = finding(document, (4, 5, "2")), finding(document, (10, 11, "3"))
    assert (first.where.cell, second.where.cell) == (1, 2)
    assert chosen({document.file: document}, [second, first], unsafe=False) == (first, second)
    changed = cells % (cell.replace("1", "2"), cell.replace("1", "3"))
    assert applied(document, second, first) == {"book.ipynb": changed}


def test_notebook_may_await():
    text = '{"cells": [{"cell_type": "code", "source": ["x = await f()\\n", "y = 1"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    document = from_text(text, "book.ipynb", "ipynb")
    at = document.text.index("1")
    assert applied(document, finding(document, (at, at + 1, "2"))) == {"book.ipynb": text.replace("y = 1", "y = 2")}


def test_loss_is_mended_in_the_file_where_it_is_written():
    losses = from_text("import keras\n\nLOSS = keras.losses.BinaryCrossentropy()\n", "losses.py")
    train = from_text("from losses import LOSS\n\nmodel.compile(loss=LOSS)\n", "train.py")
    made, use = losses.text.index("keras.losses"), train.text.index("LOSS)")
    loss = Loss("BinaryCrossentropy", None, None, where=train.between(use, use + 4), made=losses.between(made, len(losses.text) - 1))
    found = Finding("FL102", "", Severity.ERROR, Confidence.PROOF, "", loss.where, case=Case(loss=loss))
    documents = {one.file: one for one in (losses, train)}
    fixed = replace(found, fix=propose(found, documents.__getitem__))
    assert apply(documents, [fixed], unsafe=False) == {"losses.py": losses.text.replace("()", "(from_logits=True)").encode()}


# -- writing


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "train.py"
    path.write_bytes(b"before\r\n")
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_write(file, tmp_path):
    write(file, b"after\n")
    assert file.read_bytes() == b"after\n"
    assert names(tmp_path) == ["train.py"]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_permissions_stay(file, mode):
    file.chmod(mode)
    write(file, b"after\n")
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_link_stays_a_link(file, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.py"
    link.symlink_to("../train.py")
    further = tmp_path / "further.py"
    further.symlink_to(link)
    write(further, b"after\n")
    assert link.is_symlink()
    assert further.is_symlink()
    assert file.read_bytes() == b"after\n"
    assert names(tmp_path / "elsewhere") == ["link.py"]


def test_relative_path(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    write(Path("train.py"), b"after\n")
    assert file.read_bytes() == b"after\n"


def test_read_only_file(file, tmp_path):
    file.chmod(0o444)
    with pytest.raises(Unwritable, match=r"train\.py: the file is read-only"):
        write(file, b"after\n")
    assert file.read_bytes() == b"before\r\n"
    assert names(tmp_path) == ["train.py"]


def test_read_only_folder(file, tmp_path):
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(Unwritable, match="folder is read-only"):
            write(file, b"after\n")
        assert file.read_bytes() == b"before\r\n"
        assert names(tmp_path) == ["train.py"]
    finally:
        tmp_path.chmod(0o755)


def test_no_such_file(tmp_path):
    with pytest.raises(Unwritable, match=r"train\.py: no such file or directory"):
        write(tmp_path / "train.py", b"after\n")
    assert names(tmp_path) == []


def test_links_in_a_circle(tmp_path):
    (tmp_path / "a.py").symlink_to("b.py")
    (tmp_path / "b.py").symlink_to("a.py")
    with pytest.raises(Unwritable):
        write(tmp_path / "a.py", b"after\n")
    assert names(tmp_path) == ["a.py", "b.py"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_trouble_on_the_way_leaves_the_file_and_nothing_else(file, tmp_path, monkeypatch, step):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), full)
    with pytest.raises(Unwritable, match="no space left on device"):
        write(file, b"after\n")
    assert file.read_bytes() == b"before\r\n"
    assert names(tmp_path) == ["train.py"]


def test_interruption_leaves_the_file_and_nothing_else(file, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(file, b"after\n")
    assert file.read_bytes() == b"before\r\n"
    assert names(tmp_path) == ["train.py"]
