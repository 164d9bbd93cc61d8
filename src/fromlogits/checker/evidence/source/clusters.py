"""scikit-learn's clusters and outliers: ids that nobody wrote, numbered from 0, with -1 for what belongs nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.heads import plain_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Frame, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["cluster_method", "clusters_of"]


def cluster_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`fit`, `predict` and both in one."""
    x = as_tensor(reader.machine.settle(positional[0])) if positional else None
    if name == "fit":
        reader.machine.write(owner.slots, "seen", x)
        return owner
    if name in {"fit_predict", "predict"}:
        if name == "fit_predict":
            reader.machine.write(owner.slots, "seen", x)
        return clusters_of(owner, x, site)
    return Unknown()


def clusters_of(owner: Object, x: Tensor | None, site: Site | None) -> Tensor:
    """The id of each row; of outliers, -1, and 1 for every other row."""
    rows = x.shape[0] if x is not None and x.shape else Size("rows", single=False)
    if plain_of(owner, "marks") == "outliers":
        return Tensor(
            shape=(rows,), low=-1.0, high=1.0, among=frozenset({-1.0, 1.0}), integral=True, learned=False, library="numpy", origin=site
        )
    noise = plain_of(owner, "marks") == "noise"
    count = plain_of(owner, "count")
    classes = count if isinstance(count, int) and not isinstance(count, bool) and count > 0 else None
    return Tensor(
        shape=(rows,),
        dtype=None,
        low=-1.0 if noise else 0.0,
        high=float(classes - 1) if classes is not None else None,
        integral=True,
        form="ids",
        classes=classes,
        learned=False,
        library="numpy",
        origin=site,
    )
