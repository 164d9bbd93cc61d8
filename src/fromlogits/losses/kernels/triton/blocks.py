"""Cross-entropy over a block of a row, as the kernels see it: numbers are float32, and a row's state is a handful of numbers.

The closed form is that of `losses.formulas`; here the sums over a row are taken step by step. A state is the tuple

    top     the largest logit so far                     rest    sum of exp(z_j - top), the top itself left out: what log1p needs
    argmax  its place, the first of equals                open    how many classes are not masked
    heft    sum of their class weights w_j                sag     sum of w_j (top - z_j) over them, for label smoothing
    haze    sum of exp(z_j - top) (top - z_j), for entropy
    mass    sum of the shares t_j                         slack   sum of t_j (top - z_j), for distributions

Every sum has terms of one sign, so that nothing cancels: a confident row keeps its loss. Only what the flags ask for is computed. While a row is read,
every place of a block is a lane with a state of its own, and the lanes are joined at the end. A lane takes four logits at a time and holds a
tournament: the winner meets the lane's top, and all who lost to somebody, the old top among them, are counted in `rest`; the winner never is. That
costs one exponential a logit and leaves out the top without looking for it.
"""

from __future__ import annotations

import triton
import triton.language as tl

__all__ = [
    "block_gradient",
    "counts_of",
    "empty_state",
    "exp",
    "is_class",
    "joined",
    "labelled",
    "lifted",
    "log1p",
    "logits_of",
    "row_loss",
    "share_of",
    "stepped",
]


HUGE = tl.constexpr(3e38)  # in place of an infinity that is multiplied by zero


@triton.jit
def exp(x):
    """What is below the smallest normal number is zero, which spares three instructions of five."""
    return tl.exp2(x * 1.4426950408889634)


@triton.jit
def exp_of_minus(x):
    """`exp(-x)`: a minus is a subtraction from zero to some versions of Triton."""
    return tl.exp2(x * -1.4426950408889634)


@triton.jit
def log1p(x):
    """Within a few ulp for x >= 0, where log(1 + x) loses what is below 1e-7. Below a half the series of 2 artanh(x / (2 + x))."""
    s = x / (2.0 + x)
    q = s * s
    series = 2.0 * s * (1.0 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11))))))
    return tl.where(x < 0.5, series, tl.log(1.0 + x))


@triton.jit
def capped(z, softcap, ROUGH: tl.constexpr):
    """`softcap tanh(z / softcap)`, within a few ulp, and its derivative, which keeps its digits where the logit is the cap itself: with
    r = 1 / (1 + exp(2 |z| / softcap)) they are softcap (1 - 2 r) and 4 r (1 - r).

    The reciprocal is that of a root, squared: a division would look for numbers beyond its range, four instructions. Near zero tanh is the polynomial
    of Cephes' tanhf; ROUGH leaves that out, and is wrong by up to a millionth of the cap.
    """
    root = tl.rsqrt(1.0 + tl.exp2(tl.abs(z) * (2.8853900817779268 / softcap)))
    r = root * root
    far = softcap - 2.0 * softcap * r
    made = (far.to(tl.int32, bitcast=True) | (z.to(tl.int32, bitcast=True) & -2147483648)).to(tl.float32, bitcast=True)
    if not ROUGH:
        u = z * (1.0 / softcap)
        q = u * u
        near = z + z * q * (
            -3.33332819422e-1 + q * (1.33314422036e-1 + q * (-5.37397155531e-2 + q * (2.06390887954e-2 + q * -5.70498872745e-3)))
        )
        made = tl.where(tl.abs(u) < 0.625, near, made)
    return made, 4.0 * (r - r * r)


@triton.jit
def power(share, exponent):
    """`share^exponent`; a share below the smallest normal number counts as zero."""
    some = share >= 1.1754944e-38
    return tl.where(some, exp(exponent * tl.log(tl.where(some, share, 1.0))), tl.where(exponent == 0.0, 1.0, 0.0))


@triton.jit
def surprise_over_others(surprise, others):
    """`-log(p) / (1 - p)`, which goes to one with p."""
    some = others > 1.0842022e-19
    return tl.where(some, surprise / tl.where(some, others, 1.0), 1.0)


@triton.jit
def logits_of(
    row, bias, cols, skipped, width, classes, scale, softcap,
    BIAS: tl.constexpr, SCALED: tl.constexpr, SOFTCAP: tl.constexpr, VECTOR: tl.constexpr, FULL: tl.constexpr, ROUGH: tl.constexpr,
):  # fmt: skip
    """Scaled and capped logits, -inf beyond the last class, and what they change by with the logits as given.

    Memory may be read up to `width`: where that is a multiple of 16 and the number of classes is not, whole vectors are. FULL says that all of
    these columns are classes. Where VECTOR is not one, the row begins `skipped` columns after a whole vector of so many logits, from where columns
    are counted, and whole vectors are read whatever lies at their ends.
    """
    if FULL:
        x = tl.load(row + cols).to(tl.float32)
        if BIAS:
            x += tl.load(bias + cols).to(tl.float32)
    elif VECTOR > 1:
        x = tl.load(row + cols, mask=cols // VECTOR * VECTOR < width, other=-float("inf")).to(tl.float32)
        if BIAS:
            x += tl.load(bias + cols, mask=(cols >= skipped) & (cols < classes), other=0.0).to(tl.float32)
    else:
        x = tl.load(row + cols, mask=cols < width, other=-float("inf")).to(tl.float32)
        if BIAS:
            x += tl.load(bias + cols, mask=cols < classes, other=0.0).to(tl.float32)
    z = x
    slope = 1.0
    if SCALED:
        z = x * scale
        slope = scale
    if SOFTCAP:
        bent, bend = capped(z, softcap, ROUGH)
        z = tl.where(x == -float("inf"), x, bent)
        slope = slope * bend
    if not FULL:
        z = tl.where(is_class(cols, skipped, classes, VECTOR), z, -float("inf"))
    return z, slope


@triton.jit
def is_class(cols, skipped, end, VECTOR: tl.constexpr):
    """Whether these columns lie between the row's first and `end`."""
    inside = cols < end
    if VECTOR > 1:
        inside = inside & (cols >= skipped)
    return inside


@triton.jit
def share_of(
    shares, weights, cols, skipped, classes, SHARES: tl.constexpr, WEIGHTED: tl.constexpr, VECTOR: tl.constexpr, FULL: tl.constexpr
):  # fmt: skip
    """What the label's distribution and the class weights say of a block: shares times weights, and weights."""
    w = 1.0
    q = 0.0
    if WEIGHTED and FULL:
        w = tl.load(weights + cols).to(tl.float32)
    if WEIGHTED and not FULL:
        w = tl.load(weights + cols, mask=is_class(cols, skipped, classes, VECTOR), other=0.0).to(tl.float32)
    if SHARES and FULL:
        q = tl.load(shares + cols).to(tl.float32) * w
    if SHARES and not FULL:
        q = tl.load(shares + cols, mask=is_class(cols, skipped, classes, VECTOR), other=0.0).to(tl.float32) * w
    return q, w


@triton.jit
def empty_state(LANES: tl.constexpr):
    """The state of nothing, in so many lanes."""
    none = tl.zeros((LANES,), tl.float32)
    return none - float("inf"), none, tl.zeros((LANES,), tl.int32), none, none, none, none, none, none


@triton.jit
def higher(x, y):
    return tl.maximum(x, y, propagate_nan=tl.PropagateNan.ALL)


@triton.jit
def lower(x, y):
    return tl.minimum(x, y, propagate_nan=tl.PropagateNan.ALL)


@triton.jit
def stepped(
    top, rest, argmax, open_, heft, sag, haze, mass, slack, a, b, c, d, start, LANES: tl.constexpr,
    ARGMAX: tl.constexpr, ENTROPY: tl.constexpr,
):  # fmt: skip
    """The states of lanes after four more capped logits each, of columns LANES apart, but for what labels say of them.

    In a lane `argmax` is a column less the lane's own number, so that what is chosen from is the same for all lanes.
    """
    ab, cd = higher(a, b), higher(c, d)
    best = higher(ab, cd)
    peak = higher(best, top)
    base = tl.where(peak == -float("inf"), 0.0, peak)
    below_ab, below_cd, below_best = base - lower(a, b), base - lower(c, d), base - lower(ab, cd)
    below_last = base - lower(best, top)
    e_ab, e_cd, e_best, e_last = exp_of_minus(below_ab), exp_of_minus(below_cd), exp_of_minus(below_best), exp_of_minus(below_last)
    shrink = tl.where(top == peak, 1.0, e_last)
    if ENTROPY:
        rise = tl.minimum(base - top, HUGE)
        haze = shrink * (haze + rise * rest)
        haze += e_ab * tl.minimum(below_ab, HUGE) + e_cd * tl.minimum(below_cd, HUGE)
        haze += e_best * tl.minimum(below_best, HUGE) + e_last * tl.minimum(below_last, HUGE)
    rest = rest * shrink + ((e_ab + e_cd) + (e_best + e_last))
    if ARGMAX:
        of_ab, of_cd = tl.where(b > a, start + LANES, start), tl.where(d > c, start + 3 * LANES, start + 2 * LANES)
        argmax = tl.where(best > top, tl.where(cd > ab, of_cd, of_ab), argmax)
    return peak, rest, argmax, open_, heft, sag, haze, mass, slack


@triton.jit
def lifted(count, heft, sag, mass, slack, before, top, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SHARES: tl.constexpr):
    """What labels say of the logits so far, `count` in a lane, now that the lanes' tops are not `before` but `top`."""
    rise = tl.minimum(top - before, HUGE)
    if SMOOTHED and WEIGHTED:
        sag += heft * rise
    if SMOOTHED and not WEIGHTED:
        sag += count * rise
    if SHARES:
        slack += mass * rise
    return sag, slack


@triton.jit
def labelled(
    open_, heft, sag, mass, slack, top, z, q, w, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SHARES: tl.constexpr, FULL: tl.constexpr
):  # fmt: skip
    """What labels say of one more logit in each lane. Without class weights `heft` is left alone: it is `open`.

    Where all are FULL `open` is left alone too, and none is looked at for a mask: a masked one makes `sag` infinite or NaN, which `rows_kernel` mends.
    """
    below = tl.where(top == -float("inf"), 0.0, top) - z
    if SMOOTHED and FULL:
        sag += w * below
        if WEIGHTED:
            heft += w
    if SMOOTHED and not FULL:
        support = z != -float("inf")
        sag += tl.where(support, w * below, 0.0)
        open_ += tl.where(support, 1.0, 0.0)
        if WEIGHTED:
            heft += tl.where(support, w, 0.0)
    if SHARES:
        slack += tl.where(q == 0.0, 0.0, q * below)
        mass += q
    return open_, heft, sag, mass, slack


@triton.jit
def joined(
    tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks,
    ARGMAX: tl.constexpr, SMOOTHED: tl.constexpr, ENTROPY: tl.constexpr, SHARES: tl.constexpr,
):  # fmt: skip
    """The state of all lanes together, one scalar each; a top of +inf makes it NaN."""
    top = tl.max(tops, 0)
    none = tops == -float("inf")
    fall = tl.where(none, 0.0, top - tops)
    shrink = exp_of_minus(fall)
    wholes = tl.where(none, rests, 1.0 + rests)
    highest = tops == top
    others_like_it = tl.sum(highest.to(tl.float32), 0) - 1.0
    rest = tl.sum(tl.where(highest, rests, shrink * wholes), 0) + tl.where(top == -float("inf"), 0.0, others_like_it)
    rest = tl.where(top == float("inf"), float("nan"), rest)
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
    near = exp_of_minus(gap)
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
    near, part = exp(z - top), 1.0 / (1.0 + rest)
    p = near * part
    others = ((1.0 - near) + rest) * part
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
        p = exp(z - top) * (1.0 / (1.0 + rest))
        made = tl.where(cols == label, of_lse * p - of_loss * count * others, (of_loss * count + of_lse) * p)
    if ENTROPY:
        made += tl.where(p == 0.0, 0.0, of_entropy * p * ((top - z) + (log1p(rest) - entropy)))
    return made * slope
