"""The kernels: statistics of rows of logits, their gradient from those, and both at once with one read and one write.

A program owns a row, or an equal part of one. Rows are found by 64-bit offsets; columns count with 32 bits. What is kept of a row for its gradient stands
in `stats` (N, 7) float32: top, rest, open, count, others, lse, entropy, in the words of `blocks`.
"""

from __future__ import annotations

import triton
import triton.language as tl

from fromlogits.losses.kernels.triton.blocks import (
    block_gradient,
    block_state,
    counts_of,
    empty_state,
    joined,
    log1p,
    logits_of,
    merged,
    row_loss,
    share_of,
)

__all__ = ["KEPT", "PARTIAL", "gradient_kernel", "rows_kernel", "scale_kernel"]

KEPT = 7  # numbers that are kept of a row
PARTIAL = 9  # numbers in a state


@triton.jit
def label_of(row, bias, labels, at, classes, scale, softcap, IDS: tl.constexpr, BIAS: tl.constexpr, SOFTCAP: tl.constexpr):
    """The row's class id, its logit, and whether it has no class."""
    if IDS:
        given = tl.load(labels + at)
        lost = (given < 0) | (given >= classes)
        label = tl.where(lost, 0, given).to(tl.int32)
        z, _ = logits_of(row, bias, label, classes, classes, scale, softcap, BIAS, SOFTCAP)
    else:
        label = -1
        lost = False
        z = 0.0
    return label, z, lost


@triton.jit
def keep_row(
    losses, stats, places, at, classes, top, rest, argmax, open_, heft, sag, haze, mass, slack, z_label, lost, weight, own, smoothing, z_loss, gamma,
    focal_loss, focal_count, store, IDS: tl.constexpr, SMOOTHED: tl.constexpr, FOCAL: tl.constexpr, ENTROPY: tl.constexpr, ARGMAX: tl.constexpr,
):  # fmt: skip
    """What is known of a row once its whole state is: kept for the caller if `store` says so, and returned for its gradient."""
    counted = weight != 0.0
    loss, count, others = row_loss(top, rest, open_, heft, sag, mass, slack, z_label, own, smoothing, gamma, not IDS, SMOOTHED, FOCAL)
    if FOCAL and (SMOOTHED or not IDS):
        loss, count = focal_loss, focal_count
    even = tl.log(classes * 1.0)
    lse = tl.where(counted, top + log1p(rest), even)
    entropy = 0.0
    if ENTROPY:
        entropy = tl.where(counted, log1p(rest) + haze / (1.0 + rest), even)
    loss = weight * (loss + z_loss * own * lse * lse)
    loss = tl.where(lost, float("nan"), loss)
    if store:
        tl.store(losses + at, tl.where(counted, loss, 0.0))
        kept = stats + at * 7
        tl.store(kept, top)
        tl.store(kept + 1, rest)
        tl.store(kept + 2, open_)
        tl.store(kept + 3, count)
        tl.store(kept + 4, others)
        tl.store(kept + 5, lse)
        tl.store(kept + 6, entropy)
        if ARGMAX:
            tl.store(places + at, tl.where(counted, argmax, 0).to(tl.int64))
    return count, others, lse


@triton.jit
def gathered(states, ARGMAX: tl.constexpr, SMOOTHED: tl.constexpr, ENTROPY: tl.constexpr, SHARES: tl.constexpr, PARTS: tl.constexpr, LANES: tl.constexpr):  # fmt: skip
    """The state of a whole row from those of its parts. They are read past the cache of this multiprocessor, which does not see others' writes."""
    lanes = tl.arange(0, LANES)
    some = lanes < PARTS
    mine = states + lanes * 9
    tops = tl.load(mine, mask=some, other=-float("inf"), volatile=True)
    rests = tl.load(mine + 1, mask=some, other=0.0, volatile=True)
    argmaxes = lanes
    opens, hefts, sags, hazes, masses, slacks = rests, rests, rests, rests, rests, rests
    if ARGMAX:
        argmaxes = tl.load(mine + 2, mask=some, other=2147483520.0, volatile=True).to(tl.int32)
    if SMOOTHED:
        opens = tl.load(mine + 3, mask=some, other=0.0, volatile=True)
        hefts = tl.load(mine + 4, mask=some, other=0.0, volatile=True)
        sags = tl.load(mine + 5, mask=some, other=0.0, volatile=True)
    if ENTROPY:
        hazes = tl.load(mine + 6, mask=some, other=0.0, volatile=True)
    if SHARES:
        masses = tl.load(mine + 7, mask=some, other=0.0, volatile=True)
        slacks = tl.load(mine + 8, mask=some, other=0.0, volatile=True)
    return joined(tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, ARGMAX, SMOOTHED, ENTROPY, SHARES)


@triton.jit
def told(
    partial, arrived, at, part, top, rest, argmax, open_, heft, sag, haze, mass, slack,
    ARGMAX: tl.constexpr, SMOOTHED: tl.constexpr, ENTROPY: tl.constexpr, SHARES: tl.constexpr, PARTS: tl.constexpr, LANES: tl.constexpr,
):  # fmt: skip
    """The state of a whole row: this program tells the others its own, and waits for theirs."""
    mine = partial + (at * PARTS + part) * 9
    tl.store(mine, top)
    tl.store(mine + 1, rest)
    if ARGMAX:
        tl.store(mine + 2, argmax.to(tl.float32))
    if SMOOTHED:
        tl.store(mine + 3, open_)
        tl.store(mine + 4, heft)
        tl.store(mine + 5, sag)
    if ENTROPY:
        tl.store(mine + 6, haze)
    if SHARES:
        tl.store(mine + 7, mass)
        tl.store(mine + 8, slack)
    tl.debug_barrier()
    here = tl.atomic_add(arrived + 1 + at, 1, sem="acq_rel") + 1
    while here < PARTS:
        here = tl.atomic_add(arrived + 1 + at, 0, sem="acquire")
    tl.debug_barrier()
    return gathered(partial + at * PARTS * 9, ARGMAX, SMOOTHED, ENTROPY, SHARES, PARTS, LANES)


@triton.jit
def rows_kernel(
    logits, logits_stride, bias, labels, shares, shares_stride, class_weight, row_weight, row_own, unit,
    losses, stats, places, out, out_stride, arrived, partial,
    width, classes, scale, softcap, smoothing, z_loss, gamma,
    IDS: tl.constexpr, BIAS: tl.constexpr, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SOFTCAP: tl.constexpr, FOCAL: tl.constexpr,
    ENTROPY: tl.constexpr, ARGMAX: tl.constexpr, GRADIENT: tl.constexpr, NARROW: tl.constexpr,
    PARTS: tl.constexpr, PARTS_UP: tl.constexpr, SPAN: tl.constexpr, LANES: tl.constexpr, NEIGHBOURS: tl.constexpr,
    BLOCK: tl.constexpr,
):  # fmt: skip
    """The statistics of a row, and with GRADIENT a second look, which a cache serves, that writes the gradient times `unit`.

    A row is one program's, or is split into PARTS spans that fit the cache next to the arithmetic. The programs of a row tell each other their states
    through memory and wait for each other. They take their turns in the order in which they begin (`arrived[0]`), so that those of the oldest row are
    always all running: nobody waits for one that cannot start.

    Memory may be read and written up to `width`. `out` may be that of the logits; if NARROW with smaller numbers, and then the row is one program's: what is written lies before what is yet to be read.
    """
    turn = tl.program_id(0)
    if PARTS > 1:
        turn = tl.atomic_add(arrived, 1)
    at = (turn // PARTS).to(tl.int64)
    part = turn % PARTS
    row = logits + at * logits_stride
    shares_row = shares
    if not IDS:
        shares_row = shares + at * shares_stride
    weight = tl.load(row_weight + at)
    own = tl.load(row_own + at)
    label, z_label, lost = label_of(row, bias, labels, at, classes, scale, softcap, IDS, BIAS, SOFTCAP)
    begin = part * SPAN
    end = tl.minimum(begin + SPAN, width)
    seen = tl.where(weight != 0.0, end, begin)  # nothing, of a row that does not count
    tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks = empty_state(LANES)
    here = tl.arange(0, LANES)[:, None] * NEIGHBOURS + tl.arange(0, NEIGHBOURS)[None, :]
    for start in tl.range(begin, seen, LANES * NEIGHBOURS):
        cols = start + here
        z, _ = logits_of(row, bias, cols, end, classes, scale, softcap, BIAS, SOFTCAP)
        q, w = share_of(shares_row, class_weight, cols, classes, not IDS, WEIGHTED)
        top2, rest2, argmax2, open2, heft2, sag2, haze2, mass2, slack2 = block_state(z, q, w, cols, ARGMAX, SMOOTHED, ENTROPY, not IDS)
        tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks = merged(
            tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, top2, rest2, argmax2, open2, heft2, sag2, haze2, mass2, slack2,
            ARGMAX, SMOOTHED, ENTROPY, not IDS,
        )  # fmt: skip
    top, rest, argmax, open_, heft, sag, haze, mass, slack = joined(
        tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, ARGMAX, SMOOTHED, ENTROPY, not IDS
    )
    if PARTS > 1:
        top, rest, argmax, open_, heft, sag, haze, mass, slack = told(
            partial,
            arrived,
            at,
            part,
            top,
            rest,
            argmax,
            open_,
            heft,
            sag,
            haze,
            mass,
            slack,
            ARGMAX,
            SMOOTHED,
            ENTROPY,
            not IDS,
            PARTS,
            PARTS_UP,
        )
    loss, count = 0.0, 0.0
    if FOCAL and (SMOOTHED or not IDS):  # what counts hangs on the probabilities: a look of its own
        for start in tl.range(begin, seen, BLOCK):
            cols = start + tl.arange(0, BLOCK)
            z, _ = logits_of(row, bias, cols, end, classes, scale, softcap, BIAS, SOFTCAP)
            q, w = share_of(shares_row, class_weight, cols, classes, not IDS, WEIGHTED)
            t, _, _, cost = counts_of(z, q, w, cols, top, rest, open_, label, own, smoothing, gamma, not IDS, SMOOTHED, FOCAL)
            loss += tl.sum(tl.where(cols < classes, cost, 0.0), 0)
            count += tl.sum(tl.where(cols < classes, t, 0.0), 0)
    count, others, lse = keep_row(
        losses, stats, places, at, classes, top, rest, argmax, open_, heft, sag, haze, mass, slack, z_label, lost, weight, own, smoothing, z_loss,
        gamma, loss, count, part == 0, IDS, SMOOTHED, FOCAL, ENTROPY, ARGMAX,
    )  # fmt: skip
    if GRADIENT:
        made_row = out + at * out_stride
        of_loss = tl.where(lost, float("nan"), weight * tl.load(unit))
        of_lse = 2.0 * of_loss * z_loss * own * lse
        for start in tl.range(begin, seen, BLOCK):
            cols = start + tl.arange(0, BLOCK)
            z, slope = logits_of(row, bias, cols, end, classes, scale, softcap, BIAS, SOFTCAP)
            q, w = share_of(shares_row, class_weight, cols, classes, not IDS, WEIGHTED)
            made = block_gradient(
                z, slope, q, w, cols, top, rest, open_, count, others, 0.0, label, own, of_loss, of_lse, 0.0, smoothing, gamma,
                not IDS, SMOOTHED, FOCAL, False,
            )  # fmt: skip
            if NARROW:
                tl.debug_barrier()  # all threads have read the block
            tl.store(made_row + cols, made.to(out.dtype.element_ty), mask=cols < end)
        for start in tl.range(seen, end, BLOCK):
            cols = start + tl.arange(0, BLOCK)
            tl.store(made_row + cols, tl.zeros((BLOCK,), out.dtype.element_ty), mask=cols < end)


@triton.jit
def gradient_kernel(
    logits, logits_stride, bias, labels, shares, shares_stride, class_weight, row_weight, row_own, stats, given_loss, given_lse, given_entropy,
    out, out_stride,
    first, columns, width, classes, scale, softcap, smoothing, z_loss, gamma,
    IDS: tl.constexpr, BIAS: tl.constexpr, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SOFTCAP: tl.constexpr, FOCAL: tl.constexpr,
    ENTROPY: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """A program a block of a row: its gradient, for given gradients (N,) of the row's loss, lse and entropy.

    The logits are the columns `first` to `first + columns` of `classes`, which may be read and written up to `width`; bias, shares and class weights begin at `first` too. `out` may be their memory.
    """
    blocks = tl.cdiv(width, BLOCK)
    at = (tl.program_id(0) // blocks).to(tl.int64)
    cols = (tl.program_id(0) % blocks) * BLOCK + tl.arange(0, BLOCK)
    made_row = out + at * out_stride
    weight = tl.load(row_weight + at)
    if weight != 0.0:
        own = tl.load(row_own + at)
        kept = stats + at * 7
        top, rest, open_, count = tl.load(kept), tl.load(kept + 1), tl.load(kept + 2), tl.load(kept + 3)
        others, lse, entropy = tl.load(kept + 4), tl.load(kept + 5), tl.load(kept + 6)
        of_loss = weight * tl.load(given_loss + at)
        of_entropy = 0.0
        if ENTROPY:
            of_entropy = tl.load(given_entropy + at)
        label = -1
        if IDS:
            named = tl.load(labels + at)
            lost = (named < 0) | (named >= classes)
            of_loss = tl.where(lost, float("nan"), of_loss)
            label = tl.where(lost, 0, named).to(tl.int32) - first
        of_lse = tl.load(given_lse + at) + 2.0 * of_loss * z_loss * own * lse
        z, slope = logits_of(logits + at * logits_stride, bias, cols, width, columns, scale, softcap, BIAS, SOFTCAP)
        shares_row = shares
        if not IDS:
            shares_row = shares + at * shares_stride
        q, w = share_of(shares_row, class_weight, cols, columns, not IDS, WEIGHTED)
        made = block_gradient(
            z, slope, q, w, cols, top, rest, open_, count, others, entropy, label, own, of_loss, of_lse, of_entropy, smoothing, gamma,
            not IDS, SMOOTHED, FOCAL, ENTROPY,
        )  # fmt: skip
        tl.store(made_row + cols, made.to(out.dtype.element_ty), mask=cols < width)
    else:
        tl.store(made_row + cols, tl.zeros((BLOCK,), out.dtype.element_ty), mask=cols < width)


@triton.jit
def scale_kernel(numbers, out, factor, size, SAME: tl.constexpr, BLOCK: tl.constexpr):
    """Numbers times a factor that only the device knows; where it is one and `out` the same memory, nothing is read."""
    by = tl.load(factor)
    if not SAME or by != 1.0:
        at = tl.program_id(0).to(tl.int64) * BLOCK + tl.arange(0, BLOCK)
        x = tl.load(numbers + at, mask=at < size).to(tl.float32)
        tl.store(out + at, (x * by).to(out.dtype.element_ty), mask=at < size)
