"""How much work a reading may still do: of everything a program does, one step is taken; what goes on for too long is given up."""

from __future__ import annotations

from collections.abc import Callable, Sized
from time import process_time
from typing import Any

__all__ = ["Allowance", "Exhausted"]

ROUND = 512  # steps between two looks at the clock


class Exhausted(Exception):  # noqa: N818 flow, not an error
    """The work that one file may cost is done."""


class Allowance:
    """Steps that are left, and those that must be left where only a part of them may be taken."""

    def __init__(self, steps: int, seconds: float) -> None:
        self.steps = steps
        self.late = False
        self.deadline = process_time() + seconds
        self._look = steps - ROUND  # when to look at the clock again
        self.floor = 0
        self.last = 0  # steps that are left when the program has had its share
        self.met = False  # whether it has called anything of a framework, what it imports aside: that may have been read before
        self.idle = 0  # steps that must be left as long as it has not
        self.understood: Sized = ()  # what a rule could speak of, so far
        self.barren = 0  # steps that must be left as long as there is nothing

    @property
    def floor(self) -> int:
        """Steps that must be left: more than none while something with an allowance of its own is read."""
        return self._floor

    @floor.setter
    def floor(self, steps: int) -> None:
        self._floor = steps
        self.alarm = max(steps, self._look)

    def spend(self, steps: int = 1) -> None:
        """Count work; stop when the allowance is used up."""
        self.steps -= steps
        if self.steps < self.alarm:
            self.look_up()

    def look_up(self) -> None:
        """Stop when the allowance, or the time, is used up; otherwise go on until it is time to look again."""
        if self.spent(self._floor):
            raise Exhausted
        self._look = self.steps - ROUND
        self.alarm = max(self._floor, self._look)
        if process_time() > self.deadline:
            self.late = True
            raise Exhausted

    def spent(self, floor: int) -> bool:
        """Whether the allowance that ends at so many steps is used up, or one around it."""
        if self.late or self.steps < floor:
            return True
        return (self.steps < self.idle and not self.met) or (self.steps < self.barren and not self.understood)

    def bounded(self, steps: int, run: Callable[[], Any], *, idle: int | None = None, barren: int | None = None) -> Any:
        """What something gives that may cost only so much; None where it costs more.

        `idle` of it while it calls nothing of a framework, `barren` while there is nothing that a rule could speak of.
        """
        before = self.floor, self.idle, self.barren
        self.floor = max(before[0], self.steps - steps)
        if idle is not None:
            self.idle, self.met = self.steps - idle, False
        if barren is not None:
            self.barren = self.steps - barren
        try:
            return run()
        except Exhausted:
            _, self.idle, self.barren = before
            if self.spent(before[0]):
                raise
            return None
        finally:
            self.floor, self.idle, self.barren = before

    def on_its_own(self, steps: int, read: Callable[[], Any]) -> int:
        """Read something whose cost is not that of what is read now, and may be only so much; how much it was."""
        kept = self.last, self.steps, self.idle, self.barren, self.met, self.floor
        self.last, self.steps, self.idle, self.barren = 0, steps, 0, 0
        self._look, self.floor = steps - ROUND, 0
        try:
            read()
            return steps - self.steps
        except Exhausted:
            if self.late:
                raise
            return steps - self.steps
        finally:
            self.last, self.steps, self.idle, self.barren, self.met, floor = kept
            self._look, self.floor = self.steps - ROUND, floor
