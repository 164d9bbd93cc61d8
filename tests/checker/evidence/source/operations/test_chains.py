"""Chains of NumPy calls that nobody thought of: whatever is read of their results is true of what they return."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.tensor import Tensor

STARTS = [
    "np.array([0, 1, 2, 1])",
    "np.array([[1, 0, 0], [0, 1, 0]])",
    "np.random.randint(0, 3, 60)",
    "np.random.randint(0, 2, (8, 3))",
    "np.random.rand(6, 3)",
    "np.random.randn(5, 2)",
    "np.random.choice([-1, 1], 30)",
    "np.arange(6)",
    "np.linspace(-1, 1, 5)",
    "np.zeros((4, 1))",
    "np.eye(3)[np.array([0, 1, 2, 1])]",
    "np.array([[0.2, 0.8], [0.5, 0.5]])",
]
# `{}` is what the chain has come to.
STEPS = """\
{} + 1
{} - {}.min()
{} * 2
{} / 2
{} // 2
{} % 2
-{}
{} ** 2
{} + np.arange(3)
{} * np.array([1, 0, 1])
np.abs({})
np.sign({})
np.exp({})
np.clip({}, 0, 1)
np.minimum({}, 1)
np.maximum({}, 0)
{}.astype('float32')
np.where({} > 0, {}, 0)
np.where({} > 0, 1, -1)
np.select([{} > 1, {} > 0], [2, 1], default=0)
({} > 0).astype(int)
{} == {}.max()
np.digitize({}, [0, 1])
{}.reshape(-1)
{}.reshape(-1, 1)
{}.flatten()
{}.T
np.swapaxes({}, 0, -1)
np.expand_dims({}, 0)
{}[:, None]
{}[:2]
{}[1:]
{}[::-1]
{}[0]
{}[..., 0]
{}[{} > 0]
np.take({}, [0, 1])
np.take({}, [0], axis=0)
np.flip({})
np.sort({}, axis=-1)
np.unique({})
np.concatenate([{}, {}])
np.stack([{}, {}])
np.stack([{}, {}], axis=-1)
np.vstack([{}, {}])
np.hstack([{}, {}])
np.column_stack([{}, {}])
np.append({}, 5)
np.repeat({}, 2)
np.repeat({}, 2, axis=0)
np.tile({}, 2)
np.tile({}, (2, 1))
np.broadcast_to({}, (3,) + {}.shape)
np.split({}, 2)[0]
np.array_split({}, 2)[1]
np.array({}.tolist())
np.array(list({}))
np.full_like({}, 3)
{}.sum(axis=0)
{}.sum(axis=-1)
{}.max(axis=-1)
{}.max()
{}.cumsum()
{}.argmax(axis=-1)
{}.argmin(axis=0)
np.bincount(np.abs({}.astype(int)).ravel())
np.eye(4)[np.clip({}.astype(int), 0, 3)]""".splitlines()


def worked(lines: list[str]) -> dict[str, np.ndarray]:
    """What the lines of a program make, as far as they run."""
    names: dict[str, np.ndarray] = {}
    for line in lines:
        try:
            with warnings.catch_warnings(action="ignore"):
                exec(line, {"np": np}, names)  # noqa: S102 the lines stand above
        except (ValueError, TypeError, IndexError, OverflowError):
            break
        if np.asarray(names[line.partition(" ")[0]]).size == 0:
            break
    return names


@pytest.fixture
def false(read, contradictions):
    """What is read of a chain's results and is not so."""

    def found(start: str, steps: list[str]) -> list[str]:
        lines = [f"a0 = {start}", *(f"a{place + 1} = {step.replace('{}', f'a{place}')}" for place, step in enumerate(steps))]
        real = worked(lines)
        names = read("\n".join([*lines[: len(real)], "y = 0"]))
        return [
            f"{line}: {fault}"
            for line, (name, array) in zip(lines, real.items(), strict=False)
            if np.size(array) and isinstance(names[name], Tensor)
            for fault in contradictions(names[name], array)
            if not fault.startswith("integral False")  # a part of fractions, or their sum, can be whole
        ]

    return found


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STARTS), st.lists(st.sampled_from(STEPS), min_size=1, max_size=4))
def test_what_is_read_of_a_chain_is_true(false, start, steps):
    assert false(start, steps) == []


def test_a_false_claim_would_be_seen(contradictions):
    claims = Tensor(shape=(3,), low=0.0, high=1.0, integral=True, form="one_hot", dtype="int64")
    assert len(contradictions(claims, np.array([0.5, 2.0]))) == 5
