from __future__ import annotations

from math import log, nan

from fromlogits.checker.guard.curve import Note, read
from fromlogits.vocabulary import Case, Family, Labels, Loss, Output, OutputKind

LOGITS, PROBABILITIES, LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES


def case(kind=LOGITS, expects=LOGITS, units=10, family=Family.MULTICLASS, labels=None):
    return Case(Output(kind, units=units), Loss("cross_entropy", expects, family), labels)


def around(level, count=60):
    return [level + (0.002 if place % 2 else -0.002) for place in range(count)]


def test_a_loss_that_falls_says_nothing():
    assert read([2.3 * 0.95**step for step in range(100)], case()) is None


def test_a_few_values_say_nothing():
    assert read([2.302] * 30, case()) is None


def test_stuck_at_ln_c():
    assert read(around(log(10)), case()) == Note(
        "the loss stands at 2.303, which is ln 10: what one pays who knows nothing about 10 classes"
    )


def test_stuck_at_ln_c_only_where_the_classes_are_known():
    assert read(around(log(10))) is None
    assert read(around(log(10)), case(units=None)) is None


def test_stuck_at_the_floor_of_probabilities_taken_for_logits():  # ln(1 + 9 / e) = 1.4612
    assert read(around(1.4612), case(PROBABILITIES)) == Note(
        "the loss stands at 1.461, the least it can be while softmax output is taken for logits", "FL101"
    )
    assert read(around(1.4612), case(LOGITS)) is None


def test_a_loss_on_its_way_past_the_floor_is_not_stuck():
    assert read([1.6 - 0.005 * step for step in range(60)], case(PROBABILITIES)) is None


def test_negative():
    assert read([-0.1, -0.5], case(LOGITS, LOG_PROBABILITIES)) == Note(
        "the loss is negative (-0.1), which a cross-entropy never is", "FL103"
    )
    outside = Labels(minimum=-1, maximum=1)
    assert read([0.3, -0.5], case(family=Family.BINARY, labels=outside)) == Note(
        "the loss is negative (-0.5), which a cross-entropy never is", "FL204"
    )
    assert read([-3.0, -4.0]) is None  # a loss nobody knows may be anything


def test_nan():
    assert read([1.0, 0.5, nan, nan], case()) == Note("the loss became nan after 2 of 4 values that were kept")


def test_rising():
    assert read([1 + 0.05 * step for step in range(60)], case()) == Note("the loss rose from 1.35 to 3.6")
    assert read([1 + 0.001 * step for step in range(60)], case()) is None
