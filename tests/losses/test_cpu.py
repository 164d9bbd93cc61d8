"""Compiled rows: the exponential against mpmath, every option against the formulas, and what happens where nothing can be compiled."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings

import mpmath
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit

import fromlogits as fl
from fromlogits.losses import cross_entropy
from fromlogits.losses.kernels import cpu_rows, pieces

ROWS, CLASSES = 7, 1300  # more than one block of numbers that are added in their own precision
DRAW = np.random.default_rng(5)
LOGITS = DRAW.normal(size=(ROWS, CLASSES)) * 3
IDS = DRAW.integers(CLASSES, size=ROWS)
SHARES = DRAW.random((ROWS, CLASSES)) ** 8
SHARES /= SHARES.sum(-1, keepdims=True)
WEIGHT, CLASS_WEIGHT = DRAW.random(ROWS), DRAW.random(CLASSES)


@njit
def exponentials(x):
    made = np.empty_like(x)
    for j in range(len(x)):
        made[j] = cpu_rows.lifted_exponential(x[j])
    return made


@pytest.mark.parametrize(("dtype", "lowest"), [("float32", -114.9), ("float64", -735.9)])
def test_the_exponential_is_within_one_ulp(dtype, lowest):
    x = np.concatenate([np.linspace(lowest, 0, 4001), -np.logspace(-30, 0, 500), [-0.0, 0.0]]).astype(dtype)
    with mpmath.workdps(40):
        truth = [mpmath.exp(mpmath.mpf(float(one))) * 2**40 for one in x]
        errors = [abs(mpmath.mpf(float(got)) - true) / true for got, true in zip(exponentials(x), truth, strict=True)]
    assert max(errors) < np.finfo(dtype).eps


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_exponential_of_what_is_no_number(dtype):
    got = exponentials(np.array([-np.inf, -800.0, np.nan], dtype))
    assert got[:2].tolist() == [0.0, 0.0]
    assert np.isnan(got[2])


def both(logits, labels, *, compiled, returns=("lse", "entropy", "argmax", "correct", "per_token"), **options):
    """Losses, extras and the gradient of a sum that hangs on all of them, and of the mean alone."""
    old = cross_entropy.IMPLEMENTATIONS
    cross_entropy.IMPLEMENTATIONS = old if compiled else {"reference": old["reference"]}
    try:
        z = torch.tensor(logits, requires_grad=True)
        with fl.checks("never"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = fl.cross_entropy(z, torch.tensor(labels), returns=returns, **options)
            mixed = found.loss + (found.per_token * torch.arange(len(z))).sum() + found.lse.sum() / 3 + (found.entropy / 7).sum()
            slope = torch.autograd.grad(mixed, z)[0]
            alone = torch.autograd.grad(fl.cross_entropy(z, torch.tensor(labels), **options), z)[0]
    finally:
        cross_entropy.IMPLEMENTATIONS = old
    return [one.detach().numpy() for one in (*found, slope, alone)]


@given(
    dtype=st.sampled_from(["float32", "float64"]),
    shares=st.booleans(),
    mask=st.booleans(),
    weights=st.sampled_from([{}, {"sample_weight": WEIGHT}, {"class_weight": CLASS_WEIGHT}, {"sample_weight": np.where(WEIGHT < 0.5, 0, WEIGHT)}]),
    smoothing=st.sampled_from([0.0, 0.1]),
    bend=st.sampled_from([{}, {"softcap": 4.0}, {"scale": 0.5}, {"softcap": 30.0, "scale": 2.0}]),
    more=st.sampled_from([{}, {"z_loss": 1e-3}, {"focal_gamma": 2.0}, {"focal_gamma": 0.5, "z_loss": 0.1}]),
    reduction=st.sampled_from([{"reduction": "sum"}, {}, {"denominator": 100.0}]),
)  # fmt: skip
@settings(max_examples=80, deadline=None, derandomize=True)
def test_every_option_is_that_of_the_formulas(dtype, shares, mask, weights, smoothing, bend, more, reduction):
    logits = LOGITS.astype(dtype)
    labels = SHARES.astype(dtype) if shares else IDS
    if mask:
        logits = logits.copy()
        logits[:, 5:60] = -np.inf
        labels = np.where(labels < 60, 700, labels) if not shares else labels * (logits > -np.inf)
    options = {
        "label_smoothing": smoothing,
        **{name: torch.tensor(one.astype(dtype)) for name, one in weights.items()},
        **bend,
        **more,
        **reduction,
    }
    ours, wanted = (both(logits, labels, compiled=compiled, **options) for compiled in (True, False))
    tolerance = 2e-5 if dtype == "float32" else 1e-12
    for got, one in zip(ours, wanted, strict=True):
        assert got.dtype == one.dtype
        np.testing.assert_allclose(got, one, rtol=tolerance, atol=tolerance * max(np.abs(one).max(), 1e-3))


@pytest.mark.parametrize("logits", [[np.nan, 0.0], [0.0, np.nan], [np.inf, 0.0], [np.inf, np.inf], [-np.inf, -np.inf]])
def test_what_is_no_number_gives_nan(logits):
    z = torch.tensor([logits, [1.0, 0.0]], requires_grad=True)
    found = fl.cross_entropy(z, torch.tensor([1, 0]), reduction="none", returns=("argmax",))
    assert found.loss.isnan().tolist() == [True, False]
    assert found.argmax[0] == (torch.tensor(logits).argmax())
    slope = torch.autograd.grad(found.loss.sum(), z)[0]
    assert slope[0].isnan().any()
    assert not slope[1].isnan().any()


def test_sums_of_numbers_too_small_for_a_float():
    z = torch.zeros(1, 50257)
    z[0, 7] = 95.0  # the others are 5.5e-42 each
    truth = 50256 * np.exp(-95.0)  # 2.77e-37
    loss = fl.cross_entropy(z.requires_grad_(), torch.tensor([7]))
    assert loss.item() == pytest.approx(truth, rel=95 * 2.0**-22)
    assert torch.autograd.grad(loss, z)[0][0, 7].item() == pytest.approx(-truth, rel=95 * 2.0**-22)


def test_the_gradient_takes_the_memory_of_the_logits_once():
    start = torch.randn(40, 30, generator=torch.Generator().manual_seed(0))
    labels = torch.arange(40) % 30
    wanted = torch.autograd.grad(fl.cross_entropy(a := start.clone().requires_grad_(), labels), a)[0]
    z = start.clone().requires_grad_()
    loss = fl.cross_entropy(z, labels, overwrite_logits=True)
    slope = torch.autograd.grad(loss, z, retain_graph=True)[0]
    assert slope.data_ptr() == z.data_ptr()
    torch.testing.assert_close(slope, wanted)
    with pytest.raises(RuntimeError, match="the logits are overwritten"):
        loss.backward()


def test_whoever_saved_the_logits_is_told_that_they_are_overwritten():
    """linkedin/Liger-Kernel#343: logits overwritten in place, and autograd not told."""
    start = torch.randn(4, 3, requires_grad=True)
    logits = start.exp()  # its gradient needs the logits
    loss = fl.cross_entropy(logits, torch.tensor([0, 1, 2, 0]), overwrite_logits=True)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        loss.backward()


@pytest.mark.parametrize("options", [{}, {"reduction": "none"}, {"overwrite_logits": True}])
def test_without_numba_the_numbers_are_the_same(monkeypatch, options):
    z = torch.tensor(LOGITS, requires_grad=True)

    def run():
        start = z.detach().clone().requires_grad_()
        loss = fl.cross_entropy(start, torch.tensor(IDS), label_smoothing=0.1, **options)
        return loss.detach(), torch.autograd.grad(loss.sum(), start)[0]

    compiled = run()
    monkeypatch.setattr(pieces, "INSTALLED", False)
    monkeypatch.setattr(pieces, "BYTES", CLASSES * 8 * 3)  # several pieces, the last one shorter
    for got, wanted in zip(run(), compiled, strict=True):
        torch.testing.assert_close(got, wanted, rtol=1e-12, atol=1e-15)
    assert fl.cross_entropy(LOGITS, IDS) == pytest.approx(float(fl.cross_entropy(z, torch.tensor(IDS))), rel=1e-13)


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, **environment})


CALL = "import numpy as np, fromlogits as fl; print(fl.cross_entropy(np.array([[2.0, 0.0]]), [0]))"


def test_no_place_to_keep_what_is_compiled_is_no_error():
    done = python("from numba.core import caching; caching.CacheImpl._locator_classes = []; " + CALL)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("0.1269280110429")
    assert done.stderr.count("ContractWarning: numba finds no place to keep what it compiles") == 1


def test_a_compiler_that_fails_is_no_error(monkeypatch):
    from fromlogits.losses.kernels import cpu

    def fails(*_, **__):
        raise cpu.NumbaError("no LLVM here")

    monkeypatch.setattr(pieces, "_broken", False)
    monkeypatch.setattr(cpu, "compute", fails)
    with pytest.warns(fl.ContractWarning, match="numba could not compile"):
        assert fl.cross_entropy(np.array([[2.0, 0.0]]), [0]) == pytest.approx(np.log1p(np.exp(-2.0)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fl.cross_entropy(np.array([[2.0, 0.0]]), [0])  # said once
    monkeypatch.setattr(pieces, "_broken", False)


def test_nothing_is_compiled_at_import_and_numba_is_not_loaded():
    done = python("import sys, fromlogits.losses.cross_entropy, fromlogits.losses.linear; print('numba' in sys.modules)")
    assert done.stdout.strip() == "False"


def test_other_processes_find_what_was_compiled(tmp_path):
    code = (
        "import numpy as np, fromlogits as fl\n"
        "from fromlogits.losses.kernels import cpu_rows\n"
        "fl.cross_entropy(np.array([[2.0, 0.0]]), [0])\n"
        "print(sum(cpu_rows.rows_of_ids.stats.cache_hits.values()))"
    )
    assert [python(code, NUMBA_CACHE_DIR=str(tmp_path)).stdout.strip() for _ in range(2)] == ["0", "1"]
