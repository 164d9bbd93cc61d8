"""The catalogue of JAX, Optax, Flax, Equinox and Haiku against the installed libraries."""

from __future__ import annotations

from importlib.util import find_spec

import equinox
import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from flax import linen, nnx

from fromlogits.checker.catalogue import flax as flax_catalogue
from fromlogits.checker.catalogue import jax as catalogue
from fromlogits.checker.catalogue import optax as losses
from fromlogits.checker.catalogue.entry import LossEntry, parameters
from fromlogits.vocabulary import Family, OutputKind

OPTAX = {name.replace("optax.", "optax.losses."): entry for name, entry in losses.ENTRIES.items() if isinstance(entry, LossEntry)}
LOGITS = jnp.array([[2.0, -1.0, 0.5], [0.1, 0.2, 3.0]])
ROWS = jax.nn.one_hot(jnp.array([0, 2]), 3)


def installed(name: str) -> bool:
    return not name.startswith("haiku.") or find_spec("haiku") is not None


def test_every_name_exists_and_every_signature_agrees(disagreements):
    elsewhere = {name for name in catalogue.ENTRIES if isinstance(catalogue.ENTRIES[name], LossEntry)}
    entries = {name: entry for name, entry in catalogue.ENTRIES.items() if installed(name) and name not in elsewhere}
    places = {name for name in entries if name.startswith("jax.at.")}  # what `x.at[index]` gives has no public name
    assert disagreements(entries, older=places) == []
    assert disagreements(OPTAX) == []


def test_what_is_written_at_an_index_exists():
    place = jnp.zeros(3).at[0]
    names = [name.removeprefix("jax.at.") for name in catalogue.ENTRIES if name.startswith("jax.at.")]
    assert [name for name in names if not hasattr(place, name)] == []


def test_every_activation_has_its_name_in_flax():
    for name in flax_catalogue._JAX_NN:
        assert hasattr(linen, name), name
        assert hasattr(nnx, name), name


def test_jax_numpy_makes_single_precision():
    (dtype,) = [p.default for p in parameters(catalogue.ENTRIES["jax.numpy.zeros"].signature) if p.name == "dtype"]
    assert jnp.zeros(2).dtype == dtype == "float32"
    (dtype,) = [p.default for p in parameters(catalogue.ENTRIES["jax.nn.one_hot"].signature) if p.name == "dtype"]
    assert ROWS.dtype == dtype


def test_the_key_comes_first():
    firsts = {name: parameters(entry.signature)[0].name for name, entry in catalogue._RANDOM.items() if name not in {"PRNGKey", "key"}}
    assert set(firsts.values()) == {"key"}


@pytest.mark.filterwarnings("ignore:The function convex_kl_divergence is deprecated")
@pytest.mark.parametrize("name", sorted(name for name in OPTAX if "ctc" not in name and "dice" not in name))  # sequences; as an option says
def test_a_loss_expects_what_is_said(name):
    """Logits may be shifted by a constant without any effect, where a softmax is applied; log-probabilities may not."""
    entry = OPTAX[name]
    labels = jnp.array([0, 2]) if name.endswith(("integer_labels", "multiclass_sparsemax_loss")) else ROWS
    loss = getattr(optax.losses, entry.name)
    shifted = np.allclose(loss(LOGITS, labels), loss(LOGITS + 1, labels), atol=1e-5)
    if entry.family is Family.BINARY:
        assert entry.expects is OutputKind.LOGITS
        assert np.allclose(optax.sigmoid_binary_cross_entropy(LOGITS, ROWS), -jax.nn.log_sigmoid((2 * ROWS - 1) * LOGITS), atol=1e-6)
    else:
        assert entry.expects is (OutputKind.LOGITS if shifted else OutputKind.LOG_PROBABILITIES)
    assert entry.fused is (entry.expects is OutputKind.LOGITS)


@pytest.mark.parametrize("name", sorted(name for name in OPTAX if "dice" in name and "binary" not in name))
def test_an_overlap_is_counted_of_what_its_option_says(name):
    entry = OPTAX[name]
    loss = getattr(optax.losses, entry.name)
    option = next(parameter.name for parameter in parameters(entry.call) if parameter.canonical == "from_logits")
    binary = option == "apply_sigmoid"
    scores, labels = (LOGITS[..., None], ROWS[..., None]) if binary else (LOGITS, ROWS)
    probabilities = jax.nn.sigmoid(scores) if binary else jax.nn.softmax(scores)
    assert entry.expects is None
    assert np.allclose(loss(scores, labels), loss(probabilities, labels, **{option: False}), atol=1e-6)


def test_twins_are_entries_that_exist():
    for entry in OPTAX.values():
        for twin in (entry.sparse, entry.dense, entry.logits):
            assert twin is None or twin in catalogue.ENTRIES


def test_flax_accuracy_compares_the_threshold_with_what_it_is_given():
    assert catalogue.ENTRIES["flax.nnx.metrics.Accuracy"].threshold is None
    metric = nnx.metrics.Accuracy(threshold=0.5)
    metric.update(logits=jnp.array([0.2, 0.2]), labels=jnp.array([1, 1]))  # both probable: sigmoid(0.2) is 0.55
    assert metric.compute() == 0


@pytest.mark.parametrize(
    ("name", "layer", "shape"),
    [
        ("flax.nnx.Linear", lambda: nnx.Linear(4, 3, rngs=nnx.Rngs(0)), (4,)),
        ("flax.nnx.LinearGeneral", lambda: nnx.LinearGeneral(4, 3, rngs=nnx.Rngs(0)), (4,)),
        ("equinox.nn.Linear", lambda: equinox.nn.Linear(4, 3, key=jax.random.key(0)), (4,)),
        ("equinox.nn.MLP", lambda: equinox.nn.MLP(4, 3, 8, 2, key=jax.random.key(0)), (4,)),
    ],
)
def test_units_are_what_comes_out(name, layer, shape):
    second = parameters(catalogue.ENTRIES[name].signature)[1]
    assert second.canonical == "units"
    assert layer()(jnp.ones(shape)).shape == (3,)


def test_linen_units_come_first():
    for name in ("Dense", "DenseGeneral"):
        assert parameters(catalogue.ENTRIES[f"flax.linen.{name}"].signature)[0].canonical == "units"
        layer = getattr(linen, name)(3)
        assert layer.apply(layer.init(jax.random.key(0), jnp.ones((2, 4))), jnp.ones((2, 4))).shape == (2, 3)


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_equinox_takes_one_example_with_channels_first(rank):
    entry = catalogue.ENTRIES[f"equinox.nn.Conv{rank}d"]
    assert entry.fixed == {"rank": rank, "channels": "first", "batch": False}
    layer = getattr(equinox.nn, f"Conv{rank}d")(2, 5, 3, key=jax.random.key(0))
    assert layer(jnp.ones((2, *(4,) * rank))).shape == (5, *(2,) * rank)


def test_aliases_lead_to_entries(lost_aliases):
    assert lost_aliases(catalogue) == []
