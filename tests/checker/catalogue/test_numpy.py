"""The catalogue of NumPy, SciPy and pandas against the installed libraries."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from fromlogits.checker.catalogue import numpy as catalogue
from fromlogits.checker.catalogue import pandas as tables
from fromlogits.checker.catalogue.entry import Op, parameters

OLDER = {"numpy.float", "numpy.in1d", "numpy.int"}  # gone, and still written

SAMPLES = {  # arguments for the makers of random numbers, where they need some
    "beta": (2, 5),
    "chisquare": (3,),
    "f": (3, 4),
    "gamma": (2,),
    "geometric": (0.5,),
    "hypergeometric": (5, 5, 3),
    "logseries": (0.5,),
    "negative_binomial": (3, 0.5),
    "pareto": (3,),
    "power": (3,),
    "standard_gamma": (2,),
    "standard_t": (3,),
    "triangular": (0, 0.5, 1),
    "vonmises": (0, 1),
    "wald": (1, 1),
    "weibull": (2,),
    "zipf": (3,),
}


def test_every_name_exists_and_every_signature_agrees(disagreements):
    assert disagreements(catalogue.ENTRIES, older=OLDER) == []


def test_a_wrong_signature_would_be_seen(disagreements):
    assert disagreements({"numpy.sum": Op("sum", "x axis=None")}) == ["numpy.sum(x axis=None) x: stands where a stands"]
    assert disagreements({"numpy.argsort": Op("argsort", "a:x axis=None")}) == ["numpy.argsort(a:x axis=None) axis: None is -1"]
    assert disagreements({"numpy.matmull": Op("matmul", "x y")}) == ["numpy.matmull does not exist"]


@pytest.mark.parametrize("name", sorted(catalogue.SCALARS))
def test_scalar_types_are_the_dtypes_they_name(name):
    assert np.dtype(getattr(np, name)).name == catalogue.SCALARS[name]


def test_constants_are_numpys():
    constants = {name: entry for name, entry in catalogue.SHARED.items() if entry.operation == "constant"}
    assert set(constants) == {"e", "inf", "nan", "newaxis", "pi"}
    for name, entry in constants.items():
        ours, theirs = entry.fixed["value"], getattr(np, name)
        assert ours == theirs or (ours != ours and theirs != theirs)  # noqa: PLR0124 nan


@pytest.mark.parametrize("name", ["zeros", "ones", "empty", "eye", "identity"])
def test_default_dtypes(name):
    (stated,) = [parameter.default for parameter in parameters(catalogue.SHARED[name].signature) if parameter.name == "dtype"]
    assert getattr(np, name)(3).dtype == stated


def test_functions_without_an_axis_run_over_the_whole_array():
    scores = np.arange(6.0).reshape(2, 3)
    entry = catalogue.ENTRIES["scipy.special.softmax"]
    assert entry == Op("softmax", "x axis=None", all_axes=True)
    assert special.softmax(scores).sum() == pytest.approx(1)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_random_numbers_lie_where_they_are_said_to(name):
    entry = catalogue.ENTRIES[f"numpy.random.Generator.{name}"]
    numbers = getattr(np.random.default_rng(0), name)(*SAMPLES[name], size=200)
    assert numbers.shape == (200,)
    if entry.operation == "random_uniform":
        assert numbers.min() >= 0
        assert numbers.max() <= 1
    elif entry.operation in {"random_gamma", "random_poisson"}:
        assert numbers.min() >= 0
    assert (numbers.dtype == np.int64) is (entry.operation == "random_poisson")


def test_only_random_integers_includes_the_upper_end():
    entries = catalogue.ENTRIES
    assert entries["numpy.random.randint"].fixed == {"endpoint": False}
    assert entries["numpy.random.random_integers"].fixed == {"endpoint": True}
    assert set(np.random.RandomState(0).randint(1, 3, 100)) == {1, 2}
    assert set(np.random.default_rng(0).integers(1, 3, 100, endpoint=True)) == {1, 2, 3}


def test_methods_begin_with_their_object():
    methods = {**catalogue.ENTRIES, **tables.ENTRIES}
    holders = ("numpy.random.Generator.", "numpy.random.RandomState.", "numpy.ndarray.", "pandas.Series.", "pandas.DataFrame.")
    of_the_class = {"pandas.DataFrame.from_dict", "pandas.DataFrame.from_records"}
    first = {
        parameters(entry.signature)[0].name for name, entry in methods.items() if name.startswith(holders) and name not in of_the_class
    }
    assert first == {"self", "x"}


def test_aliases_lead_to_entries(lost_aliases):
    assert lost_aliases(catalogue) == []
