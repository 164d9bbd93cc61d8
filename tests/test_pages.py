"""The sessions on the pages of docs run as they stand there."""

import doctest
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", ["losses.md", "sampling.md"])
def test_sessions(name):
    text = (DOCS / name).read_text(encoding="utf-8")
    sessions = "\n".join(one for one in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if one.startswith(">>>"))
    found = doctest.DocTestParser().get_doctest(sessions, {}, name, str(DOCS / name), 0)
    failures, tried = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(found)
    assert (failures, tried > 0) == (0, True)
