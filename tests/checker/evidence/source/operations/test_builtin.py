"""Python's own functions on Python's own containers, and on arrays."""

from __future__ import annotations

import math

import pytest

BELOW_ONE = math.nextafter(1, 0)  # random numbers never reach the end of their range

VALUES = [
    ("len([1, 2, 3])", 3),
    ("len('abc')", 3),
    ("len({'a': 1})", 1),
    ("len(np.zeros((4, 2)))", 4),
    ("len(set([0, 1, 1, 2]))", 3),
    ("len({w for w in ('a', 'b', 'a')})", 2),
    ("len({1, True, 1.0, 2})", 2),
    ("sorted(set(['b', 'a', 'b']))", ["a", "b"]),
    ("list(range(3))", [0, 1, 2]),
    ("len(list(np.random.rand(13, 2)))", 13),
    ("len(list(sklearn.datasets.load_wine().feature_names))", 13),
    ("list(range(1, 7, 2))", [1, 3, 5]),
    ("list(enumerate(['a', 'b'], 1))", [(1, "a"), (2, "b")]),
    ("list(zip([1, 2, 3], 'ab'))", [(1, "a"), (2, "b")]),
    ("tuple([1, 2])", (1, 2)),
    ("dict(a=1, b=2)", {"a": 1, "b": 2}),
    ("dict([('a', 1)])", {"a": 1}),
    ("def pairs():\n    yield 'a', 1\n    yield 'b', 2\ndict(pairs())", {"a": 1, "b": 2}),
    ("def pairs():\n    yield 'b', 2\nd = {'a': 1}\nd.update(pairs())\nd", {"a": 1, "b": 2}),
    ("d = {'a': 1}\nd.update([('a', 3), ('b', 2)], c=4)\nd", {"a": 3, "b": 2, "c": 4}),
    ("dict(zip(['x', 'y'], range(2)))", {"x": 0, "y": 1}),
    ("int('7')", 7),
    ("int(3.9)", 3),
    ("float('2.5')", 2.5),
    ("str(3)", "3"),
    ("bool([])", False),
    ("sum([1, 2, 3])", 6),
    ("max(3, 5, 4)", 5),
    ("max([3, 5, 4])", 5),
    ("min('b', 'a')", "a"),
    ("max([0, 2, 1]) + 1", 3),
    ("sorted([3, 1, 2], reverse=True)", [3, 2, 1]),
    ("list(reversed([1, 2]))", [2, 1]),
    ("next(iter([7, 8]))", 7),
    ("left = iter([7, 8, 9])\ny = next(left), next(left), list(left)", (7, 8, [9])),
    ("left = iter(('a', 'b'))\ny = [next(left) for _ in range(2)]", ["a", "b"]),
    ("left = iter([7])\ny = next(left), next(left, 0)", (7, 0)),
    ("y = [1, 2, 3][:: 10**30], [1, 2, 3][-(10**30) :]", ([1], [1, 2, 3])),
    ("left = map(str, [1, 2])\ny = next(left), next(left)", ("1", "2")),
    ("left = [1, 2, 3]\ny = []\nwhile left:\n    y.append(left.pop(0))", [1, 2, 3]),
    ("left = [1, 2, 3]\ny = []\nwhile left:\n    one = left.pop()\n    y.append(one)", [3, 2, 1]),
    ("from collections import deque\nleft = deque([1, 2, 3])\ny = left.popleft(), left.pop(), len(left)", (1, 3, 1)),
    ("isinstance(3, int)", True),
    ("isinstance('a', (int, str))", True),
    ("isinstance([1], dict)", False),
    ("callable(len)", True),
    ("max(np.array([0, 2, 1]))", 2),
    ("abs(-3)", 3),
    ("round(2.567, 1)", 2.6),
    ("math.ceil(10 / 4)", 3),
    ("math.log(1)", 0.0),
    ("math.log2(8)", 3.0),
    ("math.sqrt(16)", 4.0),
    ("operator.add(1, 2)", 3),
    ("sum([1, 2], 10)", 13),
    ("class A:\n    n = 3\n\n\ngetattr(A(), 'n')", 3),
    ("class A: ...\n\n\na = A()\nsetattr(a, 'k', 4)\na.k", 4),
    ("class A:\n    def __len__(self):\n        return 9\n\n\nlen(A())", 9),
    ("class A: ...\n\n\nclass B(A): ...\n\n\nissubclass(B, A)", True),
    ("class A: ...\n\n\nclass B: ...\n\n\nissubclass(A, B)", False),
    ("[10, 20, 30][slice(1, None)]", [20, 30]),
    ("[10, 20, 30][slice(2)]", [10, 20]),
    ("class A:\n    def __init__(self):\n        self.k = 2\n\n\nvars(A())", {"k": 2}),
    ("math.pi > 3", True),
    ("math.nan == math.nan", False),
    ("from math import pi\n\ny = pi < 4", True),
    ("np.newaxis is None", True),
]


@pytest.mark.parametrize(("program", "value"), VALUES, ids=[program[:60] for program, _ in VALUES])
def test_what_is_read(program, value, says):
    assert says(program) == value


ARRAYS = [
    ("int(np.array([0, 2, 1]).max()) + 1", {"low": 3, "high": 3, "integral": True}),
    ("max(np.random.randint(0, 3, 300))", {"low": 2, "high": 2, "shape": ()}),
    ("min(np.random.rand(9))", {"low": 0, "high": BELOW_ONE, "shape": ()}),
    ("sum(np.ones((3, 2)))", {"shape": (2,), "high": 3}),
    ("float(np.random.randint(0, 4))", {"integral": True, "low": 0, "high": 3}),
    ("torch.tensor([[4]]).item()", {"shape": (), "low": 4, "high": 4}),
    ("round(2.5 * np.random.rand())", {"shape": (), "integral": True}),
    ("np.array(sorted([2, 0, 1]))", {"numbers": (0, 1, 2)}),
    ("np.array(list(np.arange(3)))", {"shape": (3,), "high": 2}),
    ("np.array(np.arange(3).tolist())", {"shape": (3,), "high": 2}),
]


@pytest.mark.parametrize(("program", "wanted"), ARRAYS, ids=[program[:60] for program, _ in ARRAYS])
def test_what_is_read_of_arrays(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in ARRAYS], ids=[program[:60] for program, _ in ARRAYS])
def test_it_is_true(program, true):
    true(program)


def test_flags_of_the_command_line_as_a_dictionary(read):
    program = "import argparse\n\np = argparse.ArgumentParser()\np.add_argument('--units', type=int, default=10)\ny = vars(p.parse_args())['units']\n"
    assert read(program)["y"].value == 10


def test_a_shuffled_list_has_no_first_element(read):
    tensor = read("labels = [0] * 5 + [1] * 5\nrandom.shuffle(labels)\ny = np.array(labels[:3])")["y"]
    assert (tensor.low, tensor.high, tensor.numbers) == (0, 1, None)


def test_lists_of_rows_are_joined_not_added(read):
    tensor = read("y = np.array(np.random.randint(0, 3, 90).tolist() + np.random.randint(0, 3, 80).tolist())")["y"]
    assert (tensor.low, tensor.high, tensor.rank) == (0, 2, 1)
