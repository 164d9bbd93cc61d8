from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import fromlogits
from fromlogits import cli
from fromlogits.checker.rules import RULES

WRONG = """\
import keras

model = keras.Sequential([keras.layers.Dense(10, activation="softmax")])
model.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
"""
RIGHT = WRONG.replace("from_logits=True", "from_logits=False")
BROKEN = "loss = cross_entropy(\n"
COMMAND = [sys.executable, "-m", "fromlogits"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty project to stand in."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(folder, capsys):
    """The command line: exit status, standard output, standard error."""

    def run(*arguments):
        try:
            status = cli.main(arguments)
        except SystemExit as stopped:
            status = stopped.code
        out, err = capsys.readouterr()
        return status, out, err

    return run


def pipe(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def start(*arguments, cwd, **options) -> subprocess.Popen:
    return subprocess.Popen([*COMMAND, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


# --- nothing to do


def test_version(run):
    assert run("--version") == (0, f"fromlogits {fromlogits.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "error: the following arguments are required: COMMAND; see `fromlogits --help`\n"),
        (("chekc",), "error: argument COMMAND: invalid choice: 'chekc' (choose from 'check', 'run', 'rule'); see `fromlogits --help`\n"),
        (("check", "--fixx"), "error: unrecognized arguments: --fixx; see `fromlogits --help`\n"),
        (
            ("check", "--select", "FL999"),
            "error: --select: unknown code 'FL999'; expected a rule such as FL101, a prefix such as FL1, or ALL\n",
        ),
        (
            ("check", "--ignore", "FL101,,"),
            "error: --ignore: unknown code ''; expected a rule such as FL101, a prefix such as FL1, or ALL\n",
        ),
        (("check", "--statistics", "--output-format", "sarif"), "error: --statistics can be printed as text or json only\n"),
        (("check", "--show-cases", "--output-format", "json"), "error: --show-cases can be printed as text only\n"),
        (("check", "--output-file", "no/such/folder"), "error: cannot write no/such/folder: No such file or directory\n"),
        (("rule", "FL999"), "error: unknown rule 'FL999'; `fromlogits rule` lists the rules\n"),
    ],
)
def test_bad_use_gets_one_clear_line(run, arguments, said):
    assert run(*arguments) == (2, "", said)


def test_a_bad_setting_gets_one_clear_line(run, folder):
    (folder / "pyproject.toml").write_text('[tool.fromlogits]\nselect = ["FL999"]\n')
    status, out, err = run("check")
    assert (status, out) == (2, "")
    assert err.startswith("error: ")
    assert "FL999" in err
    assert err.count("\n") == 1


def test_a_crash_does_not_leave_with_the_status_of_findings(run, monkeypatch):
    def broken(arguments):
        raise RecursionError("too deep")

    monkeypatch.setattr(cli, "_check", broken)
    status, out, err = run("check")
    assert (status, out) == (2, "")
    assert err.startswith("Traceback")
    assert err.endswith("error: fromlogits failed; this is a bug, please report it with the lines above\n")


# --- check


def test_silence_is_zero_and_says_what_was_understood(run, folder):
    (folder / "train.py").write_text(RIGHT)
    assert run("check") == (0, "All checks passed: 1 file, 1 agreement understood.\n", "")


def test_a_finding_is_one(run, folder):
    (folder / "train.py").write_text(WRONG)
    status, out, err = run("check", "train.py")
    assert (status, err) == (1, "")
    assert out.startswith("train.py:6:10 FL101 probabilities-as-logits\nerror: ")
    assert out.endswith("Found 1 error in 1 file (1 fixable with --fix).\n")


def test_exit_zero_keeps_the_report(run, folder):
    (folder / "train.py").write_text(WRONG)
    status, out, _ = run("check", "--exit-zero")
    assert (status, "FL101" in out) == (0, True)


def test_a_folder_without_python_is_warned_of(run):
    assert run("check") == (
        0,
        "All checks passed: 0 files, 0 agreements understood.\n",
        "warning: no Python files found under the given paths\n",
    )


def test_json(run, folder):
    (folder / "train.py").write_text(WRONG)
    status, out, _ = run("check", "--output-format", "json")
    (found,) = json.loads(out)
    assert (status, found["code"], found["filename"]) == (1, "FL101", str(folder / "train.py"))


def test_a_path_that_is_not_there_is_two_and_the_rest_is_reported(run, folder):
    (folder / "train.py").write_text(WRONG)
    for option in ((), ("--exit-zero",)):
        status, out, err = run("check", "gone.py", "train.py", *option)
        assert status == 2
        assert "FL101" in out
        assert err.startswith("error: gone.py: ")
        assert err.count("\n") == 1


def test_invalid_syntax_is_one_and_the_rest_is_reported(run, folder):
    (folder / "a.py").write_text(BROKEN)
    (folder / "b.py").write_text(WRONG)
    status, out, err = run("check")
    assert (status, err) == (1, "")
    assert out.startswith("a.py:")
    assert " invalid-syntax\n" in out
    assert "b.py:6:10 FL101" in out


def test_select_and_ignore(run, folder):
    (folder / "train.py").write_text(WRONG)
    assert run("check", "--select", "FL102,FL2")[0] == 0
    assert run("check", "--ignore", "FL1")[0] == 0
    assert run("check", "--select", "FL1", "--select", "FL2")[0] == 1
    assert run("check", "--select", "ALL", "--ignore", "FL102")[0] == 1


def test_select_on_the_command_line_replaces_the_projects_choice(run, folder):
    (folder / "train.py").write_text(WRONG)
    (folder / "pyproject.toml").write_text('[tool.fromlogits]\nignore = ["FL101"]\n')
    assert run("check")[0] == 0
    assert run("check", "--ignore", "FL102")[0] == 0
    assert run("check", "--select", "FL101")[0] == 1


def test_statistics(run, folder):
    (folder / "train.py").write_text(WRONG)
    assert run("check", "--statistics")[1] == (
        "1  FL101  probabilities-as-logits  [1 fixable]\nFound 1 error in 1 file (1 fixable with --fix).\n"
    )
    assert json.loads(run("check", "--statistics", "--output-format", "json")[1])[0]["count"] == 1


def test_cases_are_shown(run, folder):
    (folder / "train.py").write_text(RIGHT)
    out = run("check", "--show-cases")[1]
    assert out.startswith("train.py:6:10  agree\n  output  probabilities (softmax)")


def test_a_report_goes_to_a_file(run, folder):
    (folder / "train.py").write_text(WRONG)
    assert run("check", "--output-format", "json", "--output-file", "out.json") == (1, "", "")
    assert json.loads((folder / "out.json").read_text())[0]["code"] == "FL101"


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_every_format_is_printed(run, folder, style):
    (folder / "train.py").write_text(WRONG)
    status, out, err = run("check", "--output-format", style)
    assert (status, err) == (1, "")
    assert "FL101" in out
    assert out.endswith("\n")


def test_standard_input(run, monkeypatch):
    pipe(monkeypatch, WRONG.encode())
    status, out, _ = run("check", "-")
    assert status == 1
    assert "6:10 FL101" in out


def test_standard_input_that_is_no_text(run, monkeypatch):
    pipe(monkeypatch, b"x = '\xff'\n")
    assert run("check", "-") == (2, "", "error: standard input is not UTF-8 text: byte 5 is not valid\n")


# --- fixing


def test_fix_writes_and_leaves_nothing(run, folder):
    (folder / "train.py").write_text(WRONG)
    assert run("check", "--fix") == (0, "All checks passed: 1 file, 1 agreement understood.\nFixed 1 finding.\n", "")
    assert (folder / "train.py").read_text() == RIGHT
    assert run("check", "--fix") == (0, "All checks passed: 1 file, 1 agreement understood.\n", "")


def test_fix_does_not_stain_a_report_for_programs(run, folder):
    (folder / "train.py").write_text(WRONG)
    assert run("check", "--fix", "--output-format", "json") == (0, "[]\n", "Fixed 1 finding.\n")


def test_diff_writes_nothing(run, folder):
    (folder / "train.py").write_text(WRONG)
    for options in (("--diff",), ("--diff", "--fix")):
        status, out, err = run("check", *options)
        assert (status, err) == (1, "Would fix 1 finding in 1 file.\n")
        assert out.startswith("--- train.py\n+++ train.py\n@@ ")
        assert "\n-    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),\n" in out
        assert "\n+    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False),\n" in out
    assert (folder / "train.py").read_text() == WRONG
    assert run("check", "--diff", "--exit-zero")[0] == 0


def test_diff_of_what_is_right(run, folder):
    (folder / "train.py").write_text(RIGHT)
    assert run("check", "--diff") == (0, "", "Would fix 0 findings in 0 files.\n")


def test_diff_reports_what_cannot_be_parsed(run, folder):
    (folder / "train.py").write_text(BROKEN)
    status, out, err = run("check", "--diff")
    assert (status, out) == (1, "")
    assert err.startswith("error: train.py:1:")


def test_standard_input_is_fixed_onto_standard_output(run, monkeypatch):
    for bom in (b"", b"\xef\xbb\xbf"):
        pipe(monkeypatch, bom + WRONG.replace("\n", "\r\n").encode())
        status, out, err = run("check", "--fix", "-")
        assert (status, out) == (0, bom.decode() + RIGHT.replace("\n", "\r\n"))
        assert err == "All checks passed: 1 file, 1 agreement understood.\nFixed 1 finding.\n"


def test_standard_input_that_needs_no_fix_comes_back_as_it_was(run, monkeypatch):
    pipe(monkeypatch, RIGHT.encode())
    assert run("check", "--fix", "-")[:2] == (0, RIGHT)


# --- rule


def test_rules_are_listed(run):
    status, out, _ = run("rule")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == sorted(RULES)
    assert out.startswith("FL101  probabilities-as-logits")


@pytest.mark.parametrize("name", ["FL101", "fl101", "probabilities-as-logits"])
def test_a_page_is_printed(run, name):
    status, out, _ = run("rule", name)
    page = Path(fromlogits.__file__).parent / "checker" / "rulebook" / "FL101.md"
    assert (status, out) == (0, page.read_text(encoding="utf-8"))


def test_every_page_is_printed(run):
    status, out, _ = run("rule", "--all")
    assert status == 0
    assert [code for code in RULES if code not in out] == []


# --- processes


UNNEEDED = {
    *("rich", "jinja2", "numpy", "torch"),  # what only other formats, and live objects, ask for
    *("multiprocessing", "concurrent.futures", "importlib.metadata", "tomllib", "csv", "shutil", "subprocess"),
}


def test_a_small_file_is_checked_without_what_takes_long_to_load(folder):
    (folder / "small.py").write_text(WRONG)
    watch = "import sys; from fromlogits.cli import main; main(['check', 'small.py', '--output-format', 'json']); "
    watch += f"print(*sorted({UNNEEDED!r} & sys.modules.keys()), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True, cwd=folder)
    assert done.stderr.split() == []
    assert "FL101" in done.stdout


def test_a_reader_that_leaves_is_no_error(folder):
    for number in range(50):
        (folder / f"train{number}.py").write_text(WRONG)
    process = start("check", cwd=folder)
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == ""
    process.stderr.close()


def test_an_interrupt_leaves_no_traceback(folder):
    process = start("check", "-", cwd=folder, stdin=subprocess.PIPE)
    time.sleep(1)  # it waits for its standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "")


def on_a_terminal(*arguments, cwd) -> str:
    """What a person would see: both streams on one terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        environment.pop(name, None)
    process = subprocess.Popen([*COMMAND, *arguments], cwd=cwd, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 65536):
            seen += data
    except OSError:  # Linux says so when the other side is closed
        pass
    finally:
        os.close(ours)
        process.wait(timeout=60)
    return seen.decode()


def test_colours_and_pages_on_a_terminal(folder):
    (folder / "train.py").write_text(WRONG)
    assert "\x1b[1;31mFL101" in on_a_terminal("check", cwd=folder)
    assert "\x1b[32m+    loss=" in on_a_terminal("check", "--diff", cwd=folder)
    assert "## What it does" not in on_a_terminal("rule", "FL101", cwd=folder)


def test_progress_is_shown_on_a_terminal_for_many_files(folder):
    for number in range(250):
        (folder / f"train{number}.py").write_text("loss = 1\n")
    assert "checking" in on_a_terminal("check", cwd=folder)
    assert "checking" not in on_a_terminal("check", "--no-progress", cwd=folder)
    assert "checking" not in on_a_terminal("check", "train1.py", cwd=folder)
