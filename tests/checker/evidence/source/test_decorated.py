"""Functions under one decorator of the project's own: each is another, however deep they call one another."""

from __future__ import annotations

import pytest

TIMED = """\
import functools, time
import torch
from torch import nn
def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        began = time.perf_counter()
        result = function(*args, **kwargs)
        print(function.__name__, time.perf_counter() - began)
        return result
    return wrapper
head = nn.Linear(4, 3)
@timed
def scores(x):
    return head(x)
@timed
def shares(x):
    return scores(x){activation}
@timed
def error(x, y):
    return nn.CrossEntropyLoss()(shares(x), y)
@timed
def step(x, y):
    error(x, y).backward()
@timed
def main():
    step(torch.randn(8, 4), torch.randint(0, 3, (8,)))
main()
"""
ENDLESS = """\
import torch
from torch import nn
def again(function):
    def wrapper(x):
        return function(x)
    return wrapper
@again
def f(x):
    return g(x).softmax(1)
@again
def g(x):
    return f(x)
nn.CrossEntropyLoss()(f(torch.randn(8, 4)), torch.randint(0, 3, (8,)))
"""


@pytest.mark.parametrize(("activation", "found"), [("", set()), (".softmax(1)", {"FL101"})])
def test_one_decorator_of_five_functions(codes, activation, found):
    assert codes(TIMED.format(activation=activation)) == found


def test_what_calls_itself_under_a_decorator_ends(codes):
    assert codes(ENDLESS) <= {"FL101", "FL105"}
