"""What numba compiles: loss and gradient of a row while it is in the cache, so that memory is read once.

    top, at = the largest logit and its first place     e_j = LIFT exp(z_j - top)     rest = sum over j != at of e_j

are, LIFT aside, those of `losses.formulas`, and so is everything after them; what belongs to a row is computed in float64. Sums are taken in blocks and added in
float64. The exponential is a polynomial after Cody and Waite's reduction (Cephes, expf.c and exp.c), written so that LLVM makes vectors of it. It is
lifted by 2^40, so that small ones keep their digits until they are added up: many numbers too small for a float may have a sum that is not. Its error,
below one unit in the last place, is measured in tests/losses/test_cpu.py.

Everything that is compiled stands in this file, since numba asks no other whether what it kept on disk is still true.
"""

from __future__ import annotations

import math
import warnings
from typing import Any

import numba
import numpy as np
from llvmlite import ir
from numba import njit
from numba.extending import intrinsic, overload

from fromlogits import errors

__all__ = ["LIFT", "lifted_exponential", "rows_of_any_labels", "rows_of_ids"]

LIFT = 2.0**40  # of every exponential
BLOCK = 512  # numbers that are added in their own precision


def _kept() -> bool:
    """Whether numba has a place to keep what it compiles; said where it has none."""
    try:
        njit(cache=True)(_kept)
    except RuntimeError as fault:
        warnings.warn(errors.numba_forgets(fault), errors.ContractWarning, stacklevel=2)
        return False
    return True


KEPT = _kept()

SURE: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
# What only compiled code calls needs no door to Python and no place on the disk: the first call compiles in half the time.
INNER = {**SURE, "no_cpython_wrapper": True}
# Functions whose operations the compiler may reorder: sums, and nothing else, so that lanes of a vector add up apart.
adding = njit(**INNER, fastmath={"reassoc", "nsz"})
# The others may only join a product and a sum.
exact = njit(**INNER, fastmath={"contract"})
entry = njit(**SURE, fastmath={"contract"}, cache=KEPT)


@adding
def _plus(x, y):
    return x + y


@intrinsic
def _power_of_two(_typing: Any, shifted: Any) -> Any:
    """Two to the power of 40 and the whole number in the lowest bits of a float: they are moved to where a float has its exponent."""
    bits, one = {"float32": (23, (127 + 40) << 23), "float64": (52, (1023 + 40) << 52)}[shifted.name]

    def code(_context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        whole = ir.IntType(signature.args[0].bitwidth)
        moved = builder.shl(builder.bitcast(arguments[0], whole), ir.Constant(whole, bits))
        return builder.bitcast(builder.add(moved, ir.Constant(whole, one)), arguments[0].type)

    return shifted(shifted), code


@intrinsic
def _ordered(_typing: Any, x: Any) -> Any:
    """A whole number that stands among others as a float stands among floats; a NaN stands above all."""

    def code(_context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        whole = ir.IntType(signature.args[0].bitwidth)
        number = builder.fadd(arguments[0], ir.Constant(arguments[0].type, 0.0))  # -0 is 0
        bits = builder.bitcast(number, whole)
        sign = builder.ashr(bits, ir.Constant(whole, whole.width - 1))
        return builder.xor(bits, builder.lshr(sign, ir.Constant(whole, 1)))

    return (numba.types.int32 if x.bitwidth == 32 else numba.types.int64)(x), code


def lifted_exponential(x):
    """LIFT exp(x) for x <= 0, of the dtype of x; zero below the smallest normal number."""
    return LIFT * math.exp(x)


@overload(lifted_exponential, inline="never", jit_options={"fastmath": {"contract"}, "error_model": "numpy"})
def _exponential(x):
    if x == numba.types.float32:
        return _exp32
    return _exp64


def _exp32(x):
    shifted = x * np.float32(1.44269504088896341) + np.float32(12582912.0)  # 1.5 * 2^23: the whole number stands in the lowest bits
    whole = shifted - np.float32(12582912.0)
    r = (x - whole * np.float32(0.693359375)) - whole * np.float32(-2.12194440e-4)
    p = np.float32(1.9875691500e-4) * r + np.float32(1.3981999507e-3)
    p = p * r + np.float32(8.3334519073e-3)
    p = p * r + np.float32(4.1665795894e-2)
    p = p * r + np.float32(1.6666665459e-1)
    p = p * r + np.float32(5.0000001201e-1)
    p = (p * (r * r) + r) + np.float32(1.0)
    return np.float32(0.0) if x < np.float32(-115.0) else p * _power_of_two(shifted)


def _exp64(x):
    shifted = x * 1.4426950408889634 + 6755399441055744.0  # 1.5 * 2^52
    whole = shifted - 6755399441055744.0
    r = (x - whole * 6.93145751953125e-1) - whole * 1.42860682030941723212e-6
    p = 1.6059043836821613e-10 * r + 2.08767569878681e-9
    p = p * r + 2.505210838544172e-8
    p = p * r + 2.755731922398589e-7
    p = p * r + 2.7557319223985893e-6
    p = p * r + 2.48015873015873e-5
    p = p * r + 1.984126984126984e-4
    p = p * r + 1.388888888888889e-3
    p = p * r + 8.333333333333333e-3
    p = p * r + 4.1666666666666664e-2
    p = p * r + 1.6666666666666666e-1
    p = p * r + 0.5
    p = (p * (r * r) + r) + 1.0
    return 0.0 if x < -736.0 else p * _power_of_two(shifted)


@exact
def _exps(row, top):
    """Turn a row into exponentials; their sum."""
    total = 0.0
    for begin in range(0, len(row), BLOCK):
        part = row[begin : begin + BLOCK]
        some = part.dtype.type(0.0)
        for j in range(len(part)):
            e = lifted_exponential(part[j] - top)
            part[j] = e
            some = _plus(some, e)
        total += some
    return total


@exact
def _largest(row):
    """The largest number of a row, or a NaN, and its first place. Whole numbers are compared, of which the compiler makes vectors."""
    best, place = _ordered(row[0]), 0
    for begin in range(0, len(row), BLOCK):
        part = row[begin : begin + BLOCK]
        most = best
        for j in range(len(part)):
            one = _ordered(part[j])
            most = one if one > most else most
        if most > best:
            best, place = most, begin
    for j in range(place, min(place + BLOCK, len(row))):
        if _ordered(row[j]) == best:
            return row[j], j
    return row[0], 0


@exact
def _bent(row, bent, scale, cap):
    """Logits times scale, bent to cap * tanh(z / cap) where there is a cap; a mask stays one."""
    narrow = row.dtype.type
    if cap <= 0.0:
        factor = narrow(scale)
        for j in range(len(row)):
            bent[j] = row[j] * factor
        return
    cap, factor, one, two, fall = narrow(cap), narrow(scale / cap), narrow(1.0), narrow(2.0), narrow(1.0 / LIFT)
    for j in range(len(row)):
        u = row[j] * factor
        size = abs(u)
        e = lifted_exponential(-two * size) * fall
        far, near = (one - e) / (one + e), _tanh_near_zero(u)
        bend = near if size < narrow(0.625) else (far if u > narrow(0.0) else -far)
        bent[j] = row[j] if row[j] == narrow(-np.inf) else cap * bend


@exact
def _tanh_near_zero(u):
    """tanh(u) for |u| < 0.625: Cephes, tanh.c."""
    narrow, s = type(u), u * u
    p = (narrow(-9.64399179425052238628e-1) * s + narrow(-9.92877231001918586564e1)) * s + narrow(-1.61468768441708447952e3)
    q = ((s + narrow(1.12811678491632931402e2)) * s + narrow(2.23548839060100448583e3)) * s + narrow(4.84406305325125486048e3)
    return u + u * s * (p / q)


@exact
def _unbend(gradient, bent, scale, cap):
    """The gradient of the bent logits as that of the logits."""
    narrow = gradient.dtype.type
    factor, one = narrow(scale), narrow(1.0)
    if cap <= 0.0:
        for j in range(len(gradient)):
            gradient[j] *= factor
        return
    inverse = narrow(1.0 / cap)
    for j in range(len(gradient)):
        bend = bent[j] * inverse
        bend = narrow(0.0) if bent[j] == narrow(-np.inf) else bend
        gradient[j] *= factor * ((one - bend) * (one + bend))


@exact
def _shares(targets, z, label, shares, class_weight, smoothing):
    """What each class counts in a row."""
    narrow = targets.dtype.type
    if shares.shape[0]:
        for j in range(len(targets)):
            targets[j] = shares[j] * narrow(1.0 - smoothing)
    else:
        for j in range(len(targets)):
            targets[j] = narrow(0.0)
        targets[label] = narrow(1.0 - smoothing)
    if smoothing > 0.0:
        support = 0
        for j in range(len(targets)):
            support += z[j] != narrow(-np.inf)
        part = narrow(smoothing / support)
        for j in range(len(targets)):
            targets[j] += part if z[j] != narrow(-np.inf) else narrow(0.0)
    if class_weight.shape[0]:
        for j in range(len(targets)):
            targets[j] *= class_weight[j]


@exact
def _focus(targets, e, e_top, rest, z, top, log_whole, gamma, tiny):
    """Turn shares into what they count under a focal loss; the loss of the row and the sum of the counts."""
    loss, total, whole = 0.0, 0.0, e_top + rest
    for j in range(len(targets)):
        if targets[j] != 0.0:
            p, others = e[j] / whole, ((e_top - e[j]) + rest) / whole
            surprise = (float(top) - float(z[j])) + log_whole
            focus, slope = _focal(p, others, surprise, gamma, tiny)
            loss += targets[j] * focus * surprise
            targets[j] *= focus * slope
            total += targets[j]
    return loss, total


@exact
def _focal(p, others, surprise, gamma, tiny):
    """The focal factor of a class, and what multiplies it in the gradient."""
    focus = others**gamma if others >= tiny else 0.0**gamma
    ratio = surprise / others if others > math.sqrt(tiny) else 1.0
    return focus, 1.0 + (gamma * p * ratio if p > 0.0 else 0.0)


@exact
def _surprise(targets, z, top, log_whole):
    """The loss of a row, and the sum of its targets."""
    narrow = targets.dtype.type
    loss, total, lift = 0.0, 0.0, narrow(log_whole)
    for begin in range(0, len(targets), BLOCK):
        part, logits = targets[begin : begin + BLOCK], z[begin : begin + BLOCK]
        some, count = narrow(0.0), narrow(0.0)
        for j in range(len(part)):
            one = part[j] * ((top - logits[j]) + lift)
            some = _plus(some, narrow(0.0) if part[j] == narrow(0.0) else one)
            count = _plus(count, part[j])
        loss += some
        total += count
    return loss, total


@exact
def _entropy(e, z, top, whole, log_whole):
    """The entropy of a row's probabilities, in nats."""
    narrow = e.dtype.type
    entropy, lift = 0.0, narrow(log_whole)
    for begin in range(0, len(e), BLOCK):
        part, logits = e[begin : begin + BLOCK], z[begin : begin + BLOCK]
        some = narrow(0.0)
        for j in range(len(part)):
            one = part[j] * ((top - logits[j]) + lift)
            some = _plus(some, narrow(0.0) if part[j] == narrow(0.0) else one)
        entropy += some
    return entropy / whole


@exact
def _times(row, factor):
    for j in range(len(row)):
        row[j] *= factor


@exact
def _slopes(e, counts, z, top, whole, rest, total, log_whole, entropy, of_loss, of_lse, of_entropy):
    """Turn exponentials into the gradient of a row whose classes count so much."""
    narrow = e.dtype.type
    inverse, e_top, rest, total, lift, entropy = (
        narrow(1.0 / whole),
        narrow(LIFT),
        narrow(rest),
        narrow(total),
        narrow(log_whole),
        narrow(entropy),
    )
    of_loss, of_lse, of_entropy = narrow(of_loss), narrow(of_lse), narrow(of_entropy)
    for j in range(len(e)):
        p, others = e[j] * inverse, ((e_top - e[j]) + rest) * inverse
        slope = of_loss * (p * (total - counts[j]) - counts[j] * others) + of_lse * p
        if of_entropy != narrow(0.0):
            slope += narrow(0.0) if p == narrow(0.0) else of_entropy * p * (((top - z[j]) + lift) - entropy)
        e[j] = slope


@exact
def _copied(row, target):
    for j in range(len(row)):
        target[j] = row[j]


@exact
def _filled(row, value):
    for j in range(len(row)):
        row[j] = value


@exact
def _first_nan(row):
    for j in range(len(row)):
        if row[j] != row[j]:
            return j
    return 0


@exact
def _exempted(i, classes, losses, lse, entropy, largest):
    """A row that does not count is one of zeros."""
    losses[i], lse[i], entropy[i], largest[i] = 0.0, math.log(classes), math.log(classes), 0


@entry
def rows_of_ids(
    z, out, spare, begin, end, labels, weight, own, of_loss, of_lse, losses, lse, entropy, largest, z_loss, gamma, wants_gradient, in_place
):
    """Rows begin to end of z (N, C) with class ids; `out` may be z, and arrays without length stand for what is not there."""
    classes = z.shape[1]
    tiny = 1.1754943508222875e-38 if z.itemsize == 4 else 2.2250738585072014e-308
    for i in range(begin, end):
        work = out[i] if wants_gradient else spare
        if weight[i] == 0.0:
            _exempted(i, classes, losses, lse, entropy, largest)
            if wants_gradient:
                _filled(work, work.dtype.type(0.0))
            continue
        label, broken = labels[i], 0.0
        if label < 0 or label >= classes:
            label, broken = 0, np.nan
        top, at = _largest(z[i])
        chosen = z[i, label]
        if not in_place:
            _copied(z[i], work)
        rest = _exps(work[:at], top) + _exps(work[at + 1 :], top)
        e_top = LIFT + float(top - top)  # LIFT, or NaN
        work[at] = e_top
        whole = e_top + rest
        if whole != whole and top == top:  # noqa: PLR0124 NaN, and not the largest
            at = _first_nan(work)
        log_whole = math.log1p(((e_top - LIFT) + rest) / LIFT)
        row_lse = top + log_whole
        e = float(work[label])
        p, others = e / whole, (rest if label == at else (e_top - e) + rest) / whole
        surprise = (float(top) - float(chosen)) + log_whole
        focus, slope = 1.0, 1.0
        if gamma is not None:
            focus, slope = _focal(p, others, surprise, gamma, tiny)
        loss = own[i] * focus * surprise if own[i] * focus != 0.0 else 0.0
        if wants_gradient:
            of_row = of_loss[i] * weight[i] + broken
            of_row_lse = of_row * 2.0 * z_loss * own[i] * row_lse if z_loss != 0.0 else 0.0
            if of_lse.shape[0]:
                of_row_lse += of_lse[i]
            count = own[i] * focus * slope
            _times(work, work.dtype.type((of_row * count + of_row_lse) / whole))
            work[label] = of_row_lse * p - of_row * count * others
        if z_loss != 0.0:
            loss += z_loss * own[i] * row_lse * row_lse
        losses[i], lse[i], entropy[i], largest[i] = (loss + broken) * weight[i], row_lse, 0.0, at


@entry
def rows_of_any_labels(
    z, out, spare, begin, end, labels, weight, own, of_loss, of_lse, losses, lse, entropy, largest, z_loss, gamma, wants_gradient,
    shares, class_weight, of_entropy, bend, smoothing, wants_entropy, scratch,
):  # fmt: skip
    """The same with any labels and options; what is None (gamma, bend, wants_entropy) is left out of what is compiled."""
    classes = z.shape[1]
    tiny = 1.1754943508222875e-38 if z.itemsize == 4 else 2.2250738585072014e-308
    for i in range(begin, end):
        work = out[i] if wants_gradient else spare
        if weight[i] == 0.0:
            _exempted(i, classes, losses, lse, entropy, largest)
            if wants_gradient:
                _filled(work, work.dtype.type(0.0))
            continue
        label, broken = labels[i], 0.0
        if label < 0 or label >= classes:
            label, broken = 0, np.nan
        kept, counts = scratch[0], scratch[1]
        if bend is None:
            _copied(z[i], kept)
        else:
            _bent(z[i], kept, *bend)
        _copied(kept, work)
        top, at = _largest(work)
        rest = _exps(work[:at], top) + _exps(work[at + 1 :], top)
        e_top = LIFT + float(top - top)
        work[at] = e_top
        whole = e_top + rest
        if whole != whole and top == top:  # noqa: PLR0124 NaN, and not the largest
            at = _first_nan(work)
        log_whole = math.log1p(((e_top - LIFT) + rest) / LIFT)
        row_lse, row_entropy = top + log_whole, 0.0
        if wants_entropy is not None:
            row_entropy = _entropy(work, kept, top, whole, log_whole)
        _shares(counts, kept, label, shares[i] if shares.shape[0] else class_weight[:0], class_weight, smoothing)
        if gamma is not None:
            loss, total = _focus(counts, work, e_top, rest, kept, top, log_whole, gamma, tiny)
        else:
            loss, total = _surprise(counts, kept, top, log_whole)
        if wants_gradient:
            of_row = of_loss[i] * weight[i] + broken
            of_row_lse = of_row * 2.0 * z_loss * own[i] * row_lse if z_loss != 0.0 else 0.0
            if of_lse.shape[0]:
                of_row_lse += of_lse[i]
            of_row_entropy = of_entropy[i] if of_entropy.shape[0] else 0.0
            _slopes(work, counts, kept, top, whole, rest, total, log_whole, row_entropy, of_row, of_row_lse, of_row_entropy)
            if bend is not None:
                _unbend(work, kept, *bend)
        if z_loss != 0.0:
            loss += z_loss * own[i] * row_lse * row_lse
        losses[i], lse[i], entropy[i], largest[i] = (loss + broken) * weight[i], row_lse, row_entropy, at
