"""Processes that a guarded program starts with `multiprocessing` or `torch.distributed.run`: they are watched too, and what they find comes back.

A forked child has the guard with it. One that is spawned begins anew: its command line is made to start the guard first, and the server that forks
loads the guard before anything else. A rank of `torchrun` is run as the first process is (`guard/ranks.py`). What a child needs to know stands in
the environment. Programs started by `subprocess` are programs of their own, and not watched.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha1
from pathlib import Path
from typing import Any

from fromlogits.checker.guard.entering import Guard
from fromlogits.checker.guard.watch import Watch
from fromlogits.vocabulary import Finding

__all__ = ["Children", "asked", "leave_word", "once", "watch_here"]

ENVIRONMENT = "FROMLOGITS_RUN"
_SERVER = "fromlogits.checker.guard.forking"
_WORD = ".finding"
_BEGIN = "from fromlogits.checker.guard import children; children.watch_here(); "


class Children:
    """The children of one run."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.process = os.getpid()
        self.folder = tempfile.TemporaryDirectory(prefix="fromlogits-", ignore_cleanup_errors=True)
        self.command: Any = None
        os.environ[ENVIRONMENT] = json.dumps({"folder": self.folder.name, "on_finding": watch.on_finding, "batches": watch.batches})
        watch.listeners.append(self.heard)
        watch.tell = once(self.folder.name, watch.tell)
        self._spawning()

    def heard(self, finding: Finding) -> None:
        """A finding in a forked child."""
        if os.getpid() != self.process:
            leave_word(self.folder.name, finding)

    def _spawning(self) -> None:
        from multiprocessing import forkserver, spawn

        own = self.command = spawn.get_command_line

        def get_command_line(**options: Any) -> list[str]:
            line: list[str] = own(**options)
            place = next((place for place, word in enumerate(line) if word == "-c"), None)
            if place is not None:
                line[place + 1] = _BEGIN + line[place + 1]
            return line

        spawn.get_command_line = get_command_line
        forkserver.set_forkserver_preload([_SERVER, *forkserver._forkserver._preload_modules])  # type: ignore[attr-defined] # noqa: SLF001 its default has no public name

    def end(self) -> None:
        """What children found, and everything taken back."""
        from multiprocessing import forkserver, spawn

        spawn.get_command_line = self.command
        preloaded = forkserver._forkserver._preload_modules  # type: ignore[attr-defined] # noqa: SLF001 as above
        forkserver.set_forkserver_preload([name for name in preloaded if name != _SERVER])
        os.environ.pop(ENVIRONMENT, None)
        for file in sorted(Path(self.folder.name).glob(f"*{_WORD}")):
            finding: Finding = pickle.loads(file.read_bytes())  # noqa: S301 written by our own children, in a folder of our own
            if (finding.code, finding.where) not in self.watch.told:
                self.watch.told.add((finding.code, finding.where))
                self.watch.findings.append(finding)
        self.folder.cleanup()


def watch_here() -> None:
    """Watch this process, which a guarded one has spawned."""
    told = asked()
    if told is None:
        return
    from fromlogits.checker.guard import reporting

    watch = Watch(told["on_finding"], told["batches"])
    watch.tell = once(told["folder"], reporting.tell)
    watch.listeners.append(lambda finding: leave_word(told["folder"], finding))
    Guard(watch)


def asked() -> dict[str, Any] | None:
    """What the process that began has asked for, as long as it is there."""
    told: dict[str, Any] | None = json.loads(os.environ.get(ENVIRONMENT, "null"))
    return told if told is not None and Path(told["folder"]).is_dir() else None


def leave_word(folder: str, finding: Finding) -> None:
    """A finding for the process that began; nothing where that has ended already."""
    from dataclasses import replace

    try:
        with tempfile.NamedTemporaryFile(dir=folder, suffix=_WORD, delete=False) as file:
            file.write(pickle.dumps(replace(finding, case=None)))
    except OSError as error:
        print(f"fromlogits: {error}", file=sys.stderr)


def once(folder: str, tell: Callable[[Finding], None]) -> Callable[[Finding], None]:
    """Tell what no other process of this run has told: all of them train on the same lines."""

    def told(finding: Finding) -> None:
        name = sha1(repr((finding.code, finding.where)).encode(), usedforsecurity=False).hexdigest()
        try:
            (Path(folder) / name).touch(exist_ok=False)
        except FileExistsError:
            return
        except OSError:  # the process that began has ended
            pass
        tell(finding)

    return told
