"""Comprehensions: gone through element by element where all are known, once for all of them where not."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.containers import distinct, elements, key_of, number_of
from fromlogits.checker.evidence.source.lengths import as_many_as, length_of
from fromlogits.checker.evidence.source.rounds import Movers, movers_of, over_rounds, some_of
from fromlogits.checker.evidence.source.statements import assign
from fromlogits.checker.evidence.source.truth import truth
from fromlogits.checker.evidence.source.values import Choice, Dict, Frame, Guards, Series, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["comprehension"]

LONGEST = 4096
WIDE = 512  # elements that a comprehension goes through one by one
NARROW = 8  # where going through more cost too much once
DEAR = 8_000  # steps that one comprehension may cost
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


def comprehension(reader: Reader, node: Comprehension, frame: Frame) -> Value:
    """A comprehension over one of several is one of several."""
    source = by_default(reader, reader.machine.settle(reader.evaluate(node.generators[0].iter, frame)))
    return reader.machine.spread(lambda one: _comprehended(reader, node, one, frame), source)


def _comprehended(reader: Reader, node: Comprehension, source: Value, frame: Frame) -> Value:
    inner = Frame({}, frame, frame.document, "comprehension", module=frame.module)
    found: list[Any] = []
    exact = [True]
    tested = [False]
    widest = [NARROW if id(node) in reader.dear else WIDE]
    movers: Movers = set()  # what a round of unknown number brings
    settle = reader.machine.settle

    def rounds(depth: int) -> None:
        if depth == len(node.generators):
            if len(found) >= LONGEST:
                exact[0] = False
            elif isinstance(node, ast.DictComp):
                found.append((reader.evaluate(node.key, inner), settle(reader.evaluate(node.value, inner))))
            else:
                found.append(settle(reader.evaluate(node.elt, inner)))
            return
        generator = node.generators[depth]
        items, whole = elements(reader, reader.evaluate(generator.iter, inner) if depth else source)
        if whole and len(items) > widest[0]:
            items, whole = (Unknown(),), False
        if not whole:
            exact[0] = False
            for element in items:
                movers.update(movers_of(element))
        for element in items:
            assign(reader, generator.target, element, inner)
            sift(generator.ifs, depth, whole or isinstance(element, Choice))

    def sift(tests: Sequence[ast.expr], depth: int, alone: bool) -> None:
        """Go on with an element on every way on which it passes all tests; one that stands for itself, not for rows, is there on these ways only."""
        if not tests:
            rounds(depth + 1)
            return
        test = settle(reader.evaluate(tests[0], inner))
        sides = truth(reader, test)
        before = len(found)
        ways: list[tuple[Guards, list[Any]]] = []
        for guards, passed in sides:
            if passed:
                with reader.machine.assume(guards):
                    sift(tests[1:], depth, alone)
            ways.append((guards, found[before:]))
            del found[before:]
        if len(sides) > 1:
            exact[0], tested[0] = False, True
        if len(sides) > 1 and alone and isinstance(test, Choice):
            found.extend(_on_each_way(ways))
        else:
            found.extend(one for _, given in ways for one in given)

    def through() -> bool:
        rounds(0)
        return True

    if reader.machine.bounded(DEAR, through) is None:
        reader.dear.add(id(node))
        found, exact[0], widest[0] = [], False, NARROW
        rounds(0)
    if isinstance(node, ast.DictComp):
        pairs = [(key_of(key), value) for key, value in found]
        known = {key[0]: value for key, value in pairs if key is not None}
        number = number_of(pairs[0][1]) if len(pairs) == 1 and not known else None
        return Dict(known, exact[0] and len(known) == len(pairs), number=number)
    found = list(over_rounds(found, movers) or found)
    if tested[0]:
        found = some_of(found)
    only = node.generators[0] if len(node.generators) == 1 else None
    length = length_of(source) if only is not None and not only.ifs else None
    if isinstance(node, ast.GeneratorExp) and not exact[0] and len(found) < 2:
        return Series(found[0] if found else Unknown(), length)
    if isinstance(node, ast.SetComp):
        return reader.machine.new_list(distinct(found), "set", exact=exact[0], site=reader.machine.site(frame, node))
    return as_many_as(reader.machine.new_list(found, "list", exact=exact[0], site=reader.machine.site(frame, node)), length)


def _on_each_way(ways: Sequence[tuple[Guards, Sequence[Any]]]) -> list[Any]:
    """What one element gives on the ways that a test of it can take, each on its way: of `(linear, softmax if log else None)`, those that are
    not None are the softmax where `log` is true, and nobody knows what stands in its place where not.
    """
    longest = max((given for _, given in ways), key=len)
    made: list[Any] = []
    for place, one in enumerate(longest):
        there = [(guards, given[place] if place < len(given) else None) for guards, given in ways]
        if isinstance(one, tuple):
            made.append((one[0], Choice(tuple((guards, pair[1] if pair else Unknown()) for guards, pair in there))))
        else:
            made.append(Choice(tuple((guards, item or Unknown()) for guards, item in there)))
    return made
