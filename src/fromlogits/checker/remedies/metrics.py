"""Metrics and thresholds: cut where logits are cut, and take the labels that are there."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from fromlogits.checker.catalogue.entry import MetricEntry, parameters
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.remedies.arguments import add, arguments_fit, given, set_to
from fromlogits.checker.remedies.draft import Draft
from fromlogits.checker.remedies.names import Names
from fromlogits.vocabulary import Edit

__all__ = ["Written", "cut_moved", "logits_cut", "turned_into", "written"]

# What tells a Keras metric that it is given logits. Others (F1Score, PrecisionAtRecall, …) take no threshold of 0.
_CUTS = {
    **dict.fromkeys(("BinaryAccuracy", "BinaryIoU"), ("threshold", "0.0")),
    **dict.fromkeys(("Precision", "Recall", "TruePositives", "TrueNegatives", "FalsePositives", "FalseNegatives"), ("threshold", "0.0")),
    **dict.fromkeys(("AUC", "BinaryCrossentropy"), ("from_logits", "True")),
    "binary_accuracy": ("threshold", "0.0"),
}
_CLASSES = {"binary_accuracy": "BinaryAccuracy", "binary_crossentropy": "BinaryCrossentropy"}
_COMPARISONS = frozenset(["ge", "greater", "greater_equal", "gt", "le", "less", "less_equal", "lt", "where"])
_ACCURACY = frozenset({"ACC", "ACCURACY", "Acc", "Accuracy", "acc", "accuracy"})  # Keras looks at the shapes to decide which


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Written:
    """A metric as the program writes it down."""

    name: str  # canonical
    entry: MetricEntry
    node: ast.expr  # the string, the bare name, or what is called
    call: ast.Call | None = None

    @property
    def signature(self) -> str:
        return self.entry.call if self.entry.make is None else self.entry.make

    @property
    def word(self) -> str | None:
        """The string, where it is one."""
        return self.node.value if isinstance(self.node, ast.Constant) and isinstance(self.node.value, str) else None


def written(names: Names, node: ast.AST | None, *, accuracy: str = "keras.metrics.BinaryAccuracy") -> Written | None:
    """The metric that an expression writes down. `accuracy` is what Keras resolves `"accuracy"` to."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        from fromlogits.checker.catalogue.keras import METRIC_NAMES

        name = accuracy if node.value in _ACCURACY else METRIC_NAMES.get(node.value, "")
        entry = entry_of(name)
        return Written(name, entry, node) if isinstance(entry, MetricEntry) else None
    node = names.draft.called(node)
    callee = node.func if isinstance(node, ast.Call) else node
    if not isinstance(callee, (ast.Name, ast.Attribute)):
        return None
    name = canonical(names.resolve(callee) or "")
    entry = entry_of(name)
    return Written(name, entry, callee, node if isinstance(node, ast.Call) else None) if isinstance(entry, MetricEntry) else None


# -- logits


def logits_cut(draft: Draft, names: Names, metric: Written) -> list[Edit] | None:
    """The metric with the threshold that logits have, 0, or told that they are logits."""
    room, _, leaf = metric.name.rpartition(".")
    if room != "keras.metrics" or leaf not in _CUTS:
        return None
    parameter, value = _CUTS[leaf]
    if metric.call is not None:
        default, _ = given(metric.call, metric.signature, parameter)
        usual = default is None or (isinstance(default, ast.Constant) and default.value in {None, False, 0.5})
        return set_to(draft, metric.call, metric.signature, parameter, value) if usual else None
    target = f"{room}.{_CLASSES.get(leaf, leaf)}"
    entry = entry_of(target)
    if not isinstance(entry, MetricEntry) or (metric.word is not None and not _is_listed(draft, metric.node)):
        return None
    spelled = next((one.name for one in parameters(entry.make or "") if one.canonical == parameter), None)
    return _as_object(draft, names, metric, target, f"{spelled}={value}") if spelled is not None else None


def _as_object(draft: Draft, names: Names, metric: Written, target: str, keyword: str) -> list[Edit] | None:
    """An object in place of a string or a bare name, under the name that the history knows."""
    key = _key(metric)
    if key != _snake(target):
        name = f"name={draft.quoted(key, metric.node if metric.word is not None else None)}"
        keyword = f"{name}, {keyword}" if keyword else name
    start, end = draft.span(metric.node)
    if metric.name == target and metric.word is None:
        return [draft.edit(end, end, f"({keyword})")]
    spelling = names.spell(target, metric.node)
    return None if spelling is None else [*spelling.edits, draft.edit(start, end, f"{spelling.text}({keyword})")]


def _key(metric: Written) -> str:
    """What the history calls a metric that is given as a string or a bare name."""
    if metric.word is not None and metric.word in {"acc", "accuracy"}:
        return metric.word
    return _snake(metric.word if metric.word is not None and metric.word not in _ACCURACY else metric.name)


def _snake(name: str) -> str:
    leaf = name.rpartition(".")[2]
    return leaf.lower() if leaf.isupper() else re.sub(r"(?<=[a-z])(?=[A-Z])", "_", leaf).lower()


def _is_listed(draft: Draft, node: ast.expr) -> bool:
    """Whether a string stands among the metrics of one call: another model may resolve it otherwise."""
    parent: ast.AST = draft.parents[node]
    inner: ast.AST = node
    while isinstance(parent, (ast.List, ast.Tuple, ast.Dict)):
        inner, parent = parent, draft.parents[parent]
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1 and isinstance(parent.targets[0], ast.Name):
        uses = draft.loads(parent.targets[0], draft.tree)
        return len(uses) == 1 and isinstance(draft.parents[uses[0]], ast.keyword)
    return isinstance(parent, (ast.keyword, ast.Call)) and inner is not getattr(parent, "func", None)


# -- labels


def turned_into(draft: Draft, names: Names, metric: Written, target: str) -> list[Edit] | None:
    """The twin that takes the other form of labels, under the old name where the program asks for it by that name."""
    entry = entry_of(target)
    if not isinstance(entry, MetricEntry):
        return None
    key = _key(metric)
    asked_for = _is_asked_for(draft, key, metric.node)
    if metric.word is not None:
        if not _is_listed(draft, metric.node):
            return None
        if asked_for:
            return _as_object(draft, names, metric, _class_of(target), "")
        word = target.rpartition(".")[2] if metric.word[:1].isupper() else _snake(target)
        edit = draft.word_edit(metric.node, word) if isinstance(metric.node, ast.Constant) else None
        return [edit] if edit is not None else None
    if metric.call is None and metric.entry.make is None and asked_for:
        return _as_object(draft, names, metric, _class_of(target), "")
    if metric.call is not None and not arguments_fit(metric.call, metric.signature, entry.call if entry.make is None else entry.make):
        return None
    edits = names.rename(metric.node, target)
    keeps = (
        metric.call is not None
        and metric.entry.make is not None
        and asked_for
        and given(metric.call, metric.entry.make, "label")[0] is None
    )
    if edits is None or not keeps or metric.call is None:
        return edits
    named = add(draft, metric.call, "name", draft.quoted(key))
    return None if named is None else [*edits, *named]


def _class_of(name: str) -> str:
    room, _, leaf = name.rpartition(".")
    return name if leaf[:1].isupper() else f"{room}.{''.join(word.title() for word in leaf.split('_'))}"


def _is_asked_for(draft: Draft, key: str, but: ast.AST) -> bool:
    """Whether another string mentions a metric's name: `history["val_categorical_accuracy"]`."""
    texts = (one for one in ast.walk(draft.tree) if isinstance(one, ast.Constant) and isinstance(one.value, str) and one is not but)
    return any(re.search(rf"(?:^|_){re.escape(key)}$", str(one.value)) for one in texts)


# -- thresholds by hand


def cut_moved(draft: Draft, node: ast.AST | None, threshold: float) -> list[Edit] | None:
    """`(logits > 0.5)` becomes `(logits > 0.0)`: only the number changes."""
    if isinstance(node, ast.Compare):
        parts = [node.left, *node.comparators]
    elif isinstance(node, ast.Call) and (ast.unparse(node.func).rpartition(".")[2] in _COMPARISONS):
        parts = [*node.args, *(word.value for word in node.keywords)]
    else:
        return None
    cuts = [one for one in parts if isinstance(one, ast.Constant) and type(one.value) is float and one.value == threshold]
    if len(cuts) == 1:
        return [draft.edit(*draft.span(cuts[0]), "0.0")]
    inner = [one for one in parts if isinstance(one, (ast.Compare, ast.Call))]
    return cut_moved(draft, inner[0], threshold) if not cuts and len(inner) == 1 else None
