"""Layers over places: convolutions, pools, padding and resampling, and where they leave the class axis.

A tensor of images is (batch, places…, channels) or (batch, channels, places…); Equinox has no batch axis. Sizes are followed as far as the
program spells them out; the number of axes and the channel axis are what a loss is judged by.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.heads import activate, batch_of, library_of, plain_of, scores_of, units_of
from fromlogits.checker.evidence.source.operations.bound import shape_of
from fromlogits.checker.evidence.source.shapes import Shape, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Object, Site, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["adaptive_pool", "channel_axis", "conv", "conv_transpose", "crop", "global_pool", "pool", "upsample", "zero_pad"]

FIRST = frozenset({"channels_first", "NCHW", "NCW", "NCDHW", "th"})
LAST = frozenset({"channels_last", "NHWC", "NWC", "NDHWC", "tf"})
OVERSHOOTING = ("cubic", "lanczos")  # interpolations that leave the range of what they are given


def rank_of(layer: Object, x: Tensor) -> int | None:
    """How many axes are places: the layer says it, or its kernel has as many sizes, or the tensor has as many axes."""
    rank = layer.get("rank")
    if isinstance(rank, int):
        return rank
    kernel = plain_of(layer, "kernel")
    if isinstance(kernel, tuple):
        return len(kernel)
    if isinstance(kernel, int) and layer.name.startswith("flax"):
        return 1
    return x.rank - 2 if x.rank is not None and x.rank > 2 else None


def channel_axis(layer: Object, rank: int) -> int:
    """The channel axis: last, or in front of the places."""
    given = plain_of(layer, "data_format")
    first = given in FIRST or (given not in LAST and layer.get("channels") == "first")
    return -(rank + 1) if first else -1


def _batched(layer: Object) -> bool:
    return layer.get("batch") is not False


def _places(x: Tensor, rank: int, axis: int, *, batched: bool) -> list[Any] | None:
    """The sizes of the places; None where the tensor is not known to have them."""
    if x.shape is None or x.rank != rank + 1 + batched:
        return None
    return list(x.shape[-rank:] if axis != -1 else x.shape[-rank - 1 : -1])


def _arranged(x: Tensor, places: Sequence[Any], channels: Any, axis: int, *, batched: bool) -> Shape:
    front = (batch_of(x),) if batched else ()
    return (*front, *places, channels) if axis == -1 else (*front, channels, *places)


def _setting(layer: Object, key: str, default: Any) -> Any:
    """An argument as Python's own value: the default where it is not set, None where it cannot be told."""
    return default if _unset(layer, key) else plain_of(layer, key)


def _unset(layer: Object, key: str) -> bool:
    value = layer.get(key)
    return value is None or (isinstance(value, Constant) and value.value is None)


def _each(value: Any, rank: int) -> list[Any]:
    """One number for every place: `3`, `(3, 3)`, TensorFlow's `(1, 3, 3, 1)`."""
    if isinstance(value, tuple) and len(value) == rank + 2:
        value = value[1:-1]
    if isinstance(value, tuple):
        return list(value) if len(value) == rank else [None] * rank
    return [value] * rank


def _strided(size: Any, kernel: Any, stride: Any, padding: Any, dilation: Any) -> Any:
    """The size that is left of one place."""
    if not isinstance(stride, int) or stride < 1 or padding is None:
        return Size("place")
    if padding in {"same", "causal"}:
        return size if stride == 1 else math.ceil(size / stride) if isinstance(size, int) else Size("place")
    around = 0 if padding == "valid" else padding
    if not all(isinstance(number, int) for number in (kernel, dilation, around)):
        return Size("place")
    gone = dilation * (kernel - 1) - 2 * around
    if stride == 1 and gone == 0:
        return size
    left = (size - gone - 1) // stride + 1 if isinstance(size, int) else 0
    return left if left > 0 else Size("place")


def _moved(layer: Object, places: list[Any] | None, rank: int, *, stride: Any) -> list[Any]:
    """The places after a kernel has passed over them."""
    if places is None or layer.get("ceil_mode") is not None:
        return [Size("place") for _ in range(rank)]
    padding = _setting(layer, "padding", "valid")
    padding = padding.lower() if isinstance(padding, str) else padding
    dilation = _setting(layer, "dilation" if "dilation" in layer.slots else "dilation_rate", 1)
    weight = layer.get("weight")
    kernel = (
        weight.shape[:rank] if isinstance(weight, Tensor) and weight.shape and weight.rank == rank + 2 else _setting(layer, "kernel", None)
    )
    every = [_each(setting, rank) for setting in (kernel, stride, padding, dilation)]
    return [_strided(*sizes) for sizes in zip(places, *every, strict=True)]


# -- convolutions


def conv(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """A convolution with trained filters."""
    rank = rank_of(layer, x)
    if rank is None:
        return Tensor(learned=True, library=library_of(layer.name, x))
    axis = channel_axis(layer, rank)
    batched = _batched(layer)
    units = _filters(layer, x, axis, transposed=False)
    places = _moved(layer, _places(x, rank, axis, batched=batched), rank, stride=_setting(layer, "stride", 1))
    return _ended(reader, layer, x, _arranged(x, places, units, axis, batched=batched), units, site, axis)


def conv_transpose(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """A transposed convolution: more places than before."""
    rank = rank_of(layer, x)
    if rank is None:
        return Tensor(learned=True, library=library_of(layer.name, x))
    axis = channel_axis(layer, rank)
    batched = _batched(layer)
    units = _filters(layer, x, axis, transposed=True)
    places = [Size("place") for _ in range(rank)]
    before = _places(x, rank, axis, batched=batched)
    padding = plain_of(layer, "padding")
    if isinstance(padding, str) and padding.lower() == "same" and before is not None:
        strides = _each(_setting(layer, "stride", 1), rank)
        places = [_times(size, stride) for size, stride in zip(before, strides, strict=True)]
    return _ended(reader, layer, x, _arranged(x, places, units, axis, batched=batched), units, site, axis)


def _times(size: Any, factor: Any) -> Any:
    if factor == 1:
        return size
    return int(size * factor) if isinstance(size, int) and isinstance(factor, (int, float)) else Size("place")


def _filters(layer: Object, x: Tensor, axis: int, *, transposed: bool) -> Any:
    """The channels that come out: the filters that were asked for, or as many as the weights have."""
    weight = layer.get("weight")
    if isinstance(weight, Tensor):
        return (weight.shape[-2 if transposed else -1] if weight.shape and (weight.rank or 0) >= 3 else None) or Size("units")
    if layer.get("depthwise"):
        channels = x.shape[axis] if x.shape is not None and x.rank is not None and x.rank >= -axis else None
        factor = plain_of(layer, "depth_multiplier")
        return channels * factor if isinstance(channels, int) and isinstance(factor, int) else Size("units")
    return units_of(layer, "filters", "units")


def _ended(reader: Reader, layer: Object, x: Tensor, shape: Shape, units: Any, site: Site, axis: int) -> Value:
    weight = layer.get("weight")
    if isinstance(weight, Tensor) and weight.learned is False:  # a fixed filter over data
        return derived(x, "conv", shape=shape, learned=x.learned)
    scores = scores_of(layer, x, shape, units, site, axis)
    activation = layer.get("activation")
    named = activation.value if isinstance(activation, Constant) else None
    if layer.name.startswith("segmentation_models_pytorch") and isinstance(named, str):
        return _segmented(reader, scores, named, layer.site or site)
    return activate(reader, scores, activation, layer.site or site)


SEGMENTED = {
    "softmax": ("softmax", 1),
    "softmax2d": ("softmax", 1),
    "logsoftmax": ("log_softmax", 1),
    "sigmoid": ("sigmoid", None),
    "identity": ("identity", None),
}


def _segmented(reader: Reader, scores: Tensor, name: str, site: Site) -> Value:
    """segmentation_models_pytorch runs its softmax over axis 1."""
    operation, axis = SEGMENTED.get(name, ("elementwise", None))
    return reader.operate(operation, x=scores, site=site, **({"axis": axis} if axis is not None else {}))


# -- pools


def _kept(layer: Object, x: Tensor, axis: int) -> dict[str, Any]:
    """Scores stay scores when places are pooled; probabilities stay what they are when their mean is taken, or each speaks for itself."""
    if x.kind not in {OutputKind.LOGITS, OutputKind.PROBABILITIES} or x.axis not in (axis, None):
        return {}
    if x.kind is OutputKind.LOGITS:
        return {"kind": x.kind, "axis": x.axis, "units": x.units, "made": x.made}
    if layer.get("mean") is not True and x.activation != "sigmoid":
        return {}
    facts = ("kind", "activation", "activations", "axis", "axis_fault", "units", "made", "low", "high", "integral")
    return {name: getattr(x, name) for name in facts}


def pool(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """The mean or maximum of neighbouring places."""
    rank = rank_of(layer, x)
    batched = _batched(layer)
    kernel = plain_of(layer, "kernel")
    if rank is not None and isinstance(kernel, tuple) and x.rank == len(kernel) == rank and layer.name.startswith("haiku"):
        rank -= 2  # Haiku's window covers batch and channels too
    if rank is None or rank < 1 or x.shape is None or x.rank != rank + 1 + batched:
        return derived(x, "pool", learned=x.learned, shape=None)
    axis = channel_axis(layer, rank)
    stride = _setting(layer, "stride", 1 if layer.name.startswith("flax") else kernel)
    places = _moved(layer, _places(x, rank, axis, batched=batched), rank, stride=stride)
    return derived(x, "pool", shape=_arranged(x, places, x.shape[axis], axis, batched=batched), learned=x.learned, **_kept(layer, x, axis))


def adaptive_pool(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """A pool that is told the size it should leave."""
    rank = rank_of(layer, x)
    batched = _batched(layer)
    if rank is None or rank < 1 or x.shape is None or x.rank != rank + 1 + batched:
        return derived(x, "pool", learned=x.learned, shape=None)
    axis = channel_axis(layer, rank)
    sizes = _each(plain_of(layer, "output_size"), rank)
    places = [size if isinstance(size, int) else Size("place") for size in sizes]
    return derived(x, "pool", shape=_arranged(x, places, x.shape[axis], axis, batched=batched), learned=x.learned, **_kept(layer, x, axis))


def global_pool(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """One number for every channel."""
    rank = rank_of(layer, x) or 2
    axis = channel_axis(layer, rank)
    channels = x.shape[axis] if x.shape is not None and x.rank == rank + 2 else None
    keeps = plain_of(layer, "keepdims") is True
    shape = _arranged(x, [1] * rank if keeps else [], channels, axis, batched=True)
    kept = _kept(layer, x, axis)
    if kept:
        kept["axis"] = axis if keeps else -1
    elif x.kind is None and x.activation is not None:  # the mean of a relu is no more negative than the relu
        kept = {"activation": x.activation, "made": x.made}
    return derived(x, "global_pool", shape=shape, learned=x.learned, **kept)


# -- the same values on more or fewer places


def _resampled(layer: Object, x: Tensor, change: Any, *, mixes: bool = False) -> Tensor:
    """Other sizes of places; `mixes`: what comes out may lie between two numbers of before."""
    rank = rank_of(layer, x)
    batched = _batched(layer)
    if rank is not None and x.rank == rank + 1 and layer.name.startswith("tensorflow"):
        batched = False  # tf.image takes single images too
    if rank is None or x.shape is None or x.rank != rank + 1 + batched:
        return derived(x, "resample", keep=True, shape=None, form=None)
    axis = channel_axis(layer, rank)
    before = _places(x, rank, axis, batched=batched) or []
    shape = _arranged(x, [change(place, size) for place, size in enumerate(before)], x.shape[axis], axis, batched=batched)
    made = derived(x, "resample", keep=True, shape=shape, numbers=None)
    if made.axis not in (axis, None):  # not channels but places are counted there
        made.axis = made.units = None
    how = next((plain_of(layer, key) for key in ("mode", "interpolation", "method") if not _unset(layer, key)), None)
    if mixes and made.learned is False and "nearest" not in str(how):
        # between two class ids, or two rows of labels, interpolation makes what neither is
        made.integral = made.form = made.classes = None
        made.dtype = None if (x.dtype or "").startswith(("int", "uint")) else x.dtype
    if mixes and any(word in str(how) for word in OVERSHOOTING):
        made.low = made.high = None
    return made


def upsample(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """Interpolation: scores keep their meaning."""
    rank = rank_of(layer, x) or 2
    wanted = layer.get("output_size")
    sizes = wanted if isinstance(wanted, tuple) else shape_of(wanted) or ()
    factors = _each(_setting(layer, "size", None), rank)

    def change(place: int, size: Any) -> Any:
        if len(sizes) in {1, rank}:
            return sizes[place % len(sizes)]
        if not _unset(layer, "output_size") or not isinstance(factors[place], (int, float)):
            return Size("place")
        return _times(size, factors[place])

    return _resampled(layer, x, change, mixes=True)


def zero_pad(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """More places at the border, with zeros in them."""
    made = _resampled(layer, x, lambda place, size: Size("place"))
    made.low = None if x.low is None else min(x.low, 0.0)
    made.high = None if x.high is None else max(x.high, 0.0)
    return made


def crop(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """Fewer places at the border."""
    return _resampled(layer, x, lambda place, size: Size("place"))
