"""From tensors to the vocabulary: what a case says of an output, of labels, of a place."""

from __future__ import annotations

import ast
from contextlib import suppress

from fromlogits.checker.evidence.source.shapes import plain, size_at
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Site
from fromlogits.vocabulary import LabelForm, Labels, Output, OutputKind, Where

__all__ = ["labels_of", "output_of", "text_of", "where_of"]

LONGEST_TEXT = 60
INDEPENDENT = {
    OutputKind.PROBABILITIES: frozenset({"sigmoid", "hard_sigmoid", "sparse_sigmoid"}),
    OutputKind.LOG_PROBABILITIES: frozenset({"log_sigmoid", "log(sigmoid)"}),
}
FORMS = {
    "ids": LabelForm.CLASS_IDS,
    "one_hot": LabelForm.ONE_HOT,
    "distribution": LabelForm.DISTRIBUTION,
    "unnormalised": LabelForm.DISTRIBUTION,
    "multi_hot": LabelForm.MULTI_HOT,
}


def where_of(site: Site | None) -> Where | None:
    """A place as reports name it."""
    return site.document.where(site.node) if site is not None and hasattr(site.node, "lineno") else None


def text_of(site: Site | None) -> str | None:
    """A place as the program spells it, shortened."""
    if site is None or not isinstance(site.node, ast.expr):
        return None
    start, end = site.document.locate(site.document.where(site.node))
    text = " ".join(_in_one_line(site.document.text[start:end]).split())
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _in_one_line(source: str) -> str:
    """An expression without what only several lines can hold: comments, and backslashes at line ends."""
    if "\n" not in source:
        return source
    if "#" in source:
        import tokenize  # half of what a check needs to start, for what is rare

        rows = f"({source})".split("\n")
        with suppress(tokenize.TokenError, SyntaxError):
            for token in tokenize.generate_tokens(iter([f"{row}\n" for row in rows]).__next__):
                if token.type == tokenize.COMMENT:
                    row, column = token.start
                    rows[row - 1] = rows[row - 1][:column]
        source = "\n".join(rows)[1:-1]
    return source.replace("\\\n", " ")


def output_of(x: Tensor, class_axis: int | None = None) -> Output:
    """What a tensor is as a model's output; of numbers that nobody says anything of, the classes are where a loss looks for them."""
    units = x.units
    if units is None and x.axis is None and x.kind is None and x.rank is not None and x.rank >= 2:
        size = size_at(x.shape, -1 if class_axis is None else class_axis)
        units = size if isinstance(size, int) else None
    if x.axis_fault in {"batch", "other"}:
        units = None
    return Output(
        kind=x.kind,
        activation=x.activation,
        units=units,
        axis=x.axis,
        rank=x.rank,
        shape=plain(x.shape),
        dtype=x.dtype,
        where=where_of(x.made),
        text=text_of(x.made),
        activations=x.activations,
        axis_fault=x.axis_fault,
        from_model=x.learned,
        independent=x.activation in INDEPENDENT[x.kind] if x.kind in INDEPENDENT else None,
        guarded=x.guarded,
        by_hand=x.activation if x.activation and x.activation.startswith("log(") else None,
    )


def labels_of(y: Tensor) -> Labels:
    """What a tensor is as labels."""
    form = FORMS.get(y.form or "")
    source = y.made if y.kind is not None and y.made is not None and (y.learned or y.origin is None) else y.origin
    if form is None:
        form = _form(y)
    elif form is LabelForm.ONE_HOT and y.columns == 1:
        form = LabelForm.CLASS_IDS
    return Labels(
        form=form,
        classes=y.classes,
        minimum=y.low,
        maximum=y.high,
        dtype=y.dtype,
        shape=plain(y.shape),
        rank=y.rank,
        where=where_of(source),
        text=text_of(source),
        integral=y.integral,
        normalised=False if y.form == "unnormalised" else True if y.form in {"one_hot", "distribution"} else None,
        one_based=y.one_based and form is LabelForm.ONE_HOT,
        has_nan=y.nan,
        strings=y.strings,
        mixed=(LabelForm.CLASS_IDS, LabelForm.ONE_HOT) if y.mixed else None,
        lossy=y.lossy,
        kind=y.kind if y.learned else None,
    )


def _form(y: Tensor) -> LabelForm | None:
    """The form that shape and range leave no doubt of."""
    if y.strings or y.mixed or y.learned or y.kind is not None:
        return None
    if y.rank in (0, 1) and (y.integral or y.dtype in {"int8", "int16", "int32", "int64", "uint8", "bool"}):
        return LabelForm.CLASS_IDS
    if y.rank == 2 and y.columns == 1 and y.integral:
        return LabelForm.CLASS_IDS
    return None
