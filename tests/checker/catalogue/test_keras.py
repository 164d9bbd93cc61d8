"""Keras's table against Keras itself. Keras 2's names are compared with the copy that Keras 3 keeps for tf.keras."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from fromlogits.checker.catalogue import keras as catalogue
from fromlogits.checker.catalogue import keras_layers, keras_ops
from fromlogits.checker.catalogue.entry import Entry, LossEntry, MetricEntry, Op
from fromlogits.checker.evidence.source.names import canonical
from fromlogits.vocabulary import LabelForm, OutputKind

# Arguments by keyword that Keras 3 has no more.
OLDER_KEYWORDS = {
    *("batch_input_shape", "batch_size", "input_dim", "input_shape", "trainable", "weights"),  # of a layer with a closed signature
    *("border_mode", "dim_ordering", "nb_row", "nb_filter", "subsample"),  # Keras 1's convolutions
    *("dtype", "nb_classes", "y"),  # to_categorical
}
# Positions that are another release's, or that the library gathers in *args.
LOOSE = {f"keras.layers.Convolution{rank}D" for rank in (1, 2, 3)} | {"keras.Model", "keras.Sequential"}

# Losses and metrics that no rule looks at, and what is no loss or metric.
LEFT_OUT = {
    *("deserialize", "serialize"),
    *("CTC", "Circle", "Dice", "Tversky", "circle", "ctc", "dice", "tversky"),
    *("CategoricalHinge", "Hinge", "SquaredHinge", "categorical_hinge", "hinge", "squared_hinge"),
    *("CosineSimilarity", "Huber", "LogCosh", "MeanAbsoluteError", "MeanAbsolutePercentageError", "MeanSquaredError"),
    *("MeanSquaredLogarithmicError", "Poisson", "cosine_similarity", "huber", "log_cosh", "mean_absolute_error"),
    *("mean_absolute_percentage_error", "mean_squared_error", "mean_squared_logarithmic_error", "poisson"),
    *(
        "ConcordanceCorrelation",
        "LogCoshError",
        "Mean",
        "MeanMetricWrapper",
        "PearsonCorrelation",
        "R2Score",
        "RootMeanSquaredError",
        "Sum",
    ),
    *("concordance_correlation", "pearson_correlation"),
}


@pytest.fixture(scope="module")
def keras() -> Any:
    import keras

    return keras


@pytest.fixture(scope="module")
def numpy() -> Any:
    import numpy as np

    return np


def at_home(name: str) -> str:
    """Where today's Keras keeps what Keras 2 called by a name."""
    return name.replace("keras.backend.", "keras._tf_keras.keras.backend.") if name.startswith("keras.backend.") else name


def test_every_name_and_signature_is_the_librarys(disagreements):
    entries = {at_home(name): entry for name, entry in catalogue.ENTRIES.items() if getattr(entry, "operation", "") != "unknown"}
    found = disagreements(entries, older={at_home(name) for name in catalogue.OLDER}, loose=LOOSE)
    assert [line for line in found if not line.endswith(tuple(f" {word}: no such keyword" for word in OLDER_KEYWORDS))] == []


def test_every_name_that_means_nothing_exists(disagreements):
    entries = {name: entry for name, entry in catalogue.ENTRIES.items() if getattr(entry, "operation", "") == "unknown"}
    assert disagreements(entries, older=catalogue.OLDER) == []


def test_what_is_called_gone_is_gone(disagreements):
    gone = {at_home(name): catalogue.ENTRIES[name] for name in catalogue.OLDER}
    missing = {line.removesuffix(" does not exist") for line in disagreements(gone) if line.endswith(" does not exist")}
    assert missing == set(gone)


@pytest.mark.parametrize("room", ["activations", "layers", "losses", "metrics", "ops", "random"])
def test_a_room_is_complete(keras, room):
    public = {name for name, value in vars(getattr(keras, room)).items() if not name.startswith("_") and callable(value)}
    unknown = {name for name in public if canonical(f"keras.{room}.{name}") not in catalogue.ENTRIES} - LEFT_OUT
    assert unknown - {"InputSpec", "SeedGenerator"} == set()


def test_applications_are_complete(keras):
    public = {name for name, value in vars(keras.applications).items() if inspect.isfunction(value)}
    assert {name for name in public if f"keras.applications.{name}" not in catalogue.ENTRIES} == set()


def test_an_alias_leads_somewhere():
    homes = {name.rpartition(".")[0] for name in catalogue.ENTRIES} | set(catalogue.ENTRIES) | {"keras.preprocessing"}
    lost = {old: new for old in catalogue.ALIASES if (new := canonical(old)) not in homes}
    assert lost == {}


@pytest.mark.parametrize(
    ("spelling", "meaning"),
    [
        ("tensorflow.keras.layers.Dense", "keras.layers.Dense"),
        ("tensorflow.python.keras.layers.core.Dense", "keras.layers.Dense"),
        ("tensorflow.compat.v1.keras.losses.BinaryCrossentropy", "keras.losses.BinaryCrossentropy"),
        ("tf_keras.src.losses.SparseCategoricalCrossentropy", "keras.losses.SparseCategoricalCrossentropy"),
        ("keras.api._v2.keras.Sequential", "keras.Sequential"),
        ("keras.src.layers.core.dense.Dense", "keras.layers.Dense"),
        ("keras.layers.convolutional.Conv2D", "keras.layers.Conv2D"),
        ("keras.layers.normalization.BatchNormalization", "keras.layers.BatchNormalization"),
        ("keras.layers.merge.concatenate", "keras.layers.concatenate"),
        ("keras.layers.experimental.preprocessing.Rescaling", "keras.layers.Rescaling"),
        ("keras.layers.advanced_activations.LeakyReLU", "keras.layers.LeakyReLU"),
        ("keras.engine.topology.Layer", "keras.layers.Layer"),
        ("keras.engine.training.Model", "keras.Model"),
        ("keras.models.Model", "keras.Model"),
        ("keras.layers.Input", "keras.Input"),
        ("keras.utils.np_utils.to_categorical", "keras.utils.to_categorical"),
        ("keras.metrics.binary_crossentropy", "keras.losses.binary_crossentropy"),
        ("keras.metrics.KLD", "keras.losses.kl_divergence"),
        ("keras.objectives.categorical_crossentropy", "keras.losses.categorical_crossentropy"),
        ("keras.layers.MaxPool2D", "keras.layers.MaxPooling2D"),
        ("keras.layers.GlobalAvgPool2D", "keras.layers.GlobalAveragePooling2D"),
        ("keras.applications.resnet50.ResNet50", "keras.applications.ResNet50"),
        ("keras.applications.vgg16.preprocess_input", "keras.applications.imagenet_utils.preprocess_input"),
        ("keras.preprocessing.image_dataset_from_directory", "keras.utils.image_dataset_from_directory"),
        ("keras.mixed_precision.experimental.set_policy", "keras.mixed_precision.set_global_policy"),
        ("keras.mixed_precision.Policy", "keras.DTypePolicy"),
        ("keras.mixed_precision.experimental.Policy", "keras.DTypePolicy"),
        ("keras.dtype_policies.FloatDTypePolicy", "keras.DTypePolicy"),
        ("keras.ops.numpy.matmul", "keras.ops.matmul"),
    ],
)
def test_old_addresses_lead_to_todays(spelling, meaning):
    assert canonical(spelling) == meaning
    assert meaning in catalogue.ENTRIES


# -- strings


def named(resolved: Any) -> str:
    return resolved.__name__ if inspect.isfunction(resolved) or inspect.isclass(resolved) else type(resolved).__name__


def test_loss_strings_are_keras_own(keras):
    older = {"kullback_leibler_divergence"}
    for string, name in catalogue.LOSS_NAMES.items():
        if not name.endswith(":auto") and string not in older:
            assert named(keras.losses.get(string)) == name.rpartition(".")[2], string


def test_no_loss_string_is_missing():
    from keras.src.losses import ALL_OBJECTS_DICT

    known = {string: value.__name__ for string, value in ALL_OBJECTS_DICT.items() if f"keras.losses.{value.__name__}" in catalogue.ENTRIES}
    assert set(known) - {"Loss"} <= set(catalogue.LOSS_NAMES)


def test_metric_strings_are_keras_own(keras):
    older = {"kld", "KLD", "kullback_leibler_divergence"}
    for string, name in catalogue.METRIC_NAMES.items():
        if not name.endswith(":auto") and string not in older:
            assert named(keras.metrics.get(string)) == name.rpartition(".")[2], string


def test_no_metric_string_is_missing():
    from keras.src.metrics import ALL_OBJECTS_DICT

    known = {string for string, value in ALL_OBJECTS_DICT.items() if f"keras.metrics.{value.__name__}" in catalogue.ENTRIES}
    needs_arguments = {"PrecisionAtRecall", "RecallAtPrecision", "SensitivityAtSpecificity", "SpecificityAtSensitivity", "IoU", "MeanIoU"}
    needs_arguments |= {"OneHotIoU", "OneHotMeanIoU", "Metric", "precision_at_recall", "recall_at_precision", "sensitivity_at_specificity"}
    needs_arguments |= {
        "MeanMetricWrapper",
        "mean_metric_wrapper",
        "specificity_at_sensitivity",
        "io_u",
        "mean_io_u",
        "one_hot_io_u",
        "one_hot_mean_io_u",
        "metric",
    }
    assert known - needs_arguments <= set(catalogue.METRIC_NAMES)


@pytest.mark.parametrize(
    ("truth", "scores", "chosen"),
    [((4, 1), (4, 1), "BinaryAccuracy"), ((4,), (4, 3), "SparseCategoricalAccuracy"), ((4, 3), (4, 3), "CategoricalAccuracy")],
)
def test_accuracy_is_chosen_by_shapes(numpy, truth, scores, chosen):
    from keras.src.trainers.compile_utils import get_metric

    strings = [string for string, name in catalogue.METRIC_NAMES.items() if name == "keras.metrics.accuracy:auto"]
    assert {named(get_metric(string, numpy.zeros(truth), numpy.zeros(scores))) for string in strings} == {chosen}


def test_activation_strings_are_keras_own(keras):
    from keras.src.activations import ALL_OBJECTS_DICT

    assert set(catalogue.ACTIVATION_NAMES) == set(ALL_OBJECTS_DICT)
    for string, name in catalogue.ACTIVATION_NAMES.items():
        assert keras.activations.get(string) is getattr(keras.activations, name.rpartition(".")[2]), string


def test_a_string_means_an_entry():
    for table in (catalogue.LOSS_NAMES, catalogue.METRIC_NAMES, catalogue.ACTIVATION_NAMES):
        assert {name for name in table.values() if not name.endswith(":auto")} <= set(catalogue.ENTRIES)


# -- what losses and metrics expect

LOSSES = {name: entry for name, entry in catalogue.ENTRIES.items() if isinstance(entry, LossEntry)}
METRICS = {name: entry for name, entry in catalogue.ENTRIES.items() if isinstance(entry, MetricEntry)}

# Four rows, three classes; rows of scores that sum to one, and the scores they come from.
LABELS = {
    LabelForm.CLASS_IDS: [0, 2, 1, 2],
    LabelForm.ONE_HOT: [[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1]],
    LabelForm.DISTRIBUTION: [[0.8, 0.1, 0.1], [0, 0, 1], [0.2, 0.6, 0.2], [0, 0, 1]],
    LabelForm.MULTI_HOT: [[1, 1, 0], [0, 0, 1], [0, 0, 0], [1, 0, 1]],
    LabelForm.BINARY: [[1], [0], [1], [0]],
}
LOGITS = [[2.0, -1.0, 0.3], [-0.5, 0.1, -2.5], [0.4, 0.2, 3.0], [-3.0, 1.5, 0.9]]


def squashed(numpy: Any, scores: Any) -> Any:
    return 1 / (1 + numpy.exp(-scores))


def softened(numpy: Any, scores: Any) -> Any:
    return numpy.exp(scores) / numpy.exp(scores).sum(-1, keepdims=True)


def test_from_logits_decides_where_nothing_else_does():
    decided = {name for name, entry in LOSSES.items() if "from_logits" in (entry.make or entry.call)}
    assert decided == {name for name, entry in LOSSES.items() if entry.expects is None}


@pytest.mark.parametrize("name", [name for name in LOSSES if name.startswith("keras.losses.")])
def test_a_loss_takes_every_form_of_labels_it_names(keras, numpy, name):
    entry = LOSSES[name]
    for form in entry.labels:
        truth = numpy.array(LABELS[form], "int32" if form is LabelForm.CLASS_IDS else "float32")
        scores = numpy.array(LOGITS, "float32")[:, : truth.shape[-1] if truth.ndim > 1 else 3]
        loss = getattr(keras.losses, name.rpartition(".")[2])
        more = {"q": 0.5} if " q" in entry.call else {}
        value = loss()(truth, softened(numpy, scores)) if entry.make is not None else loss(truth, softened(numpy, scores), **more)
        assert numpy.isfinite(numpy.asarray(value)).all(), form


def test_twins_take_each_others_labels():
    for table, entries in ((LOSSES, LOSSES.items()), (METRICS, METRICS.items())):
        for name, entry in entries:
            if entry.sparse is not None:
                assert table[entry.sparse].dense == name
                assert table[entry.sparse].labels == {LabelForm.CLASS_IDS}


def made(keras: Any, name: str) -> Any:
    """A metric with the arguments it cannot do without."""
    given = {
        **dict.fromkeys(("PrecisionAtRecall", "RecallAtPrecision", "SensitivityAtSpecificity", "SpecificityAtSensitivity"), (0.9,)),
        "OneHotMeanIoU": (3,),
        "OneHotIoU": (3, (0, 1, 2)),
    }
    return getattr(keras.metrics, name)(*given.get(name, ()))


CLASSES = [
    (name.rpartition(".")[2], entry)
    for name, entry in METRICS.items()
    if entry.make is not None and entry.labels and name != "keras.metrics.KLDivergence"  # a divergence of logits is no number at all
]


@pytest.mark.parametrize(("name", "entry"), CLASSES, ids=[name for name, _ in CLASSES])
def test_a_metric_minds_logits_exactly_where_it_expects_probabilities(keras, numpy, name, entry):
    random = numpy.random.default_rng(0)
    ids = random.integers(0, 3, 200)
    scores = random.normal(-2, 1, (200, 3)).astype("float32") + 2 * numpy.eye(3, dtype="float32")[ids]
    truth = ids if LabelForm.CLASS_IDS in entry.labels else numpy.eye(3, dtype="float32")[ids]
    squash = squashed if LabelForm.MULTI_HOT in entry.labels else softened
    probabilities = squash(numpy, scores)
    minds = []
    for given in (scores, probabilities):
        metric = made(keras, name)
        metric.update_state(truth, given)
        minds.append(numpy.asarray(metric.result()))
    agrees = bool(numpy.allclose(*minds))
    assert agrees is (entry.expects is None)
    assert entry.expects in (None, OutputKind.PROBABILITIES)


@pytest.mark.parametrize("name", [name.rpartition(".")[2] for name, entry in METRICS.items() if entry.threshold is not None and entry.make])
def test_the_threshold_is_keras_own(keras, name):
    metric = made(keras, name)
    cut = metric._fn_kwargs["threshold"] if name == "BinaryAccuracy" else getattr(metric, "threshold", None) or metric.thresholds
    assert cut in (0.5, [0.5])


def test_activations_that_stand_in_two_rooms_are_one(keras):
    for name in keras_ops.ACTIVATIONS:
        assert catalogue.ENTRIES[f"keras.ops.{name}"] == catalogue.ENTRIES[f"keras.activations.{name}"]


# -- data


@pytest.mark.parametrize("maker", ["image_dataset_from_directory", "text_dataset_from_directory"])
def test_a_folder_gives_class_ids_unless_told_otherwise(keras, maker):
    assert inspect.signature(getattr(keras.utils, maker)).parameters["label_mode"].default == "int"


def test_an_image_generator_gives_rows_unless_told_otherwise():
    from keras._tf_keras.keras.preprocessing.image import ImageDataGenerator

    for method in ("flow_from_directory", "flow_from_dataframe"):
        entry = catalogue.ENTRIES[f"keras.preprocessing.image.ImageDataGenerator.{method}"]
        assert isinstance(entry, Op)
        names = [token.partition(":")[0].partition("=")[0] for token in entry.signature.split()]
        real = list(inspect.signature(getattr(ImageDataGenerator, method)).parameters)
        assert names == real[: len(names)]


def test_a_layers_own_name_never_hides_an_activations():
    clash: list[str] = [
        name
        for name, entry in catalogue.ENTRIES.items()
        if isinstance(entry, Entry) and "name" in getattr(entry, "fixed", {}) and " name=" in f" {getattr(entry, 'signature', '')}"
    ]
    assert clash == []
    assert "keras.layers.ReLU" in catalogue.ENTRIES
    assert keras_layers.ENTRIES["keras.layers.ReLU"].fixed == {"name": "relu"}
