"""`fromlogits run`: a program under the guard, which otherwise runs as it would under `python`."""

from __future__ import annotations

import builtins
import os
import signal
import sys
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fromlogits.checker.guard import reading, reporting, sources
from fromlogits.checker.guard.children import Children
from fromlogits.checker.guard.entering import Guard
from fromlogits.checker.guard.watch import BrokenContractError, Watch
from fromlogits.checker.settings import load

__all__ = ["Program", "cannot_run", "run", "watch_of"]

_FAILED, _FOUND, _INTERRUPTED = 1, 1, 130


@dataclass(frozen=True)
class Program:
    """What shall run: a script or a notebook, or a module as `python -m` runs it."""

    name: str
    arguments: Sequence[str] = ()
    is_module: bool = False


def cannot_run(program: Program) -> str | None:
    """Why a program cannot be started, in one line."""
    if program.is_module:
        return None if _found(program.name.partition(".")[0]) else f"no such module: {program.name}"
    path = Path(program.name)
    if path.is_dir():
        return f"{program.name} is a folder: name the script that trains"
    if not path.exists():
        return f"no such script: {program.name}"
    if not os.access(path, os.R_OK):
        return f"cannot read {program.name}"
    return None


def _found(package: str) -> bool:
    """Whether there is such a module or package, here or installed: nothing is imported to find it."""
    from importlib import machinery, util

    try:
        return machinery.PathFinder.find_spec(package, [str(Path.cwd())]) is not None or util.find_spec(package) is not None
    except ValueError:  # no name at all, or a module that was made by hand
        return package in sys.modules


def watch_of(program: Program, on_finding: str, batches: int) -> Watch:
    """What looks at a program: it knows what the source tells, and what the project wants to hear.

    Raises:
      SettingsError: the project's settings cannot be obeyed.
    """
    file = reading.file_of_module(program.name) if program.is_module else program.name
    settings = load(Path(file or "."))
    watch = Watch(on_finding, batches)
    watch.tell = reporting.tell
    watch.silenced = lambda finding: sources.silenced(finding) or not settings.selects(finding.code, finding.where.file)
    if file is not None:
        watch.read, watch.understood = reading.told_in(file, settings)
    return watch


def run(program: Program, watch: Watch, finish: Callable[[Watch], None]) -> int:
    """Run a program to its end, and give the exit status that it would have by itself, or 1 where the guard was to stop it.

    `finish` is called once, with all that was found: also when the program crashes, exits, or is told to end.
    """
    guard = Guard(watch)
    done = _Once(finish, guard, Children(watch))
    _on_termination(done)
    try:
        status = _status(program, watch, guard)
    finally:
        done()
    return _FOUND if watch.on_finding == "stop" and watch.findings else status


class _Once:
    """What is to be done at the end, by the process that began, and only once."""

    def __init__(self, finish: Callable[[Watch], None], guard: Guard, children: Children) -> None:
        self.finish, self.guard, self.children = finish, guard, children
        self.process = os.getpid()
        self.done = False

    def __call__(self) -> None:
        if self.done or os.getpid() != self.process:  # a child that was forked leaves by the same way
            return
        self.done = True
        try:
            self.guard.settle(raising=False)
        finally:
            self.guard.leave()
            self.children.end()
            self.finish(self.guard.watch)


def _on_termination(done: _Once) -> None:
    """Whoever is told to end reports first, and then ends as it would have."""

    def end(number: int, _frame: object) -> None:
        done()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    try:
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, end)
    except ValueError:  # not the main thread
        return


def _status(program: Program, watch: Watch, guard: Guard) -> int:
    try:
        _execute(program)
        guard.settle(raising=True)
    except SystemExit as leaving:
        return _code(leaving)
    except BrokenContractError as broken:
        if watch.on_finding == "stop" and broken.finding in watch.findings:
            return _FOUND  # the report says it, where it stands
        return _crashed(broken)
    except KeyboardInterrupt as interrupted:
        _crashed(interrupted)
        return _INTERRUPTED
    except BaseException as error:  # noqa: BLE001 the program's own, shown as the interpreter shows it
        return _crashed(error)
    return 0


def _code(leaving: SystemExit) -> int:
    """The exit status that the interpreter makes of `sys.exit(...)`."""
    code = leaving.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _crashed(error: BaseException) -> int:
    """A traceback, as the program's own hook shows it, without the frames that are ours."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        one.__traceback__ = _own(one.__traceback__)
        one = one.__cause__ or one.__context__
    sys.excepthook(type(error), error, error.__traceback__)
    return _FAILED


def _own(trace: types.TracebackType | None) -> types.TracebackType | None:
    """A traceback less this package's frames before the program's first one, and those at the entries of losses."""
    kept = []
    while trace is not None:
        kept.append(trace)
        trace = trace.tb_next
    outer = next((place for place, one in enumerate(kept) if not _ours(one.tb_frame.f_code)), len(kept))
    found: types.TracebackType | None = None
    for one in reversed(kept[outer:]):
        if "'before'" not in one.tb_frame.f_code.co_names and not _at_entry(one.tb_frame.f_code):
            found = types.TracebackType(found, one.tb_frame, one.tb_lasti, one.tb_lineno)
    return found


def _ours(code: types.CodeType) -> bool:
    name = code.co_filename
    return name == "<frozen runpy>" or name.endswith(f"{os.sep}runpy.py") or Path(name).parent == Path(__file__).parent


def _at_entry(code: types.CodeType) -> bool:
    """Whether this is code that the guard has put around a loss: its constants hold functions, which written code never does."""
    return any(isinstance(one, types.FunctionType) for one in code.co_consts)


# --- as `python` would


def _execute(program: Program) -> None:
    if program.is_module:
        import runpy

        sys.argv[:] = [program.name, *program.arguments]
        if not sys.flags.safe_path:
            sys.path[0] = str(Path.cwd())
        runpy.run_module(program.name, run_name="__main__", alter_sys=True)
        return
    sys.argv[:] = [program.name, *program.arguments]
    if not sys.flags.safe_path:
        sys.path[0] = str(Path(program.name).resolve().parent)
    file = os.path.abspath(program.name)  # noqa: PTH100 as the interpreter has it: a link keeps its name
    module = _main(file)
    if Path(program.name).suffix == ".ipynb":
        from fromlogits.checker.guard import cells

        cells.execute(file, module.__dict__)
        return
    exec(_compiled(file), module.__dict__)  # noqa: S102 that is what running a script is


def _compiled(name: str) -> types.CodeType:
    """A script's code; the encoding it declares is minded, as the interpreter does."""
    source = Path(name).read_bytes()
    return compile(source, name, "exec", dont_inherit=True)


def _main(name: str) -> types.ModuleType:
    """A new `__main__`. It stays after the script's end: pickle, threads and what runs at exit find their names there."""
    from importlib.machinery import SourceFileLoader

    module = types.ModuleType("__main__")
    facts: dict[str, Any] = {
        "__builtins__": builtins, "__file__": name, "__cached__": None, "__loader__": SourceFileLoader("__main__", name),
    }  # fmt: skip
    if sys.version_info < (3, 14):
        facts["__annotations__"] = {}
    module.__dict__.update(facts)
    sys.modules["__main__"] = module
    return module
