from __future__ import annotations

import inspect

import pytest

from fromlogits.checker.guard.splicing import Splices


def plain(a, b=2, /, c=3, *rest, d, e=5, **more):
    return (a, b, c, rest, d, e, more)


class Base:
    def value(self):
        return 1


class Derived(Base):
    def value(self, x):
        return super().value() + x


@pytest.fixture
def splices():
    made = Splices()
    yield made
    made.take_back()


def test_arguments_reach_before_and_the_function_as_they_were(splices):
    seen = []
    splices.add(plain, lambda *given, **named: seen.append((given, named)), None)
    assert plain(1, 2, 3, 4, d=6, z=7) == (1, 2, 3, (4,), 6, 5, {"z": 7})
    assert seen == [((1, 2, 3, 4), {"d": 6, "e": 5, "z": 7})]


def test_after_is_given_what_before_gave_and_the_result(splices):
    seen = []
    splices.add(plain, lambda *_given, **_named: "site", lambda site, result: seen.append((site, result[0])))
    plain(9, d=1)
    assert seen == [("site", 9)]


def test_methods_that_call_super(splices):
    splices.add(Derived.value, lambda *_given: None, None)
    assert Derived().value(4) == 5


def test_the_function_keeps_its_identity_and_signature(splices):
    before, code = inspect.signature(plain), plain.__code__
    splices.add(plain, lambda *_given, **_named: None, None)
    assert plain.__code__ is not code
    assert inspect.signature(plain) == before
    assert inspect.getsource(plain).startswith("def plain(a, b=2")
    splices.take_back()
    assert plain.__code__ is code


def test_one_inside_the_other(splices):
    code, seen, inner = plain.__code__, [], Splices()
    splices.add(plain, lambda *_given, **_named: seen.append("outer"), None)
    inner.add(plain, lambda *_given, **_named: seen.append("inner"), None)
    plain(1, d=1)
    assert seen == ["inner", "outer"]
    inner.take_back()
    plain(1, d=1)
    assert seen == ["inner", "outer", "outer"]
    splices.take_back()
    assert plain.__code__ is code


def test_what_is_not_written_in_python_is_left_alone(splices):
    assert not splices.add(len, lambda *_given: None, None)
    assert not splices.add(None, lambda *_given: None, None)


def test_what_was_put_elsewhere_is_taken_back_too(splices):
    done = []
    splices.undo.append(lambda: done.append(True))
    splices.take_back()
    splices.take_back()
    assert done == [True]


def test_errors_of_the_function_are_its_own(splices):
    def fails(x):
        raise KeyError(x)

    splices.add(fails, lambda *_given: None, None)
    with pytest.raises(KeyError, match="3") as caught:
        fails(3)
    assert caught.traceback[-1].name == "fails"
