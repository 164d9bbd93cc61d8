"""The command line: reads arguments, calls the checker, prints, and turns what happened into an exit status.

Exit status: 0 nothing left to report, 1 findings, 2 the work could not be done; 130 and 141 when interrupted.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from fromlogits import __version__
from fromlogits.checker.report import FORMATS, count, position, reported
from fromlogits.checker.result import Fixed, Result

if TYPE_CHECKING:
    from fromlogits.checker.guard.watch import Watch
    from fromlogits.checker.settings import Settings

__all__ = ["main"]

_CLEAN, _FOUND, _FAILED, _INTERRUPTED, _PIPE_CLOSED = 0, 1, 2, 130, 141
_GARBAGE = 200_000  # objects between two searches for garbage: a program's tree and what it means are none
_MANY_FILES = 200  # below this a check is over before a progress bar is read
_STANDARD_INPUT = "<stdin>"
_VALUED = frozenset({"--batches", "--on-finding", "--output-file", "--output-format", "--report"})  # options of `run` that take a value


class _BadUse(Exception):  # noqa: N818 not an error of the program
    """The user asked for what cannot be done; the message is one clear line."""


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    program: list[str] = []
    if given[:1] == ["run"]:  # the program's process is the program's: nothing of it is set here
        given, program = _ours(given)
    else:
        gc.set_threshold(_GARBAGE)
        atexit.register(gc.freeze)  # a search at the very end would take a fifth of the time of a small file
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a source line must not be able to stop a report
    try:
        parsed = _parser(given[:1]).parse_args(given, argparse.Namespace(program=program))
        status: int = parsed.command(parsed)
        sys.stdout.flush()
    except _BadUse as problem:
        _complain(str(problem))
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered has nowhere to go
        return _PIPE_CLOSED
    except Exception:  # noqa: BLE001 a crash must not leave with the status that means findings
        import traceback

        traceback.print_exc()
        _complain("fromlogits failed; this is a bug, please report it with the lines above")
        return _FAILED
    return status


def _complain(text: str, kind: str = "error") -> None:
    print(f"{kind}: {text}", file=sys.stderr)


# --- arguments


def _help(prog: str) -> argparse.HelpFormatter:
    """The layout of help. One is made for every option; left to itself, each asks `shutil` for the width, which loads three compressors."""
    try:
        width = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        width = 80
    return argparse.HelpFormatter(prog, width=(width or 80) - 2)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **told: Any) -> None:
        super().__init__(formatter_class=_help, **told)

    def error(self, message: str) -> NoReturn:
        """One line: the usage of twenty options hides what was wrong."""
        self.exit(_FAILED, f"error: {message}; see `{self.prog} --help`\n")


def _parser(asked: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of all commands; only the one that is asked for gets its options, for each of them takes its time."""
    parser = _Parser(prog="fromlogits", description="Checks that a model's output, its loss and its labels agree.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"fromlogits {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, (says, add) in _COMMANDS.items():
        command = commands.add_parser(name, help=says, allow_abbrev=False)
        if name in asked:
            add(command)
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.description = "Reads scripts and notebooks, without running them, and reports where output, loss and labels disagree."
    parser.epilog = "Exit status: 0 nothing left to report, 1 findings or invalid syntax, 2 the work could not be done."
    parser.set_defaults(command=_check)
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files, folders, or - for standard input (default: .)")
    parser.add_argument("--markdown", action="store_true", help="also check fenced python in .md files")
    fixing = parser.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="apply safe fixes")
    fixing.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: also fixes that may change what was meant")
    fixing.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    rules = parser.add_argument_group("rules")
    rules.add_argument("--select", action="append", metavar="CODES", help="only these rules: FL101,FL2 (a prefix selects a family)")
    rules.add_argument("--ignore", action="append", metavar="CODES", help="all but these rules")
    rules.add_argument("--hints", action="store_true", help="also report what is harmless")
    output = parser.add_argument_group("output")
    output.add_argument("--output-format", choices=FORMATS, default="text", help="(default: %(default)s)")
    output.add_argument("--output-file", metavar="FILE", help="write the report there")
    output.add_argument("--statistics", action="store_true", help="only count findings by rule")
    output.add_argument("--show-cases", action="store_true", help="also show every agreement that was understood, right ones too")
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 even when there are findings")
    output.add_argument("--no-progress", action="store_true", help="no progress bar")


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.usage = "fromlogits run [OPTION ...] SCRIPT [ARG ...]\n       fromlogits run [OPTION ...] -m MODULE [ARG ...]"
    parser.description = "Runs a program as `python SCRIPT` would, and looks at the first batches of every loss in it."
    parser.epilog = "Exit status: 1 at the first finding with --on-finding stop; otherwise the program's own; 2 if it cannot be started."
    parser.set_defaults(command=_run)
    parser.add_argument("-m", dest="module", metavar="MODULE", help="run a module, as `python -m MODULE` would")
    parser.add_argument("--on-finding", choices=("stop", "warn"), default="stop", help="(default: %(default)s)")
    parser.add_argument(
        "--batches", type=int, default=2, metavar="N", help="batches of each loss that are looked at (default: %(default)s)"
    )
    parser.add_argument("--report", metavar="F.html", help="write a page about the run there")
    parser.add_argument("--output-format", choices=FORMATS, default="text", help="(default: %(default)s)")
    parser.add_argument("--output-file", metavar="FILE", help="write the report there")


def _ours(given: list[str]) -> tuple[list[str], list[str]]:
    """The arguments of `run`, and those of the program: all that follow its name."""
    place = 1
    while place < len(given) and given[place].startswith("-") and given[place] != "-":
        if given[place] == "--":
            return given[:place], given[place + 1 :]
        module = given[place] == "-m"
        place += 2 if module or given[place] in _VALUED else 1
        if module:
            return given[:place], given[place:]
    return given[:place], given[place:]


def _add_rule(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints the page of a rule; without a code, lists the rules."
    parser.set_defaults(command=_rule)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("code", nargs="?", metavar="CODE", help="a code or a name: FL101, probabilities-as-logits")
    which.add_argument("--all", action="store_true", help="every page")


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("check scripts, notebooks and folders without running them", _add_check),
    "run": ("run a training script and look at its first batches", _add_run),
    "rule": ("explain a rule, or list them", _add_rule),
}


# --- check


def _check(arguments: argparse.Namespace) -> int:
    if arguments.statistics and arguments.output_format not in {"text", "json"}:
        raise _BadUse("--statistics can be printed as text or json only")
    if arguments.show_cases and arguments.output_format != "text":
        raise _BadUse("--show-cases can be printed as text only")
    settings = _settings(arguments)
    source = _standard_input() if "-" in arguments.paths else None
    with _output(arguments.output_file) as out:
        fixed = _work(arguments, settings, source)
        for trouble in fixed.result.troubles:
            _complain(f"{trouble.path}: {trouble.reason}", kind="warning" if trouble.partly else "error")
        if not fixed.result.files and not fixed.result.troubles:
            _complain("no Python files found under the given paths", kind="warning")
        if arguments.diff:
            found = _print_diff(fixed, out)
        else:
            if arguments.fix and source is not None:
                _, after = fixed.changed.get(_STANDARD_INPUT, (b"", source.encode()))
                sys.stdout.buffer.write(after)
                out = sys.stderr if out is sys.stdout else out  # noqa: PLW2901 the fixed program takes standard output
            _print_report(arguments, fixed, out)
            found = bool(reported(fixed.result))
    if fixed.result.failed:
        return _FAILED
    return _FOUND if found and not arguments.exit_zero else _CLEAN


def _work(arguments: argparse.Namespace, settings: Settings, source: str | None) -> Fixed:
    from fromlogits.checker.check import check, fix

    with _progress(shown=not arguments.no_progress) as progress:
        if not (arguments.fix or arguments.diff):
            return Fixed(
                check(
                    arguments.paths,
                    settings,
                    stdin=source,
                    markdown=arguments.markdown,
                    hints=arguments.hints,
                    progress=progress,
                )
            )
        return fix(
            arguments.paths,
            settings,
            unsafe=arguments.unsafe_fixes,
            write=not arguments.diff,
            stdin=source,
            markdown=arguments.markdown,
            hints=arguments.hints,
            progress=progress,
        )


def _settings(arguments: argparse.Namespace) -> Settings:
    """What pyproject.toml says, and what the command line says instead."""
    from fromlogits.checker.rules import RULES
    from fromlogits.checker.settings import SettingsError, load, validate_codes

    select, ignore = _codes(arguments.select), _codes(arguments.ignore)
    start = Path.cwd() if arguments.paths[0] == "-" else Path(arguments.paths[0])
    try:
        validate_codes(select, RULES, "--select")
        validate_codes(ignore, RULES, "--ignore")
        settings = load(start)
    except SettingsError as problem:
        raise _BadUse(str(problem)) from problem
    if arguments.select is not None:  # a new choice, not a change of the project's
        return replace(settings, select=select, ignore=ignore)
    return replace(settings, ignore=settings.ignore | ignore)


def _codes(given: list[str] | None) -> frozenset[str]:
    return frozenset(code.strip() for codes in given or () for code in codes.split(","))


def _standard_input() -> str:
    """All of it, line ends and byte order mark too, so that it comes back as it came."""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise _BadUse(f"standard input is not UTF-8 text: byte {problem.start} is not valid") from problem


@contextmanager
def _output(file: str | None) -> Iterator[TextIO]:
    if file is None:
        yield sys.stdout
        return
    try:
        stream = Path(file).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115 closed below
    except OSError as problem:
        raise _BadUse(f"cannot write {file}: {problem.strerror}") from problem
    with stream:
        yield stream


@contextmanager
def _progress(*, shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, once it is known that there is much to do and somebody who looks."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[Callable[[int, int], None]] = []

        def advance(done: int, total: int) -> None:
            if total > _MANY_FILES:
                if not bars:
                    bars.append(_bar(stack))
                bars[0](done, total)

        yield advance


def _bar(stack: ExitStack) -> Callable[[int, int], None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    progress = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = progress.add_task("")
    return lambda done, total: progress.update(task, completed=done, total=total)


def _print_report(arguments: argparse.Namespace, fixed: Fixed, out: TextIO) -> None:
    mended = f"Fixed {count(fixed.applied, 'finding')}." if fixed.applied else ""
    if arguments.output_format == "text":
        _print_text(arguments, fixed.result, out)
        if mended:
            print(mended, file=out)
        return
    out.write(_rendered(arguments, fixed.result))
    if mended:
        print(mended, file=sys.stderr)


def _print_text(arguments: argparse.Namespace, result: Result, out: TextIO) -> None:
    from fromlogits.checker.report import text

    console = text.console(out)
    if arguments.statistics:
        text.statistics(result, console)
    else:
        text.render(result, console)
    if arguments.show_cases:
        from fromlogits.checker.report import cases

        cases.render(result, console)
    text.summary(result, console)


def _rendered(arguments: argparse.Namespace, result: Result) -> str:
    """Formats for programs; each is imported when it is asked for."""
    if arguments.output_format == "github":
        from fromlogits.checker.report import github

        return github.render(result)
    if arguments.output_format == "sarif":
        from fromlogits.checker.report import sarif

        return sarif.render(result)
    if arguments.output_format == "html":
        try:
            from fromlogits.checker.report import page

            return page.render(result)
        except ModuleNotFoundError as problem:
            raise _BadUse(f"--output-format html needs {problem.name}: pip install fromlogits[report]") from problem
    from fromlogits.checker.report import json

    return json.statistics(result) if arguments.statistics else json.render(result)


def _print_diff(fixed: Fixed, out: TextIO) -> bool:
    """Whether there was anything to report: a change, or a file that cannot be parsed and so cannot be fixed."""
    from fromlogits.checker.report import diff

    written = diff.render(fixed.changed)
    if out.isatty():
        from fromlogits.checker.report import text

        text.lines(diff.styled(written), out)
    else:
        out.write(written)
    broken = [finding for finding in fixed.result.findings if finding.code == "invalid-syntax"]
    for finding in broken:
        _complain(f"{position(finding.where)}: {finding.message}")
    print(f"Would fix {count(fixed.applied, 'finding')} in {count(len(fixed.changed), 'file')}.", file=sys.stderr)
    return bool(fixed.changed or broken)


# --- run


def _run(arguments: argparse.Namespace) -> int:
    from fromlogits.checker.guard.running import Program, cannot_run, run, watch_of
    from fromlogits.checker.settings import SettingsError

    is_module = arguments.module is not None
    if not is_module and not arguments.program:
        raise _BadUse("name the script to run; see `fromlogits run --help`")
    name, *rest = arguments.program if not is_module else (arguments.module, *arguments.program)
    program = Program(name, rest, is_module)
    why = cannot_run(program)
    if why is not None:
        raise _BadUse(why)
    if arguments.batches < 1:
        raise _BadUse(f"--batches must be at least 1, not {arguments.batches}")
    try:
        watch = watch_of(program, arguments.on_finding, arguments.batches)
    except SettingsError as problem:
        raise _BadUse(str(problem)) from problem
    with _output(arguments.output_file) as out:

        def finish(watch: Watch) -> None:
            _print_run(arguments, watch, out)

        return run(program, watch, finish)


def _print_run(arguments: argparse.Namespace, watch: Watch, out: TextIO) -> None:
    """The report of a run. What people read goes to standard error: standard output is the program's."""
    from fromlogits.checker.guard import reporting

    result = reporting.result_of(watch)
    if arguments.output_format != "text":
        out.write(_rendered(argparse.Namespace(output_format=arguments.output_format, statistics=False), result))
        out.flush()
    else:
        reporting.print_text(watch, result, out if arguments.output_file is not None else sys.stderr, told=arguments.output_file is None)
    if arguments.report is not None:
        reporting.write_page(watch, arguments.report)


# --- rule


def _rule(arguments: argparse.Namespace) -> int:
    from fromlogits.checker.rules import RULES

    if arguments.all:
        _print_pages(sorted(RULES))
    elif arguments.code is None:
        for rule in sorted(RULES.values(), key=lambda rule: rule.code):
            print(f"{rule.code}  {rule.name:<30}  {rule.severity:<7}  {rule.summary}")
    else:
        code = next((rule.code for rule in RULES.values() if arguments.code.lower() in {rule.code.lower(), rule.name}), None)
        if code is None:
            raise _BadUse(f"unknown rule {arguments.code!r}; `fromlogits rule` lists the rules")
        _print_pages([code])
    return _CLEAN


def _print_pages(codes: Sequence[str]) -> None:
    from fromlogits.checker import rulebook

    text = "\n".join(rulebook.page(code) or f"# {code}\n" for code in codes)
    if not sys.stdout.isatty():
        sys.stdout.write(text)
        return
    from rich.markdown import Markdown

    from fromlogits.checker.report.text import console

    console(sys.stdout, wrap=True).print(Markdown(text))
