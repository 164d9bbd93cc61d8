"""`fromlogits run` on real scripts, in processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("torch")

WRONG = """
import torch
torch.manual_seed(0)
criterion = torch.nn.CrossEntropyLoss()
model = torch.nn.Linear(4, 5)
for step in range(3):
    loss = criterion(model(torch.randn(64, 4)).softmax(1), torch.randint(0, 5, (64,)))
    loss.backward()
print(f"loss {loss.item():.6f}")
"""
RIGHT = WRONG.replace(".softmax(1)", "")


@dataclass
class Done:
    status: int
    out: str
    err: str


@pytest.fixture
def script(tmp_path):
    def write(text, name="train.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")
        return file

    return write


def run(*arguments, cwd, prefix=("-m", "fromlogits", "run")):
    line = [sys.executable, *prefix, *map(str, arguments)]
    done = subprocess.run(line, cwd=cwd, capture_output=True, text=True, timeout=300, check=False, stdin=subprocess.DEVNULL)
    return Done(done.returncode, done.stdout, done.stderr)


def plain(*arguments, cwd):
    return run(*arguments, cwd=cwd, prefix=())


def test_stop(script):
    file = script(WRONG)
    done = run(file.name, cwd=file.parent)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("train.py:7:12 FL101 probabilities-as-logits\n") or f"{file}:7:12 FL101" in done.err
    assert "7 |     loss = criterion(model(torch.randn(64, 4)).softmax(1)" in done.err
    assert "Traceback" not in done.err
    assert done.err.endswith("Found 1 error in 1 file (1 fixable with fromlogits check --fix --unsafe-fixes).\n")


def test_warn(script):
    file = script(WRONG)
    done = run("--on-finding", "warn", file.name, cwd=file.parent)
    assert (done.status, done.out) == (0, plain(file.name, cwd=file.parent).out)
    assert done.err.count("FL101") == 1


def test_what_is_right_runs_through(script):
    file = script(RIGHT)
    done = run(file.name, cwd=file.parent)
    assert (done.status, done.out) == (0, plain(file.name, cwd=file.parent).out)
    assert done.err == "All checks passed: 1 file, 1 agreement understood.\n"


def test_json(script, tmp_path):
    file = script(WRONG)
    out = tmp_path / "found.json"
    done = run("--on-finding=warn", "--output-format", "json", "--output-file", out, file.name, cwd=file.parent)
    (finding,) = json.loads(out.read_text())
    assert done.status == 0
    assert (finding["code"], finding["filename"], finding["location"], finding["cell"]) == (
        "FL101",
        str(file),
        {"row": 7, "column": 12},
        None,
    )
    assert set(finding) == {
        "code", "name", "severity", "confidence", "message", "filename", "cell", "location", "end_location", "related", "fix", "noqa_row", "url",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_other_formats(script, form):
    file = script(WRONG)
    done = run("--on-finding", "warn", "--output-format", form, file.name, cwd=file.parent)
    assert "FL101" in done.out


STATUSES = {
    "pass": 0,
    "import sys; sys.exit()": 0,
    "import sys; sys.exit(7)": 7,
    "import sys; sys.exit(True)": 1,
    "import sys; sys.exit(-1)": 255,
    "import sys; sys.exit('no data')": 1,
    "raise SystemExit(300)": 44,
    "1 / 0": 1,
    "def broken(:": 1,
    "import os; os._exit(9)": 9,
}


@pytest.mark.parametrize("text", STATUSES)
def test_exit_status_and_what_is_said_are_python_s(script, text):
    file = script(text)
    guarded, alone = run(file.name, cwd=file.parent), plain(file.name, cwd=file.parent)
    assert guarded.status == alone.status == STATUSES[text]
    assert (guarded.out, guarded.err) == (alone.out, alone.err)


def test_a_traceback_is_the_program_s_own(script):
    file = script(
        """
        import torch
        def step():
            return torch.nn.functional.cross_entropy(torch.randn(4, 3), torch.tensor([0, 1, 2, 2, 1]))
        step()
        """
    )
    guarded, alone = run(file.name, cwd=file.parent), plain(file.name, cwd=file.parent)
    assert guarded.status == alone.status
    assert guarded.err == alone.err + "All checks passed: 1 file, 1 agreement understood.\n"


def test_the_program_is_main(script):
    text = """
        import __main__, os, pickle, sys
        class Thing: pass
        if __name__ == "__main__":
            print(sys.argv, __file__, sys.path[0], os.getcwd(), __spec__, __package__, __doc__)
            print(pickle.loads(pickle.dumps(Thing())).__class__ is Thing, __main__.Thing is Thing)
            print(sorted(name for name in globals() if name.startswith("__")), sys.stdout.errors)
            import gc, neighbour
            print(gc.get_threshold(), neighbour.VALUE)
        """
    file = script(text, "inner/train.py")
    script("VALUE = 3", "inner/neighbour.py")
    arguments = (Path("inner") / "train.py", "--epochs", "3", "-m", "x", "--on-finding")
    guarded, alone = run(*arguments, cwd=file.parent.parent), plain(*arguments, cwd=file.parent.parent)
    assert guarded.out == alone.out
    assert "3" in guarded.out


def test_a_module(script):
    script("", "package/__init__.py")
    file = script("import sys\nfrom package import other\nprint(sys.argv[1:], __name__, __package__)\n" + WRONG, "package/train.py")
    script("", "package/other.py")
    cwd = file.parent.parent
    done = run("--on-finding", "warn", "-m", "package.train", "--lr", "1", cwd=cwd)
    assert done.out == plain("-m", "package.train", "--lr", "1", cwd=cwd).out
    assert "FL101" in done.err


def test_a_notebook(script):
    cells = [
        "%matplotlib inline\nimport torch\ntorch.manual_seed(0)",
        "!pip list",
        "    x = torch.randn(64, 5)",
        WRONG.split("\n", 4)[4] + "\ndisplay(1)",
    ]
    cells[2] = cells[2].strip()
    cells[3] = "criterion = torch.nn.CrossEntropyLoss()\nloss = criterion(x.softmax(1), torch.randint(0, 5, (64,)))\ndisplay(1)"
    notebook = {
        "cells": [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": [], "execution_count": None} for cell in cells],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip
    file = script(json.dumps(notebook), "train.ipynb")
    done = run("--on-finding", "warn", "--output-format", "json", file.name, cwd=file.parent)
    assert done.status == 0, done.err
    assert done.out.startswith("1\n")
    (finding,) = json.loads(done.out[2:])
    assert (finding["code"], finding["filename"], finding["cell"], finding["location"]) == ("FL101", str(file), 4, {"row": 2, "column": 8})
    assert "loss = criterion(x.softmax(1)" in run("--on-finding", "warn", file.name, cwd=file.parent).err


def test_a_notebook_that_fails(script):
    cells = ["get_ipython().run_line_magic('time', 'pass')\nprint(1)", "1 / 0"]
    notebook = {"cells": [{"cell_type": "code", "source": cell} for cell in cells], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    file = script(json.dumps(notebook), "train.ipynb")
    done = run(file.name, cwd=file.parent)
    assert (done.status, done.out) == (1, "1\n")
    assert done.err.splitlines()[:2] == ["Traceback (most recent call last):", f'  File "{file}:cell 2", line 1, in <module>']


def test_what_a_notebook_asks_ipython_for_is_empty(script):
    cell = """
    shell = get_ipython()
    assert "IPKernelApp" not in shell.config and "google.colab" not in str(shell)
    assert shell.config.get("kernel") is None and shell.__class__.__name__ != "ZMQInteractiveShell"
    assert [row for row in shell.getoutput("ls")] == []
    shell.events.register("post_run_cell", print)
    print(shell is not None)
    """
    file = script(
        json.dumps({"cells": [{"cell_type": "code", "source": textwrap.dedent(cell)}], "metadata": {}, "nbformat": 4}), "train.ipynb"
    )
    done = run(file.name, cwd=file.parent)
    assert (done.status, done.out) == (0, "True\n"), done.err


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_children_are_watched(script, method):
    file = script(
        f"""
        import multiprocessing, torch
        def child():
            torch.nn.functional.cross_entropy(torch.randn(64, 5).softmax(1), torch.randint(0, 5, (64,)))
        if __name__ == "__main__":
            process = multiprocessing.get_context("{method}").Process(target=child)
            process.start()
            process.join()
            print(process.exitcode)
        """
    )
    done = run("--on-finding", "warn", "--output-format", "json", file.name, cwd=file.parent)
    assert done.out.startswith("0\n")
    assert [finding["code"] for finding in json.loads(done.out[2:])] == ["FL101"]


def test_ranks_of_torchrun_are_watched(script):
    file = script(
        """
        import os, sys, torch
        import torch.distributed as dist
        dist.init_process_group("gloo")
        total = torch.ones(())
        dist.all_reduce(total)
        torch.nn.functional.cross_entropy(torch.randn(64, 5).softmax(1), torch.randint(0, 5, (64,)))
        if dist.get_rank() == 0:
            print(int(total), sys.argv[1:], __name__, os.path.basename(__file__), flush=True)
        dist.destroy_process_group()
        """
    )
    ranks = ["torch.distributed.run", "--standalone", "--nproc-per-node", "2", file.name, "--epochs", "1"]
    done = run("--on-finding", "warn", "--output-format", "json", "-m", *ranks, cwd=file.parent)
    assert done.out.startswith("2 ['--epochs', '1'] __main__ train.py\n")
    assert [finding["code"] for finding in json.loads(done.out.partition("\n")[2])] == ["FL101"]
    assert done.err.count("FL101 probabilities-as-logits") == 1  # by the first of the two that comes there


def test_workers_of_a_loader(script):
    file = script(
        """
        import torch
        from torch.utils.data import DataLoader, TensorDataset
        if __name__ == "__main__":
            print(sum(len(batch[0]) for batch in DataLoader(TensorDataset(torch.randn(64, 4)), batch_size=16, num_workers=2)))
        """
    )
    done = run(file.name, cwd=file.parent)
    assert (done.status, done.out) == (0, "64\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_report_is_there_when_the_program_is_told_to_end(script, tmp_path, number):
    file = script(WRONG + "import time\nprint('ready', flush=True)\ntime.sleep(100)\n")
    out = tmp_path / "found.json"
    line = [
        sys.executable,
        "-m",
        "fromlogits",
        "run",
        "--on-finding",
        "warn",
        "--output-format",
        "json",
        "--output-file",
        str(out),
        file.name,
    ]
    with subprocess.Popen(line, cwd=file.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.stdout.readline() != "ready\n":
            pass
        os.kill(process.pid, number)
        status = process.wait(60)
    assert status == (-signal.SIGTERM if number is signal.SIGTERM else 130)
    assert [finding["code"] for finding in json.loads(out.read_text())] == ["FL101"]


def test_the_report_is_there_when_the_program_crashes(script, tmp_path):
    file = script(WRONG + "raise KeyError('late')\n")
    out = tmp_path / "found.json"
    done = run("--on-finding", "warn", "--output-format", "json", "--output-file", out, file.name, cwd=file.parent)
    assert done.status == 1
    assert "KeyError: 'late'" in done.err
    assert len(json.loads(out.read_text())) == 1


def test_a_finding_that_the_program_swallows_still_counts(script):
    body = "\n".join(f"    {line}" for line in WRONG.strip().splitlines())
    file = script(f"try:\n{body}\nexcept Exception:\n    pass\nprint('on')\n")
    done = run(file.name, cwd=file.parent)
    assert (done.status, done.out) == (1, "on\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.py"], "error: no such script: nowhere.py\n"),
        (["-m", "nowhere"], "error: no such module: nowhere\n"),
        (["."], "error: . is a folder: name the script that trains\n"),
        ([], "error: name the script to run; see `fromlogits run --help`\n"),
        (["--batches", "0", "x.py"], "error: no such script: x.py\n"),
        (["--on-finding", "shout", "x.py"], "error: argument --on-finding: invalid choice: 'shout' (choose from 'stop', 'warn'); see `fromlogits run --help`\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_run_is_one_line_and_status_2(tmp_path, arguments, message):
    done = run(*arguments, cwd=tmp_path)
    assert (done.status, done.err) == (2, message)


def test_a_curve_is_a_note(script):
    file = script(
        """
        import torch
        torch.manual_seed(0)
        criterion = torch.nn.CrossEntropyLoss()
        zero = torch.zeros(4, 5, requires_grad=True)
        for step in range(60):
            criterion(torch.randn(64, 4) @ zero, torch.randint(0, 5, (64,)))
        """
    )
    done = run(file.name, cwd=file.parent)
    assert done.status == 0
    assert "the loss stands at 1.609, which is ln 5: what one pays who knows nothing about 5 classes" in done.err
