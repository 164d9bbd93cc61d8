"""What the catalogue says about torchmetrics, held against the installed torchmetrics."""

from __future__ import annotations

import inspect

import pytest

from fromlogits.checker.catalogue import torchmetrics as catalogue
from fromlogits.checker.catalogue.entry import MetricEntry, parameters
from fromlogits.vocabulary import LabelForm, OutputKind

torch = pytest.importorskip("torch")
torchmetrics = pytest.importorskip("torchmetrics")

classification = pytest.importorskip("torchmetrics.classification")
functional = pytest.importorskip("torchmetrics.functional.classification")

OLDER = {"lightning.pytorch.metrics", "lightning.pytorch.metrics.functional", "torchmetrics.F1", "torchmetrics.FBeta"}  # before 0.8


def resolve(name: str) -> object:
    found = torchmetrics
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


def entries(prefix: str, **facts: object) -> list[str]:
    """Names of entries that begin so and have these attributes."""
    return [
        name
        for name, entry in catalogue.ENTRIES.items()
        if name.startswith(prefix) and all(getattr(entry, fact) == value for fact, value in facts.items())
    ]


def signature_of(target: object) -> list[inspect.Parameter]:
    if not isinstance(target, type):
        return list(inspect.signature(target).parameters.values())
    chooses = "__new__" in vars(target)  # a metric by task makes another class
    return list(inspect.signature(target.__new__ if chooses else target.__init__).parameters.values())[1:]


@pytest.mark.parametrize("name", catalogue.ENTRIES)
def test_signatures_are_those_of_torchmetrics(name):
    entry = catalogue.ENTRIES[name]
    ours = parameters(entry.call if entry.make is None else entry.make)
    real = signature_of(resolve(name))
    plain = [parameter.name for parameter in ours if not parameter.keyword_only]
    assert plain == [parameter.name for parameter in real[: len(plain)]]
    defaults = {parameter.name: parameter.default for parameter in real}
    for parameter in ours:
        default = defaults[parameter.name]
        if parameter.required:
            assert default is inspect.Parameter.empty, parameter.name
        elif parameter.default is not None:
            assert parameter.default == default, parameter.name


def test_every_binary_multiclass_and_multilabel_metric_is_known():
    tasks = ("Binary", "Multiclass", "Multilabel")
    there = {name for name in dir(classification) if name.startswith(tasks)}
    left_out = {
        "BinaryFairness",  # a number for each group
        "BinaryGroupStatRates",
        "BinaryHingeLoss",  # a margin: neither scale is wrong
        "MultilabelCoverageError",  # an order of labels, without a name among the tasks
    }
    assert there - left_out == {
        name.rpartition(".")[2] for name in entries("torchmetrics.classification.") if name.rpartition(".")[2].startswith(tasks)
    }


@pytest.mark.parametrize("name", entries("torchmetrics.classification."))
def test_classes_and_functions_say_the_same(name):
    made = catalogue.ENTRIES[name]
    functions = [entry for entry in catalogue.ENTRIES.values() if entry.make is None and entry.call.endswith(f"target:labels {made.make}")]
    assert any((entry.expects, entry.threshold, entry.labels) == (made.expects, made.threshold, made.labels) for entry in functions)


@pytest.mark.parametrize("alias", catalogue.ALIASES)
def test_aliases_lead_to_the_same_thing(alias):
    target = catalogue.ALIASES[alias]
    if alias in OLDER:
        return
    found = resolve(alias)
    assert found is resolve(target) or inspect.ismodule(found)


LOGITS = torch.tensor([0.2, 0.3, 0.9, 0.4])  # within [0, 1]: torchmetrics takes them for probabilities
LABELS = torch.tensor([1, 1, 1, 0])
NEEDED = {"beta": 1.0, "num_labels": 2, "num_classes": 3}


def function(name: str, *given: torch.Tensor, **options: object) -> object:
    wanted = {p.name: NEEDED[p.name] for p in parameters(catalogue.ENTRIES[name].call) if p.name in NEEDED}
    return resolve(name)(*given, **wanted, **options)


def same(one: object, other: object) -> bool:
    return torch.allclose(torch.as_tensor(one).double(), torch.as_tensor(other).double(), equal_nan=True)


@pytest.mark.parametrize("name", entries("torchmetrics.functional.classification.binary_", threshold=0.5))
def test_binary_metrics_cut_what_lies_within_0_and_1_as_it_is(name):
    assert catalogue.ENTRIES[name].expects is OutputKind.PROBABILITIES
    assert not same(function(name, LOGITS, LABELS), function(name, torch.sigmoid(LOGITS), LABELS))


@pytest.mark.parametrize("name", entries("torchmetrics.functional.classification.multilabel_", threshold=0.5))
def test_multilabel_metrics_cut_what_lies_within_0_and_1_as_it_is(name):
    rows, labels = torch.tensor([[0.2, 0.3], [0.9, 0.4], [0.6, 0.3]]), torch.tensor([[1, 1], [1, 1], [0, 0]])
    assert catalogue.ENTRIES[name].expects is OutputKind.PROBABILITIES
    assert not same(function(name, rows, labels), function(name, torch.sigmoid(rows), labels))


def test_a_cut_at_zero_does_not_make_torchmetrics_take_logits():
    logits, labels = torch.tensor([-2.0, -1.0, 1.0, 2.0]), torch.tensor([0, 0, 1, 1])
    accuracy = functional.binary_accuracy
    assert accuracy(logits, labels) == 1.0
    assert accuracy(logits, labels, threshold=0.0) == 0.5  # a sigmoid first, then everything is above zero


def takes_the_argmax(name: str) -> bool:
    return "top_k" in catalogue.ENTRIES[name].call or name.endswith(("cohen_kappa", "confusion_matrix", "exact_match", "jaccard_index"))


@pytest.mark.parametrize("name", filter(takes_the_argmax, entries("torchmetrics.functional.classification.multiclass_")))
def test_multiclass_metrics_that_take_the_argmax_do_not_ask_for_the_scale(name):
    logits, labels = torch.tensor([[2.0, -1.0, 0.5], [0.1, 0.4, 0.3], [-3.0, 1.0, 2.0]]), torch.tensor([0, 2, 2])
    assert catalogue.ENTRIES[name].expects is None
    assert same(function(name, logits, labels), function(name, torch.softmax(logits, 1), labels))


def test_multiclass_metrics_take_class_ids():
    taken = {catalogue.ENTRIES[name].labels for name in entries("torchmetrics.classification.Multiclass")}
    assert taken == {frozenset({LabelForm.CLASS_IDS})}


def test_the_task_chooses_a_metric_that_is_known():
    for name in entries("torchmetrics.classification.", labels=frozenset()):
        entry = catalogue.ENTRIES[name]
        assert isinstance(entry, MetricEntry)
        assert entry.expects is None
        assert entry.threshold is None
        assert f"torchmetrics.classification.Multiclass{entry.name}" in catalogue.ENTRIES
    made = torchmetrics.Accuracy(task="multilabel", num_labels=2)
    assert f"torchmetrics.classification.{type(made).__name__}" in catalogue.ENTRIES
