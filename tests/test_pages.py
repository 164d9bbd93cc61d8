"""What stands on the pages of docs and in the README is what one sees."""

import doctest
import re
from pathlib import Path

import pytest

from fromlogits import cli
from fromlogits.checker.report import FORMATS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["losses.md", "sampling.md"])
def test_sessions(name):
    text = (DOCS / name).read_text(encoding="utf-8")
    sessions = "\n".join(one for one in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if one.startswith(">>>"))
    found = doctest.DocTestParser().get_doctest(sessions, {}, name, str(DOCS / name), 0)
    failures, tried = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(found)
    assert (failures, tried > 0) == (0, True)


def test_the_readme_shows_what_the_check_prints(tmp_path, monkeypatch, capsys):
    command, shown = re.search(r"```\n\$ fromlogits (.*?)\n(.*?)```", README, re.DOTALL).groups()
    (tmp_path / "train.py").write_bytes((ROOT / "examples/wrong/keras_double_softmax.py").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert cli.main(command.split()) == 1
    assert capsys.readouterr().out.split() == shown.split()  # there lines are broken where the page ends


def test_the_readme_names_every_format():
    (named,) = re.findall(r"--output-format +(.+)", README)
    assert re.findall(r"\w+(?=,|$| \()", named) == list(FORMATS)
