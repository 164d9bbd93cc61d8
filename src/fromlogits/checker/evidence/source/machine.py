"""The state of a reading: what is written where, and under which open conditions.

A branch whose test is open is read on both sides. `fork` takes each side in turn, undoes its writes through the trail, and merges
the sides into `Choice` values that remember the conditions they hang on; a test met again under the same condition agrees with itself.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count
from operator import itemgetter
from types import EllipsisType, NoneType
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.allowance import Allowance
from fromlogits.checker.evidence.source.conditions import DENIAL, SEVERAL, TESTS, agrees, left_over, none_of, of_several, says_of
from fromlogits.checker.evidence.source.meanings import by_meaning
from fromlogits.checker.evidence.source.presence import NOTE, note_presence
from fromlogits.checker.evidence.source.rounds import Loop, settle_lists
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, of_one_meaning, sifted
from fromlogits.checker.evidence.source.values import (
    Choice,
    Constant,
    Dict,
    Fillings,
    Frame,
    Guards,
    List,
    Site,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document

__all__ = ["MISSING", "Break", "Continue", "Machine", "Raised", "Return", "is_open", "join"]

HOPELESS = 32  # options that will not come together to so few
WIDEST = 8  # options one value may have before it is unknown
FREE: Guards = frozenset()


class Return(Exception):  # noqa: N818 flow, not an error
    """A return statement ended the path."""


class Break(Exception):  # noqa: N818 flow, not an error
    """A break statement ended the path."""


class Continue(Exception):  # noqa: N818 flow, not an error
    """A continue statement ended the path."""


class Raised(Exception):  # noqa: N818 flow, not an error
    """A raise statement ended the path."""


class Machine(Allowance):
    """Reads one program."""

    def __init__(self, steps: int = 400_000, seconds: float = 10.0) -> None:
        super().__init__(steps, seconds)
        self.trails: list[list[tuple[dict[Any, Any], Hashable, Any]]] = [[]]
        self.path: dict[Hashable, bool] = {}
        self.within: dict[Hashable, list[tuple[Hashable, bool]]] = {}  # by each condition in it: what is put together of several
        self.denied: dict[Hashable, list[tuple[str, Guards]]] = {}  # by each condition in it: what cannot all hold together
        self.weighed: tuple[dict[Hashable, bool], dict[Guards, bool]] = self.path, {}  # a path, and which conditions can hold on it
        self.calls: list[Any] = []
        self.called: set[int] = set()
        self.cautious = False  # what is read now, nobody runs: it is followed only as far as it can matter
        self.cut_short = 0  # calls that were not followed, for their depth or because they call themselves
        self.began = 0  # arrays that the program began to train by its own arithmetic
        self.around: list[Loop] = []  # the loops of unknown length around this point
        self.cuts: dict[Hashable, Size] = {}  # how long `x[i:j]` is, by the length of what is cut and by where
        self.partial = False  # some branch left out an attribute that another one set
        self.given: dict[Hashable, Value] = {}  # parts of what nobody knows, and what the program put there
        self.settings: dict[Hashable, Any] = {
            "dtype": Constant(None)
        }  # what the program set for everybody: the precision policy, the backend

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Read something and leave nothing behind."""
        self.trails.append([])
        try:
            yield
        finally:
            self._undo(self.trails.pop())

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Read something that does not hang on the conditions and loops around it, and stays when they are left."""
        kept = self.path, self.trails, self.around
        self.path, self.trails, self.around = {}, [[]], []
        try:
            yield
        finally:
            self.path, self.trails, self.around = kept

    def alone(self, steps: int, read: Callable[[], Any]) -> int:
        """Read something that does not hang on who asks for it, as far as so many steps go; how many it took."""
        calls, self.calls = self.calls, []
        try:
            with self.apart():
                return self.on_its_own(steps, read)
        finally:
            self.calls = calls

    # -- writes

    def write(self, slots: dict[Any, Any], key: Hashable, value: Any) -> None:
        """Every write to anything that lives longer than an expression."""
        if self.trails:
            self.trails[-1].append((slots, key, slots.get(key, MISSING)))
        slots[key] = value

    def remove(self, slots: dict[Any, Any], key: Hashable) -> None:
        """Take something out, until the branch is undone."""
        if key in slots:
            self.write(slots, key, slots[key])
            del slots[key]

    def _undo(self, trail: list[tuple[dict[Any, Any], Hashable, Any]]) -> dict[tuple[int, Hashable], tuple[dict[Any, Any], Any]]:
        """Take a trail back; what it had written, by place."""
        written: dict[tuple[int, Hashable], tuple[dict[Any, Any], Any]] = {}
        for slots, key, _ in trail:
            written[id(slots), key] = (slots, slots.get(key, MISSING))
        for slots, key, old in reversed(trail):
            if old is MISSING:
                slots.pop(key, None)
            else:
                slots[key] = old
        return written

    # -- open conditions

    def decided(self, key: Hashable) -> bool | None:
        """What the path says of a condition."""
        if key in self.path:
            return self.path[key]
        if not self.path or not isinstance(key, tuple) or not key:
            return None
        told = of_several(key, self.path, self.within.get(key, ())) if self.within else None
        if told is not None:
            return told
        if key[0] == DENIAL:
            return False if all(self.decided(one) is truth for one, truth in key[1]) else None
        if key[0] not in TESTS:
            return None
        for other, truth in self.path.items():
            if (told := says_of(other, truth, key)) is not None:
                return told
        return left_over(key, self.path)

    def compound(self, word: str, parts: Sequence[tuple[Hashable, bool]]) -> Hashable:
        """The one condition that several make, all of them (`and`) or any (`or`)."""
        key = (word, *sorted(parts, key=repr))
        for one, side in parts:
            wholes = self.within.setdefault(one, [])
            if (key, side) not in wholes:
                wholes.append((key, side))
                self.weighed = self.path, {}
        return key

    def consistent(self, guards: Guards) -> bool:
        """Whether conditions can hold on this path: asked more often than anything else, and mostly of the same ones again."""
        if self.weighed[0] is not self.path:
            self.weighed = self.path, {}
        known = self.weighed[1].get(guards)
        if known is None:
            known = self.weighed[1][guards] = not self._rules_out(guards) and not any(
                self.decided(key) is (not truth) or (key in self.denied and self._denies(key, guards)) for key, truth in guards
            )
        return known

    def _rules_out(self, guards: Guards) -> bool:
        """Whether something is one of several on this path, and conditions leave none of them."""
        several = [key for key, truth in self.path.items() if truth and isinstance(key, tuple) and key[:1] == ("in",)]
        return any(none_of(key, (*guards, *self.path.items())) for key in several)

    def opened(self) -> Guards:
        """The conditions that are open since the function that is read was called."""
        return frozenset(self.path.items()) - self.calls[-1].entered[1] if self.calls else FREE

    def denial(self, guards: Guards) -> Guards:
        """The one condition that some others do not all hold."""
        key = (DENIAL, guards)
        for one, _ in guards:
            others = self.denied.setdefault(one, [])
            if key not in others:
                others.append(key)
                self.weighed = self.path, {}
        return frozenset({(key, True)})

    def _denies(self, key: Hashable, guards: Guards) -> bool:
        """Whether conditions, with those of the path, are all that the path denies."""
        return any(
            self.path.get(denial) and all(held in guards or self.decided(held[0]) is held[1] for held in denial[1])
            for denial in self.denied[key]
        )

    @contextmanager
    def assume(self, guards: Guards) -> Iterator[None]:
        """Read on with more conditions."""
        before = self.path
        self.path = {**before, **dict(guards)}
        try:
            yield
        finally:
            self.path = before

    def settle(self, value: Any) -> Any:
        """A choice without the options that this path rules out."""
        if not isinstance(value, Choice):
            return value
        options = [(guards, option) for guards, option in value.options if self.consistent(guards)]
        if len(options) == 1:
            return self.settle(options[0][1])
        return value if len(options) == len(value.options) else Choice(tuple(options)) if options else Unknown()

    def options(self, value: Any) -> list[tuple[Guards, Any]]:
        """Every option of a value on this path, with its conditions."""
        value = self.settle(value)
        if isinstance(value, List) and isinstance(value.slots["items"], Fillings):
            fillings = [(guards, items) for guards, items in value.fillings if self.consistent(guards)]
            return [(g, List.of(items, value.kind, exact=value.exact, depth=value.depth, site=value.site)) for g, items in fillings]
        if not isinstance(value, Choice):
            return [(FREE, value)]
        found: list[tuple[Guards, Any]] = []
        for guards, option in value.options:
            if isinstance(option, (Choice, List)):
                with self.assume(guards):
                    found += [(guards | more, inner) for more, inner in self.options(option)]
            else:
                found.append((guards, option))
        return found

    def spread(self, apply: Callable[..., Any], *values: Any, most: int = WIDEST) -> Any:
        """Apply a function to every consistent combination of options, or to so many of them; join the results."""
        if not any(map(is_open, values)):
            return apply(*values)
        choices = [self.options(value) for value in values]
        if all(len(options) == 1 for options in choices):
            return apply(*(options[0][1] for options in choices))
        results: list[tuple[Guards, Any]] = []
        for guards, chosen in self._combinations(choices):
            if len(results) >= most:
                return Unknown()
            with self.assume(guards):
                results.append((guards, apply(*chosen)))
        return self.join(results)

    def _combinations(self, choices: list[list[tuple[Guards, Any]]]) -> Iterator[tuple[Guards, tuple[Any, ...]]]:
        """One option of every value, in order, where their conditions can hold together: most are given up early."""
        waiting: list[tuple[Guards, tuple[Any, ...]]] = [(FREE, ())]
        while waiting:
            guards, chosen = waiting.pop()
            if len(chosen) == len(choices):
                yield guards, chosen
                continue
            for more, option in reversed(choices[len(chosen)]):
                together = guards | more
                if not more or (coherent(together) and self.consistent(together)):
                    waiting.append((together, (*chosen, option)))

    def join(self, options: Sequence[tuple[Guards, Any]]) -> Any:
        """One value that stands for several; of what nobody runs, several of which nothing is known are as good as one."""
        if self.cautious and len(options) > 1 and all(_untold(value) for _, value in options):
            return next((value for _, value in options if type(value) is Tensor), options[0][1])
        return join(options)

    def fork(self, branches: Sequence[tuple[Guards, Callable[[], None]]]) -> None:
        """Read every branch from the same state and merge what they wrote."""
        live: list[tuple[Guards, dict[tuple[int, Hashable], tuple[dict[Any, Any], Any]]]] = []
        ended: list[Exception] = []
        kept = self.path
        for guards, run in branches:
            if not self.consistent(guards):
                continue
            self.trails.append([])
            self.path = {**kept, **dict(guards)}
            flow: Exception | None = None
            try:
                run()
            except (Return, Raised, Break, Continue) as signal:
                flow = signal.with_traceback(None)  # else the frames that it came through stay, with all that they hold
            finally:
                after, self.path = self.path, kept
                written = self._undo(self.trails.pop())
            if isinstance(flow, (Return, Raised)):
                ended.append(flow)
            elif flow is not None:  # break, continue: what it wrote is there after the loop
                live.append((guards, written))
                if self.around and isinstance(flow, Continue):
                    self.around[-1].skips = True
            else:
                live.append((frozenset(after.items()) - frozenset(kept.items()), written))
        if not live:
            if ended:
                raise ended[0] if any(isinstance(flow, Raised) for flow in ended) and len({type(f) for f in ended}) == 1 else Return
            return
        if len(live) == 1:
            guards, written = live[0]
            if ended:  # the others left: from here on this branch's condition holds
                self.path = {**kept, **dict(guards)}
            for (_, key), (slots, value) in written.items():
                self.write(slots, key, value) if value is not MISSING else self.remove(slots, key)
            return
        places = {place: written[place][0] for _, written in live for place in written}
        for place, slots in places.items():
            key = place[1]
            word, name = key if isinstance(key, tuple) and len(key) == 2 else (None, "")
            if word == NOTE:
                continue
            old = slots.get(key, MISSING)
            options = [(guards, written[place][1] if place in written else old) for guards, written in live]
            if slots is self.given:  # where nothing was put in, it is what it was
                options = [(guards, Unknown(key) if value is MISSING else value) for guards, value in options]
            present = [(guards, value) for guards, value in options if value is not MISSING]
            merged = self.merge(present)
            if word == "attribute" and (len(present) < len(options) or self.partial):
                note_presence(self, slots, name, merged, live)
            self.write(slots, key, merged)

    def merge(self, options: list[tuple[Guards, Any]]) -> Any:
        """What a place holds after branches: a container's content stays raw where both sides agree."""
        if not options:
            return Unknown()
        first = options[0][1]
        if all(value is first for _, value in options):
            return first
        if isinstance(first, (tuple, Fillings)):  # the elements of a list
            return _fillings(options)
        if isinstance(first, bool):
            return all(value for _, value in options) if all(isinstance(value, bool) for _, value in options) else first
        if not isinstance(first, Value) or not all(isinstance(value, Value) for _, value in options):
            return first if all(value == first for _, value in options) else Unknown()
        return self.join(options)

    # -- loops

    @property
    def loops(self) -> int:
        """How many loops of unknown length there are around this point."""
        return len(self.around)

    @contextmanager
    def unknown_loop(self) -> Iterator[Loop]:
        """A body that is read once for many rounds: counters and sums it changes are unknown afterwards."""
        loop = Loop(len(self.trails))
        self.around.append(loop)
        self.trails.append([])
        try:
            yield loop
        finally:
            self.around.pop()
            trail = self.trails.pop()
            if self.trails:
                self.trails[-1].extend(trail)
            settle_lists(self, trail, loop.movers)
            for slots, key, old in trail:
                new = slots.get(key)
                if isinstance(old, Constant) and isinstance(new, Constant) and _number(old.value) and new.value != old.value:
                    self.write(slots, key, Unknown())

    def every_round(self, slots: dict[Any, Any], key: Hashable) -> bool:
        """Whether a place is written anew in every round of the innermost loop of unknown length."""
        if not self.around:
            return True
        return any(one is slots and place == key for trail in self.trails[self.around[-1].trails :] for one, place, _ in trail)

    # -- containers

    def append(self, target: List, items: Sequence[Value]) -> None:
        """Grow a list; inside a loop of unknown length its count is lost."""
        old = target.slots["items"]
        if self.loops > target.depth and self.around[-1].skips:
            items = [sifted(one) for one in items]
        if isinstance(old, Fillings):
            self.write(target.slots, "items", Fillings(tuple((guards, (*filling, *items)) for guards, filling in old.fillings)))
        else:
            self.write(target.slots, "items", (*old, *items))
        if self.loops > target.depth:
            self.write(target.slots, "exact", False)

    def new_list(self, items: Sequence[Value], kind: str = "list", *, exact: bool = True, site: Site | None = None) -> List:
        """A list that knows how deep in loops it was made."""
        return List.of(items, kind, exact=exact, depth=self.loops, site=site)

    def bind(self, frame: Frame, name: str, value: Value) -> None:
        """Give a name a value."""
        target = frame
        if name in frame.outer:
            above = frame.parent
            while above is not None and name not in above.names:
                above = above.parent
            target = above or frame.module or frame
        old = target.names.get(name)
        if isinstance(value, Constant) and isinstance(old, Constant) and old.value is not None and old.value != value.value:
            target.restless.add(name)
        self.write(target.names, name, value)

    def site(self, frame: Frame, node: ast.AST) -> Site:
        """The place of a node."""
        return Site(frame.document, node)

    def documents(self) -> Iterator[Document]:
        """The documents on the call stack, innermost first."""
        for frame in reversed(self.calls):
            yield frame.document


class _Missing:
    """Nothing was there."""


MISSING: Any = _Missing()


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _fillings(options: list[tuple[Guards, Any]]) -> Any:
    """The elements of a list after branches that filled it differently."""
    flat: list[tuple[Guards, tuple[Value, ...]]] = []
    for guards, items in options:
        parts = items.fillings if isinstance(items, Fillings) else ((FREE, items),)
        flat += [(guards | more, part) for more, part in parts if not _contradict(guards, more)]
    return Fillings(tuple(flat)) if len(flat) <= WIDEST else max((items for _, items in flat), key=len)


def join(options: Sequence[tuple[Guards, Any]]) -> Any:
    """One value that stands for several."""
    flat: list[tuple[Guards, Any]] = []
    for guards, value in options:
        if isinstance(value, Choice):
            flat += [(guards | more, inner) for more, inner in value.options if not _contradict(guards, more)]
        else:
            flat.append((guards, value))
    same = [_identity(value) for _, value in flat]
    if len(set(same)) > WIDEST:
        one = of_one_meaning([value for _, value in flat])
        if one is not None:
            return one
        flat = [(guards, value) for (guards, _), value in zip(flat, by_meaning([value for _, value in flat]), strict=True)]
        same = [_identity(value) for _, value in flat]
        if len(set(same)) > WIDEST:
            return Unknown()
    common = (
        frozenset.intersection(*(guards for guards, _ in flat)) if flat else FREE
    )  # hundreds of conditions may be open around all of this
    kept: dict[Hashable, list[tuple[int, Guards, Any]]] = {}
    places = count()
    for identity, (guards, value) in zip(same, flat, strict=True):
        _keep(kept.setdefault(identity, []), guards - common, value, places)
        if sum(map(len, kept.values())) > HOPELESS:
            return Unknown()
    options = [(guards | common, value) for _, guards, value in sorted(chain(*kept.values()), key=itemgetter(0))]
    if not options:
        return Constant(None)
    if len(options) == 1:
        return options[0][1]
    return Choice(tuple(options)) if len(options) <= WIDEST else Unknown()


def _keep(kept: list[tuple[int, Guards, Any]], guards: Guards, value: Any, places: Iterator[int]) -> None:
    """Add an option to those of the same value; one that is there under the opposite of a single condition no longer hangs on that condition."""
    size = len(guards)
    for index, (_, known, _) in enumerate(kept):
        if len(known) > size:
            continue
        if known <= guards:
            return
        if len(known) != size or len(gone := known - guards) != 1:
            continue
        if {key for key, _ in gone} == {key for key, _ in guards - known}:
            del kept[index]
            _keep(kept, known & guards, value, places)
            return
    kept.append((next(places), guards, value))


def is_open(value: Any) -> bool:
    """Whether a value can be one of several."""
    kind = type(value)
    return kind is Choice or (kind is List and type(value.slots["items"]) is Fillings)


def _contradict(one: Guards, other: Guards) -> bool:
    return not coherent(one | other)


def coherent(guards: Guards) -> bool:
    """Whether conditions can hold together: no flag both ways, no value equal to two things, not all of what cannot all be."""
    if len({key for key, _ in guards}) < len(guards):
        return False
    equal = []
    for key, truth in guards:
        if isinstance(key, tuple) and key[:1] in SEVERAL and not agrees(key, truth, guards):
            return False
        if truth and isinstance(key, tuple):
            if key[:1] == ("==",):
                equal.append(key[:2])
            elif key[:1] == (DENIAL,) and key[1] <= guards:
                return False
    return len(set(equal)) == len(equal)


def _identity(value: Any) -> Hashable:
    """The same for two values that are the same for every purpose here."""
    if isinstance(value, Constant):
        if isinstance(value.value, (str, bytes, int, float, complex, NoneType, EllipsisType)):
            return type(value.value), value.value, value.site
    elif isinstance(value, Unknown):
        return Unknown, value.key
    elif isinstance(value, Dict):
        return Dict, id(value.slots)
    return id(value)


def _untold(value: Any) -> bool:
    """Whether nothing is known of a value that a rule could compare."""
    kind = type(value)
    if kind is Tensor:
        return bool(
            value.kind is None
            and value.form is None
            and value.shape is None
            and value.cut is None
            and value.high is None
            and value.low is None
            and not value.activations
        )
    return kind is Unknown or (kind is Choice and all(_untold(option) for _, option in value.options))
