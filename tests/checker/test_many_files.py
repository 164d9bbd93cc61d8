"""Many files are read in several processes, and nobody can tell from what comes back."""

import time
from concurrent.futures import Future
from pathlib import Path

import pytest

from fromlogits.checker.check import ALONE, check
from fromlogits.checker.result import Result
from fromlogits.checker.settings import Settings
from fromlogits.checker.workers import _processes

WRONG = "import torch.nn.functional as F\nloss = F.cross_entropy(F.softmax(scores, dim=1), y)\n"
RIGHT = "import torch.nn.functional as F\nloss = F.cross_entropy(scores, y)\n"
FORMS = [WRONG, RIGHT, "print('no loss')\n", "from losses import shares\nloss = 1 +\n"]


def grown(folder: Path, files: int) -> Path:
    """A folder with so many files, some of them further down, and an empty one."""
    (folder / "pyproject.toml").write_text("")
    (folder / "empty").mkdir()
    for number in range(files):
        inner = folder / f"part_{number % 5}"
        inner.mkdir(exist_ok=True)
        (inner / f"file_{number}.py").write_text(FORMS[number % len(FORMS)])
    return folder


def told(result: Result) -> tuple[object, ...]:
    return result.findings, result.cases, result.troubles, result.files


@pytest.mark.parametrize("files", [ALONE, ALONE + 1, 3 * ALONE])
def test_several_processes_tell_what_one_does(files: int, tmp_path: Path) -> None:
    folder = grown(tmp_path, files)
    steps: list[tuple[int, int]] = []
    alone = check([str(folder)], Settings(), jobs=1)
    several = check([str(folder)], Settings(), jobs=2, progress=lambda done, total: steps.append((done, total)))
    assert told(several) == told(alone)
    assert several.files == files
    assert {total for _, total in steps} == {files}
    assert steps == sorted(steps)
    assert steps[-1] == (files, files)


def test_processes_that_take_turns_tell_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fromlogits.checker.workers.ALIVE", 16)
    folder = grown(tmp_path, 4 * ALONE)
    assert told(check([str(folder)], Settings(), jobs=2)) == told(check([str(folder)], Settings(), jobs=1))


def test_a_file_that_is_named_is_read_whatever_it_mentions_and_once(tmp_path: Path) -> None:
    folder = grown(tmp_path, 2 * ALONE)
    named = [str(folder / "part_3" / "file_3.py"), str(folder), str(folder / "part_3"), str(folder / "nowhere")]
    result = check(named, Settings(), jobs=2)
    assert told(result) == told(check(named, Settings(), jobs=1))
    assert result.files == 2 * ALONE
    assert [finding.where.file for finding in result.findings].count(named[0]) == 1
    assert [trouble.path for trouble in result.troubles] == named[-1:]


def test_who_interrupts_a_check_does_not_wait_for_the_rest() -> None:
    waiting: list[Future[None]] = []

    def interrupted() -> None:
        with _processes(1, Settings(), markdown=False) as pool:
            waiting.extend(pool.submit(time.sleep, 0.1) for _ in range(20))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert waiting[-1].cancelled()
