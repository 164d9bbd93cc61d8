"""What is known by its identity alone, such as a condition on a value that nobody spelled out: it is never taken for another."""

from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.values import Choice

WAYS = 6  # tests in a row, each of something new; what the ones before it looked at, the program no longer holds
NEW = {
    "a number of an array": "np.random.rand(9).mean() > 0.5",
    "an attribute": "Row().old",
    "what a method gives": "Row().is_old()",
    "an item of a dictionary": "dict([(input(), 1)])['old']",
    "the length of a list": "len([line for line in open('rows.txt')])",
    "a column of a table": "pd.DataFrame(input())['old']",
    "an attribute of a table": "pd.DataFrame(input()).empty",
    "the rank of an output": "len(net(input()).shape) > 2",
}


@pytest.mark.parametrize("what", NEW)
def test_conditions_on_what_is_gone_are_told_apart(what, read):
    program = "class Row:\n    pass\n\nnet = nn.Linear(3, 4)\ny = [\n"
    for between in range(1, 40):  # the more values are made in between, the farther away is the next one
        program += "    " + " else ".join(f"{way} if [{'0, ' * between}] and {NEW[what]}" for way in range(WAYS)) + f" else {WAYS},\n"
    for made in read(f"{program}]")["y"].items:
        assert isinstance(made, Choice)
        assert {option.value for _, option in made.options} == set(range(WAYS + 1))


@pytest.mark.parametrize("what", NEW)
def test_so_are_conditions_on_what_a_function_gives_again_and_again(what, read):
    program = f"class Row:\n    pass\n\nnet = nn.Linear(3, 4)\ndef new():\n    return {NEW[what]}\n\ny = [0 if new() else 1 if new() else 2 for _ in range(20)]"
    for made in read(program)["y"].items:
        assert isinstance(made, Choice)
        assert {option.value for _, option in made.options} == {0, 1, 2}


def test_a_flag_that_a_function_returns_is_one_flag(read):
    program = "flag = input()\ndef new():\n    return flag\n\ny = [0 if new() else 1 if new() else 2 for _ in range(20)]"
    for made in read(program)["y"].items:
        assert isinstance(made, Choice)
        assert {option.value for _, option in made.options} == {0, 2}
