"""itertools, functools, operator, dataclasses."""

from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.tensor import Tensor

VALUES = [
    ("list(itertools.chain([1], [2, 3]))", [1, 2, 3]),
    ("list(itertools.chain.from_iterable([[1], [2]]))", [1, 2]),
    ("list(itertools.product([1, 2], 'ab'))", [(1, "a"), (1, "b"), (2, "a"), (2, "b")]),
    ("list(itertools.pairwise([1, 2, 3]))", [(1, 2), (2, 3)]),
    ("list(itertools.islice([5, 6, 7, 8], 2))", [5, 6]),
    ("list(itertools.islice([5, 6, 7, 8], 1, None, 2))", [6, 8]),
    ("list(itertools.repeat(3, 2))", [3, 3]),
    ("list(itertools.accumulate([1, 2, 3]))", [1, 3, 6]),
    ("list(itertools.accumulate([1, 2, 3], lambda a, b: a * b))", [1, 2, 6]),
    ("list(itertools.accumulate([1, 2], initial=10))", [10, 11, 13]),
    ("list(itertools.starmap(lambda a, b: a + b, [(1, 2), (3, 4)]))", [3, 7]),
    ("list(zip(itertools.repeat(1, 2), [5, 6]))", [(1, 5), (1, 6)]),
    ("math.prod([2, 3, 4])", 24),
    ("math.prod((2, 3), start=10)", 60),
    ("functools.reduce(lambda a, b: a + b, [1, 2, 3])", 6),
    ("functools.reduce(lambda a, b: a + b, [1, 2], 10)", 13),
    ("functools.partial(lambda a, b: a - b, 10)(3)", 7),
    ("functools.partial(lambda a, b: a - b, b=1)(3)", 2),
    ("operator.itemgetter(1)([4, 5])", 5),
    ("operator.itemgetter('a', 'b')({'a': 1, 'b': 2})", (1, 2)),
    ("class A:\n    k = 3\n\n\noperator.attrgetter('k')(A())", 3),
    ("operator.methodcaller('upper')('abc')", "ABC"),
    ("list(map(operator.itemgetter(1), [(0, 1), (2, 3)]))", [1, 3]),
    ("from collections import OrderedDict\n\ny = list(OrderedDict(a=1))", ["a"]),
    ("from dataclasses import dataclass\n\n\n@dataclass\nclass C:\n    units: int = 4\n\n\ny = C(units=7).units", 7),
    ("from dataclasses import dataclass, replace\n\n\n@dataclass\nclass C:\n    units: int = 4\n\n\ny = replace(C(), units=9).units", 9),
    ("from dataclasses import asdict, dataclass\n\n\n@dataclass\nclass C:\n    units: int = 4\n\n\ny = asdict(C())", {"units": 4}),
]


@pytest.mark.parametrize(("program", "value"), VALUES, ids=[program[:60] for program, _ in VALUES])
def test_what_is_read(program, value, says):
    assert says(program) == value


def test_a_counter_is_a_whole_number(read):
    tensor = read("for i in itertools.count(3):\n    y = i")["y"]
    assert isinstance(tensor, Tensor)
    assert (tensor.low, tensor.integral, tensor.shape) == (3, True, ())


def test_a_cycle_can_be_at_any_of_its_elements(read):
    tensor = read("for label in itertools.cycle([0, 1, 2]):\n    y = label")["y"]
    assert (tensor.low, tensor.high, tensor.integral) == (0, 2, True)
