"""Cross-entropy over a block of a row, as the kernels see it: numbers are float32, and a row's state is a handful of scalars.

The closed form is that of `losses.formulas`; here the sums over a row are taken block by block. A state is the tuple

    top     the largest logit so far                     rest    sum of exp(z_j - top), the top itself left out: what log1p needs
    argmax  its place, the first of equals                open    how many classes are not masked
    heft    sum of their class weights w_j                sag     sum of w_j (top - z_j) over them, for label smoothing
    haze    sum of exp(z_j - top) (top - z_j), for entropy
    mass    sum of the shares t_j                         slack   sum of t_j (top - z_j), for distributions

Every sum has terms of one sign, so that nothing cancels when blocks are merged: a confident row keeps its loss. Only what the flags ask for is computed.
While a row is read each lane, a few neighbouring logits in one thread's hand, has a state of its own; the lanes are joined at the end.
"""

from __future__ import annotations

import triton
import triton.language as tl

__all__ = ["block_gradient", "block_state", "counts_of", "empty_state", "joined", "log1p", "logits_of", "merged", "row_loss", "share_of"]


@triton.jit
def log1p(x):
    """Within a few ulp for x >= 0, where log(1 + x) loses what is below 1e-7. Below a half the series of 2 artanh(x / (2 + x))."""
    s = x / (2.0 + x)
    q = s * s
    series = 2.0 * s * (1.0 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11))))))
    return tl.where(x < 0.5, series, tl.log(1.0 + x))


@triton.jit
def tanh(x):
    """Within a few ulp: near zero by the polynomial of Cephes' tanhf, elsewhere by the exponential of a negative number."""
    size = tl.abs(x)
    q = x * x
    near = x + x * q * (
        -3.33332819422e-1 + q * (1.33314422036e-1 + q * (-5.37397155531e-2 + q * (2.06390887954e-2 + q * -5.70498872745e-3)))
    )
    e = tl.exp(-2.0 * size)
    far = (1.0 - e) / (1.0 + e)
    return tl.where(size < 0.625, near, tl.where(x < 0.0, -far, far))


@triton.jit
def power(share, exponent):
    """`share^exponent`; a share below the smallest normal number counts as zero."""
    some = share >= 1.1754944e-38
    return tl.where(some, tl.exp(exponent * tl.log(tl.where(some, share, 1.0))), tl.where(exponent == 0.0, 1.0, 0.0))


@triton.jit
def surprise_over_others(surprise, others):
    """`-log(p) / (1 - p)`, which goes to one with p."""
    some = others > 1.0842022e-19
    return tl.where(some, surprise / tl.where(some, others, 1.0), 1.0)


@triton.jit
def logits_of(row, bias, cols, width, classes, scale, softcap, BIAS: tl.constexpr, SOFTCAP: tl.constexpr):
    """Scaled and capped logits, -inf beyond the last class, and what they change by with the logits as given.

    Memory may be read up to `width`: where that is a multiple of 16 and the number of classes is not, whole vectors are.
    """
    x = tl.load(row + cols, mask=cols < width, other=-float("inf")).to(tl.float32)
    if BIAS:
        x += tl.load(bias + cols, mask=cols < classes, other=0.0).to(tl.float32)
    z = x * scale
    slope = scale
    if SOFTCAP:
        bend = tanh(z / softcap)
        z = tl.where(x == -float("inf"), x, softcap * bend)
        slope = scale * (1.0 - bend * bend)
    return tl.where(cols < classes, z, -float("inf")), slope


@triton.jit
def share_of(shares, weights, cols, classes, SHARES: tl.constexpr, WEIGHTED: tl.constexpr):
    """What the label's distribution and the class weights say of a block: shares times weights, and weights."""
    inside = cols < classes
    w = 1.0
    if WEIGHTED:
        w = tl.load(weights + cols, mask=inside, other=0.0).to(tl.float32)
    q = 0.0
    if SHARES:
        q = tl.load(shares + cols, mask=inside, other=0.0).to(tl.float32) * w
    return q, w


@triton.jit
def empty_state(LANES: tl.constexpr):
    """The state of nothing, in so many lanes."""
    none = tl.zeros((LANES,), tl.float32)
    return none - float("inf"), none, tl.zeros((LANES,), tl.int32), none, none, none, none, none, none


@triton.jit
def block_state(z, q, w, cols, ARGMAX: tl.constexpr, SMOOTHED: tl.constexpr, ENTROPY: tl.constexpr, SHARES: tl.constexpr):
    """The states of a block of capped logits z (lanes, neighbours), a lane by itself: no thread needs what another one has."""
    top = tl.max(z, 1)
    none = tl.zeros_like(top)
    base = tl.where(top == -float("inf"), 0.0, top)
    below = base[:, None] - z
    e = tl.exp(-below)
    tops = z == top[:, None]
    others_like_it = tl.sum(tops.to(tl.float32), 1) - 1.0
    rest = tl.sum(tl.where(tops, 0.0, e), 1) + tl.where(top == -float("inf"), 0.0, others_like_it)
    argmax = none.to(tl.int32)
    open_, heft, sag, haze, mass, slack = none, none, none, none, none, none
    if ARGMAX:
        argmax = tl.min(tl.where(tops, cols, 2147483647), 1)
    if SMOOTHED:
        support = z != -float("inf")
        open_ = tl.sum(support.to(tl.float32), 1)
        heft = tl.sum(tl.where(support, w, 0.0), 1)
        sag = tl.sum(tl.where(support, w * below, 0.0), 1)
    if ENTROPY:
        haze = tl.sum(tl.where(e == 0.0, 0.0, e * below), 1)
    if SHARES:
        mass = tl.sum(q, 1)
        slack = tl.sum(tl.where(q == 0.0, 0.0, q * below), 1)
    return top, rest, argmax, open_, heft, sag, haze, mass, slack


@triton.jit
def merged(
    top, rest, argmax, open_, heft, sag, haze, mass, slack,
    top2, rest2, argmax2, open2, heft2, sag2, haze2, mass2, slack2,
    ARGMAX: tl.constexpr, SMOOTHED: tl.constexpr, ENTROPY: tl.constexpr, SHARES: tl.constexpr,
):  # fmt: skip
    """The states of two blocks together, lane by lane; of equal tops the first block's place is kept."""
    first = top >= top2
    peak = tl.maximum(top, top2)
    none, none2 = top == -float("inf"), top2 == -float("inf")
    fall, fall2 = tl.where(none, 0.0, peak - top), tl.where(none2, 0.0, peak - top2)
    shrink, shrink2 = tl.exp(-fall), tl.exp(-fall2)
    whole, whole2 = tl.where(none, rest, 1.0 + rest), tl.where(none2, rest2, 1.0 + rest2)
    rest = tl.where(first, rest + shrink2 * whole2, rest2 + shrink * whole)
    if ARGMAX:
        argmax = tl.where(first, argmax, argmax2)
    if SMOOTHED:
        sag += heft * fall + sag2 + heft2 * fall2
        open_ += open2
        heft += heft2
    if ENTROPY:
        haze = shrink * (haze + fall * whole) + shrink2 * (haze2 + fall2 * whole2)
    if SHARES:
        slack += mass * fall + slack2 + mass2 * fall2
        mass += mass2
    return peak, rest, argmax, open_, heft, sag, haze, mass, slack


@triton.jit
def joined(
    tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks,
    ARGMAX: tl.constexpr, SMOOTHED: tl.constexpr, ENTROPY: tl.constexpr, SHARES: tl.constexpr,
):  # fmt: skip
    """The state of all lanes together, one scalar each."""
    top = tl.max(tops, 0)
    none = tops == -float("inf")
    fall = tl.where(none, 0.0, top - tops)
    shrink = tl.exp(-fall)
    wholes = tl.where(none, rests, 1.0 + rests)
    highest = tops == top
    others_like_it = tl.sum(highest.to(tl.float32), 0) - 1.0
    rest = tl.sum(tl.where(highest, rests, shrink * wholes), 0) + tl.where(top == -float("inf"), 0.0, others_like_it)
    argmax = 0
    open_, heft, sag, haze, mass, slack = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    if ARGMAX:
        argmax = tl.min(tl.where(highest, argmaxes, 2147483647), 0)
    if SMOOTHED:
        open_ = tl.sum(opens, 0)
        heft = tl.sum(hefts, 0)
        sag = tl.sum(sags + hefts * fall, 0)
    if ENTROPY:
        haze = tl.sum(shrink * (hazes + fall * wholes), 0)
    if SHARES:
        mass = tl.sum(masses, 0)
        slack = tl.sum(slacks + masses * fall, 0)
    return top, rest, argmax, open_, heft, sag, haze, mass, slack


@triton.jit
def row_loss(
    top, rest, open_, heft, sag, mass, slack, label, own, smoothing, gamma,
    SHARES: tl.constexpr, SMOOTHED: tl.constexpr, FOCAL: tl.constexpr,
):  # fmt: skip
    """A row's loss, what its counts sum to (the C of `losses.formulas`) and one minus the probability of its label, whose logit is `label`."""
    log_whole = log1p(rest)
    gap = top - label
    near = tl.exp(-gap)
    others = ((1.0 - near) + rest) / (1.0 + rest)
    if SHARES:
        loss = (1.0 - smoothing) * (slack + mass * log_whole)
        count = (1.0 - smoothing) * mass
    else:
        loss = (1.0 - smoothing) * own * (gap + log_whole)
        count = (1.0 - smoothing) * own
        if FOCAL:
            p = near / (1.0 + rest)
            focus = power(others, gamma)
            loss *= focus
            bend = tl.where(p == 0.0, 0.0, p * surprise_over_others(gap + log_whole, others))
            count *= focus * (1.0 + gamma * bend)
    if SMOOTHED:
        loss += smoothing / tl.maximum(open_, 1.0) * (sag + heft * log_whole)
        count += smoothing / tl.maximum(open_, 1.0) * heft
    return loss, count, others


@triton.jit
def counts_of(
    z, q, w, cols, top, rest, open_, label, own, smoothing, gamma,
    SHARES: tl.constexpr, SMOOTHED: tl.constexpr, FOCAL: tl.constexpr,
):  # fmt: skip
    """What each class of a block counts, its probability, one minus that, and its part of the loss: for labels that are spread over classes."""
    log_whole = log1p(rest)
    near = tl.exp(z - top)
    p = near / (1.0 + rest)
    others = ((1.0 - near) + rest) / (1.0 + rest)
    if SHARES:
        t = (1.0 - smoothing) * q
    else:
        t = tl.where(cols == label, (1.0 - smoothing) * own, 0.0)
    if SMOOTHED:
        t += tl.where(z != -float("inf"), smoothing / tl.maximum(open_, 1.0) * w, 0.0)
    surprise = (top - z) + log_whole
    loss = tl.where(t == 0.0, 0.0, t * surprise)
    if FOCAL:
        focus = power(others, gamma)
        loss = tl.where(t * focus == 0.0, 0.0, t * focus * surprise)
        t *= focus * (1.0 + gamma * tl.where(p == 0.0, 0.0, p * surprise_over_others(surprise, others)))
    return t, p, others, loss


@triton.jit
def block_gradient(
    z, slope, q, w, cols, top, rest, open_, count, others, entropy, label, own, of_loss, of_lse, of_entropy, smoothing, gamma,
    SHARES: tl.constexpr, SMOOTHED: tl.constexpr, FOCAL: tl.constexpr, ENTROPY: tl.constexpr,
):  # fmt: skip
    """The gradient of a block of logits; `label` is the row's class id."""
    if SHARES or SMOOTHED:
        t, p, rest_of_p, _ = counts_of(z, q, w, cols, top, rest, open_, label, own, smoothing, gamma, SHARES, SMOOTHED, FOCAL)
        made = of_loss * (p * (count - t) - t * rest_of_p) + of_lse * p
    else:
        p = tl.exp(z - top) * (1.0 / (1.0 + rest))
        made = tl.where(cols == label, of_lse * p - of_loss * count * others, (of_loss * count + of_lse) * p)
    if ENTROPY:
        made += tl.where(p == 0.0, 0.0, of_entropy * p * ((top - z) + (log1p(rest) - entropy)))
    return made * slope
