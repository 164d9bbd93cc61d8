"""A guard that a trainer's callback holds: on while the first batches pass, off when training ends, whatever ends it."""

from __future__ import annotations

import sys
from typing import Any

from fromlogits import errors
from fromlogits.checker.guard.entering import Guard
from fromlogits.checker.guard.watch import ON_FINDING, Watch

__all__ = ["Attached"]


class Attached:
    """What callbacks of all trainers share."""

    def __init__(self, on_finding: str = "warn", batches: int = 2, report: str | None = None) -> None:
        if on_finding not in ON_FINDING:
            raise errors.unknown_choice("on_finding", on_finding, ON_FINDING)
        self.watch = Watch(on_finding, batches)
        self.report = report
        self._guard: Guard | None = None
        if on_finding == "stop":
            self.watch.listeners.append(lambda _: self._leave())  # what is raised next may end the trainer before it calls anybody

    def begin(self) -> None:
        """Training begins."""
        if self._guard is None:
            self._guard = Guard(self.watch)

    def end(self) -> None:
        """Training is over, or enough of it was seen. Where an exception is under way, none is put in its place."""
        guard = self._guard
        if guard is None:
            return
        try:
            guard.settle(raising=self.watch.on_finding == "stop" and sys.exc_info()[0] is None)
        finally:
            self._leave()
            if self.report is not None:
                from fromlogits.checker.report import page

                page.write(self.watch, self.report)

    def _leave(self) -> None:
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.leave()

    def __getstate__(self) -> dict[str, Any]:
        """Trainers copy and save their callbacks: a copy begins anew."""
        return {"on_finding": self.watch.on_finding, "batches": self.watch.batches, "report": self.report}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]
