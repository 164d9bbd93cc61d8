"""Options that are no numbers, weights that no mean can be made of: said by name, before anything is computed from them."""

from __future__ import annotations

import numpy as np
import pytest

import fromlogits as fl
from fromlogits.vocabulary import OutputKind

LOGITS, IDS = np.array([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]]), np.array([0, 2])
EYE, UNITS, BITS = np.eye(3), np.array([2.0, -1.0]), np.array([1, 0])
NAN, INF = float("nan"), float("inf")
LOSS = 0.16984602  # ln(1 + e^-2 + e^-3), of both rows


LOSSES = {
    "cross_entropy": lambda **options: fl.cross_entropy(LOGITS, IDS, **options),
    "linear_cross_entropy": lambda **options: fl.linear_cross_entropy(LOGITS, EYE, IDS, **options),
}


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"z_loss": -1.0}, r"z_loss=-1\.0 is not in \[0, inf\)"),
        ({"z_loss": NAN}, r"z_loss=nan is not in \[0, inf\)"),
        ({"softcap": INF}, r"softcap=inf is not in \(0, inf\)"),
        ({"scale": INF}, r"scale=inf is not in \(-inf, inf\)"),
        ({"scale": "2"}, r"scale='2' is not in"),
        ({"scale": None}, r"scale=None is not in \(-inf, inf\)"),
        ({"z_loss": None}, r"z_loss=None is not in \[0, inf\)"),
        ({"scale": np.array([2.0, 1.0])}, r"scale has shape \(2,\), but one number was expected"),
        ({"label_smoothing": "0.1"}, r"label_smoothing='0\.1' is not in \[0, 1\]"),
        ({"label_smoothing": None}, r"label_smoothing=None is not in \[0, 1\]"),
        ({"ignore_index": 2.5}, r"ignore_index=2\.5 is no class id"),
        ({"ignore_index": "pad"}, "ignore_index='pad' is no class id"),
        ({"returns": "lse"}, r"returns='lse' is no sequence of names: pass returns=\('lse',\)"),
        ({"returns": None}, r"returns=None is no sequence of names: pass returns=\(\)"),
        ({"returns": ("lse", "lse")}, "returns names 'lse' twice"),
        ({"returns": {"lse"}}, r"returns=\{'lse'\} is no sequence of names: pass returns=\('lse',\)"),
        ({"returns": 3}, r"returns=3 is no sequence of names: pass returns=\(\)"),
        ({"denominator": "4"}, r"denominator='4' is not in \[0, inf\)"),
        ({"denominator": -2}, r"denominator=-2\.0 is not in \[0, inf\)"),
        ({"denominator": NAN}, r"denominator=nan is not in \[0, inf\)"),
        ({"denominator": np.array([1.0, 2.0])}, r"denominator has shape \(2,\), but one number was expected"),
        ({"denominator": 4, "reduction": "none"}, "denominator divides a sum, but reduction='none' makes none"),
        ({"class_weight": {0: 1.0}}, "class_weight is of type dict, but numbers in an array or a list were expected"),
        ({"class_weight": [1.0, NAN, 1.0]}, r"class_weight\[1\] is nan, and no loss can be weighed with it"),
        ({"class_weight": [1.0, -2.0, 3.0]}, r"class_weight\[1\] is -2, and a mean is divided by the sum of the weights"),
        ({"sample_weight": [1.0, -1.0]}, r"sample_weight\[1\] is -1, and a mean is divided by the sum of the weights"),
        ({"sample_weight": [1.0, INF], "reduction": "sum"}, r"sample_weight\[1\] is inf"),
        ({"sample_weight": np.ma.array([1.0, 1.0], mask=[0, 1])}, "sample_weight came as a masked array"),
    ],
)
def test_what_no_option_can_be(loss, options, message):
    with pytest.raises(ValueError, match=message):
        loss(**options)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_signed_weights_are_summed(loss):
    assert loss(sample_weight=[3.0, -1.0], reduction="sum") == pytest.approx(2 * LOSS)
    assert loss(sample_weight=[3.0, -1.0], denominator=4) == pytest.approx(LOSS / 2)
    assert loss(sample_weight=[3.0, -1.0], reduction="none") == pytest.approx([3 * LOSS, -LOSS])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pos_weight": -2.0}, "pos_weight is -2"),
        ({"pos_weight": [1.0, NAN]}, r"pos_weight\[1\] is nan"),
        ({"sample_weight": [1.0, -1.0]}, r"sample_weight\[1\] is -1"),
        ({"denominator": "1"}, "denominator='1' is not in"),
        ({"focal_gamma": "2"}, "focal_gamma='2' is not in"),
        ({"ignore_index": "pad"}, "ignore_index='pad' is no class id"),
    ],
)
def test_what_no_option_of_units_can_be(options, message):
    with pytest.raises(ValueError, match=message):
        fl.binary_cross_entropy(UNITS, BITS, **options)


@pytest.mark.parametrize("name", ["label_smoothing", "z_loss", "softcap", "scale", "focal_gamma"])
def test_a_learned_option_would_learn_nothing(name):
    import jax
    import torch

    learned = torch.tensor(0.5, requires_grad=True)
    with pytest.raises(ValueError, match=f"{name} is a tensor that is traced or requires a gradient"):
        fl.cross_entropy(torch.from_numpy(LOGITS), torch.from_numpy(IDS), **{name: learned})
    assert np.isfinite(float(fl.cross_entropy(torch.from_numpy(LOGITS), torch.from_numpy(IDS), **{name: learned.detach()})))
    with pytest.raises(ValueError, match=r"name it in static_argnames"):
        jax.jit(lambda option: fl.cross_entropy(LOGITS.astype("float32"), IDS, **{name: option}))(0.5)


@pytest.mark.parametrize("axis", [1.0, None, True, (0, 1)])
def test_the_class_axis_is_one_whole_number(axis):
    with pytest.raises(ValueError, match="is no whole number: the classes of logits lie along one axis"):
        fl.cross_entropy(LOGITS, IDS, axis=axis)


def test_what_is_under_a_mask_is_not_counted_in_silence():
    masked = np.ma.array(IDS, mask=[0, 1])
    with pytest.raises(ValueError, match=r"labels came as a masked array.*pass labels\.data and give them sample_weight 0"):
        fl.cross_entropy(LOGITS, masked)
    assert fl.cross_entropy(LOGITS, masked.data, sample_weight=~masked.mask) == pytest.approx(LOSS)
    with pytest.raises(ValueError, match=r"logits came as a masked array.*logits\.filled\(-numpy\.inf\)"):
        fl.cross_entropy(np.ma.array(LOGITS, mask=False), IDS)
    with pytest.raises(ValueError, match="weight came as a masked array"):
        fl.linear_cross_entropy(LOGITS, np.ma.array(EYE), IDS)
    with pytest.raises(ValueError, match="labels came as a masked array"):
        fl.binary_cross_entropy(UNITS, np.ma.array(BITS))


@pytest.mark.parametrize("given", [None, {0, 1}, {"a": 1}, (label for label in IDS)])
def test_labels_and_scores_are_arrays(given):
    for name, call in (
        ("labels", lambda: fl.cross_entropy(LOGITS, given)),
        ("labels", lambda: fl.binary_cross_entropy(UNITS, given)),
        ("labels", lambda: fl.linear_cross_entropy(LOGITS, EYE, given)),
        ("logits", lambda: fl.cross_entropy(given, IDS)),
        ("weight", lambda: fl.linear_cross_entropy(LOGITS, given, IDS)),
    ):
        with pytest.raises(TypeError, match=rf"{name} is (None|of type \w+), but an array or a list of numbers was expected"):
            call()


def test_nothing_imaginary_is_dropped_in_silence():
    with pytest.raises(fl.LabelError, match=r"labels of dtype complex128 were given, but labels are real numbers: pass labels\.real"):
        fl.cross_entropy(LOGITS, np.eye(3)[:2] + 1j)
    with pytest.raises(fl.LabelError, match="labels of dtype complex128"):
        fl.binary_cross_entropy(UNITS, np.array(BITS) + 1j)
    for options in ({"class_weight": np.ones(3) + 1j}, {"sample_weight": ["a", "b"]}, {"class_weight": [1.0, None, 2.0]}):
        with pytest.raises(ValueError, match=r"_weight has dtype \S+, but real numbers were expected"):
            fl.cross_entropy(LOGITS, IDS, **options)
    for options in ({"pos_weight": 1j}, {"focal_alpha": 1j}, {"focal_gamma": np.array([1j])}):
        with pytest.raises(ValueError, match="has dtype complex128, but real numbers were expected"):
            fl.binary_cross_entropy(UNITS, BITS, **options)
    with pytest.raises(ValueError, match="weight has dtype complex128"):
        fl.linear_cross_entropy(LOGITS, EYE + 1j, IDS)
    with pytest.raises(ValueError, match="bias has dtype complex128"):
        fl.linear_cross_entropy(LOGITS, EYE, IDS, bias=np.ones(3) + 1j)


def test_focal_options_of_units_are_in_bounds():
    with pytest.raises(ValueError, match=r"focal_alpha=2\.0 is not in \[0, 1\]"):
        fl.binary_cross_entropy(UNITS, BITS, focal_alpha=np.full(np.shape(UNITS), 2.0))
    with pytest.raises(ValueError, match=r"focal_gamma=-1\.0 is not in \[0, inf\)"):
        fl.binary_cross_entropy(UNITS, BITS, focal_gamma=np.full(np.shape(UNITS), -1.0))


@pytest.mark.parametrize("dtype", ["complex128", "str", "object", "datetime64[s]"])
def test_scores_are_real_numbers(dtype):
    with pytest.raises(fl.OutputKindError, match=r"have dtype .*, but scores are real numbers"):
        fl.cross_entropy(np.ones((2, 3)).astype("int64" if dtype.startswith("date") else "float64").astype(dtype), IDS)


def test_wide_numbers_are_not_computed_in_float32():
    # ln(1 + e^-2 + e^-3) to 16 digits by mpmath: float32 would give 0.16984601...
    assert fl.cross_entropy(LOGITS.astype(np.longdouble), IDS) == pytest.approx(0.1698460195562856, rel=1e-14)


def test_an_empty_list_is_no_batch_of_floats():
    assert fl.cross_entropy(np.zeros((0, 3)), []) == 0.0


def test_what_inspect_says_is_a_kind():
    logarithms = np.log(np.array([[0.5, 0.25, 0.25]]))
    assert fl.inspect(logarithms).kind is OutputKind.LOG_PROBABILITIES
    assert fl.cross_entropy(logarithms, [0], kind=OutputKind.LOG_PROBABILITIES) == pytest.approx(0.69314718)  # ln 2
