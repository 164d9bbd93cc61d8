"""The kernels: statistics of rows of logits, their gradient from those, and both at once with one read and one write.

A program owns a row, or an equal part of one. Rows are found by 64-bit offsets; columns count with 32 bits. What is kept of a row for its gradient stands
in `stats` (N, 7) float32: top, rest, open, count, others, lse, entropy, in the words of `blocks`.
"""

from __future__ import annotations

import triton
import triton.language as tl

from fromlogits.losses.kernels.triton.blocks import (
    block_gradient,
    counts_of,
    empty_state,
    exp,
    is_class,
    joined,
    labelled,
    lifted,
    log1p,
    logits_of,
    row_loss,
    share_of,
    stepped,
)

__all__ = ["KEPT", "PARTIAL", "gradient_kernel", "rows_kernel", "scale_kernel"]

KEPT = 7  # numbers that are kept of a row
PARTIAL = 9  # numbers in a state


@triton.jit
def label_of(
    row, bias, labels, at, classes, scale, softcap, IDS: tl.constexpr, BIAS: tl.constexpr, SCALED: tl.constexpr, SOFTCAP: tl.constexpr
):  # fmt: skip
    """The row's class id, its logit, what that changes by with the one given, and whether the id has no class."""
    if IDS:
        given = tl.load(labels + at)
        lost = (given < 0) | (given >= classes)
        label = tl.where(lost, 0, given).to(tl.int32)
        z, slope = logits_of(row, bias, label, 0, classes, classes, scale, softcap, BIAS, SCALED, SOFTCAP, 1, True, False)
    else:
        label = -1
        lost = False
        z = 0.0
        slope = 0.0
    return label, z, slope, lost


@triton.jit
def whole_vectors(numbers, at, stride, VECTOR: tl.constexpr):
    """Where the columns of a row are counted from: the whole vector that it begins in; and after how many columns it does."""
    first, skipped = numbers + at * stride, 0
    if VECTOR > 1:
        first, skipped = numbers + at * stride // VECTOR * VECTOR, (at * stride % VECTOR).to(tl.int32)
    return first, skipped


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
def looked_at(
    tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, row, bias, shares_row, class_weight, begin, start, skipped, end, classes, scale,
    softcap, IDS: tl.constexpr, BIAS: tl.constexpr, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SCALED: tl.constexpr, SOFTCAP: tl.constexpr,
    ENTROPY: tl.constexpr, ARGMAX: tl.constexpr, VECTOR: tl.constexpr, LANES: tl.constexpr, FULL: tl.constexpr,
):  # fmt: skip
    """The states of the lanes after four more blocks of the row, from `start` on."""
    cols = start + tl.arange(0, LANES)
    a, _ = logits_of(row, bias, cols, skipped, end, classes, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, FULL, False)
    b, _ = logits_of(row, bias, cols + LANES, skipped, end, classes, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, FULL, False)
    c, _ = logits_of(row, bias, cols + 2 * LANES, skipped, end, classes, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, FULL, False)
    d, _ = logits_of(row, bias, cols + 3 * LANES, skipped, end, classes, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, FULL, False)
    before = tops
    tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks = stepped(
        tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, a, b, c, d, start, LANES, ARGMAX, ENTROPY
    )
    if SMOOTHED or not IDS:
        counts = opens
        if FULL:
            counts += 4.0 * ((start - begin) // (4 * LANES))
        sags, slacks = lifted(counts, hefts, sags, masses, slacks, before, tops, WEIGHTED, SMOOTHED, not IDS)
        q, w = share_of(shares_row, class_weight, cols, skipped, classes, not IDS, WEIGHTED, VECTOR, FULL)
        opens, hefts, sags, masses, slacks = labelled(opens, hefts, sags, masses, slacks, tops, a, q, w, WEIGHTED, SMOOTHED, not IDS, FULL)
        q, w = share_of(shares_row, class_weight, cols + LANES, skipped, classes, not IDS, WEIGHTED, VECTOR, FULL)
        opens, hefts, sags, masses, slacks = labelled(opens, hefts, sags, masses, slacks, tops, b, q, w, WEIGHTED, SMOOTHED, not IDS, FULL)
        q, w = share_of(shares_row, class_weight, cols + 2 * LANES, skipped, classes, not IDS, WEIGHTED, VECTOR, FULL)
        opens, hefts, sags, masses, slacks = labelled(opens, hefts, sags, masses, slacks, tops, c, q, w, WEIGHTED, SMOOTHED, not IDS, FULL)
        q, w = share_of(shares_row, class_weight, cols + 3 * LANES, skipped, classes, not IDS, WEIGHTED, VECTOR, FULL)
        opens, hefts, sags, masses, slacks = labelled(opens, hefts, sags, masses, slacks, tops, d, q, w, WEIGHTED, SMOOTHED, not IDS, FULL)
    return tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks


@triton.jit
def unmasked(
    open_, heft, sag, top, row, bias, class_weight, begin, seen, skipped, end, classes, scale, softcap,
    BIAS: tl.constexpr, WEIGHTED: tl.constexpr, SCALED: tl.constexpr, SOFTCAP: tl.constexpr, VECTOR: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """What smoothing asks of the row, looked at once more if there are masks in it: `sag` tells, which is then no number."""
    again = (sag - sag) != 0.0
    open_, heft, sag = tl.where(again, 0.0, open_), tl.where(again, 0.0, heft), tl.where(again, 0.0, sag)
    for start in tl.range(tl.where(again, begin, seen), seen, BLOCK):
        cols = start + tl.arange(0, BLOCK)
        z, _ = logits_of(row, bias, cols, skipped, end, classes, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, False, False)
        _, w = share_of(row, class_weight, cols, skipped, classes, False, WEIGHTED, VECTOR, False)
        support = z != -float("inf")
        open_ += tl.sum(tl.where(support, 1.0, 0.0), 0)
        heft += tl.sum(tl.where(support, w, 0.0), 0)
        sag += tl.sum(tl.where(support, w * (top - z), 0.0), 0)
    return open_, heft, sag


@triton.jit
def write_gradient(
    made_row, row, bias, shares_row, class_weight, start, skipped, end, classes, scale, softcap, top, rest, open_, count, others, label, own, of_loss,
    of_lse, of_any, of_spread, smoothing, gamma,
    IDS: tl.constexpr, BIAS: tl.constexpr, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SCALED: tl.constexpr, SOFTCAP: tl.constexpr,
    ROUGH: tl.constexpr, FOCAL: tl.constexpr, NARROW: tl.constexpr, VECTOR: tl.constexpr, BLOCK: tl.constexpr, FULL: tl.constexpr,
):  # fmt: skip
    """A block of the row's gradient; where labels are class ids, as if no class were the label: its place is mended afterwards."""
    cols = start + tl.arange(0, BLOCK)
    z, slope = logits_of(row, bias, cols, skipped, end, classes, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, FULL, ROUGH)
    if not IDS or (SMOOTHED and FOCAL):
        q, w = share_of(shares_row, class_weight, cols, skipped, classes, not IDS, WEIGHTED, VECTOR, FULL)
        made = block_gradient(
            z, slope, q, w, cols, top, rest, open_, count, others, 0.0, label, own, of_loss, of_lse, 0.0, smoothing, gamma,
            not IDS, SMOOTHED, FOCAL, False,
        )  # fmt: skip
    else:
        made = exp(z - top) * of_any
        if SMOOTHED:  # p (C - t) - t (1 - p) = p C - t, which loses nothing where t is a small part of C
            _, w = share_of(shares_row, class_weight, cols, skipped, classes, False, WEIGHTED, VECTOR, FULL)
            made -= tl.where(z != -float("inf"), of_spread * w, 0.0)
        if SOFTCAP or SCALED:
            made *= slope
    if NARROW:
        tl.debug_barrier()  # all threads have read the block
    if FULL:
        tl.store(made_row + cols, made.to(made_row.dtype.element_ty))
    else:
        tl.store(made_row + cols, made.to(made_row.dtype.element_ty), mask=is_class(cols, skipped, end, VECTOR))


@triton.jit
def rows_kernel(
    logits, logits_stride, bias, labels, shares, shares_stride, class_weight, row_weight, row_own, unit,
    losses, stats, places, out, out_stride, arrived, partial,
    width, classes, scale, softcap, smoothing, z_loss, gamma,
    IDS: tl.constexpr, BIAS: tl.constexpr, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SCALED: tl.constexpr, SOFTCAP: tl.constexpr,
    ROUGH: tl.constexpr, FOCAL: tl.constexpr, ENTROPY: tl.constexpr, ARGMAX: tl.constexpr, GRADIENT: tl.constexpr, NARROW: tl.constexpr,
    PARTS: tl.constexpr, PARTS_UP: tl.constexpr, SPAN: tl.constexpr, VECTOR: tl.constexpr, LANES: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """The statistics of a row, and with GRADIENT a second look, which a cache serves, that writes the gradient times `unit`.

    A row is one program's, or is split into PARTS spans that fit the cache next to the arithmetic. The programs of a row tell each other their states
    through memory and wait for each other. They take their turns in the order in which they begin (`arrived[0]`), so that those of the oldest row are
    always all running: nobody waits for one that cannot start.

    Memory may be read and written up to `width`. `out` may be that of the logits; if NARROW with smaller numbers, and then the row is one program's:
    what is written lies before what is yet to be read. Rows of an odd width begin anywhere: where VECTOR is not one, columns are counted from the
    whole vector of so many logits that a row begins in, in `out` as in the logits, so that all but a row's ends are read and written in whole vectors.
    """
    turn = tl.program_id(0)
    if PARTS > 1:
        turn = tl.atomic_add(arrived, 1)
    at = (turn // PARTS).to(tl.int64)
    part = turn % PARTS
    row, skipped = whole_vectors(logits, at, logits_stride, VECTOR)
    made_row = row
    if GRADIENT:
        made_row, _ = whole_vectors(out, at, out_stride, VECTOR)
    shares_row = shares
    if not IDS:
        shares_row = shares + at * shares_stride - skipped
    weight = tl.load(row_weight + at)
    own = tl.load(row_own + at)
    label, z_label, slope_label, lost = label_of(
        logits + at * logits_stride, bias, labels, at, classes, scale, softcap, IDS, BIAS, SCALED, SOFTCAP
    )
    if BIAS:
        bias -= skipped
    if WEIGHTED:
        class_weight -= skipped
    last, width, label = classes + skipped, width + skipped, label + skipped
    begin = part * SPAN
    end = tl.minimum(begin + SPAN, width)
    whole = tl.maximum(tl.minimum(end, last) - begin, 0)  # columns that are classes
    seen = tl.where(weight != 0.0, end, begin)  # nothing, of a row that does not count
    tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks = empty_state(LANES)
    ready = begin
    if VECTOR > 1:
        ready = tl.where((skipped > 0) & (part == 0), begin + 4 * LANES, begin)
        for start in tl.range(begin, tl.minimum(ready, seen), 4 * LANES):
            tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks = looked_at(
                tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, row, bias, shares_row, class_weight, ready, start, skipped, end, last,
                scale, softcap, IDS, BIAS, WEIGHTED, SMOOTHED, SCALED, SOFTCAP, ENTROPY, ARGMAX, VECTOR, LANES, False,
            )  # fmt: skip
    full = tl.where(weight != 0.0, begin + whole // (4 * LANES) * (4 * LANES), begin)
    full = tl.where(full > ready, full, ready)
    for start in tl.range(ready, full, 4 * LANES):
        tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks = looked_at(
            tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, row, bias, shares_row, class_weight, ready, start, skipped, end, last,
            scale, softcap, IDS, BIAS, WEIGHTED, SMOOTHED, SCALED, SOFTCAP, ENTROPY, ARGMAX, VECTOR, LANES, True,
        )  # fmt: skip
    opens += 4.0 * ((full - ready) // (4 * LANES))
    for start in tl.range(full, seen, 4 * LANES):
        tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks = looked_at(
            tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, row, bias, shares_row, class_weight, ready, start, skipped, end, last,
            scale, softcap, IDS, BIAS, WEIGHTED, SMOOTHED, SCALED, SOFTCAP, ENTROPY, ARGMAX, VECTOR, LANES, False,
        )  # fmt: skip
    if ARGMAX:
        argmaxes = tl.maximum(argmaxes + tl.arange(0, LANES) - skipped, 0)
    if SMOOTHED and not WEIGHTED:
        hefts = opens
    top, rest, argmax, open_, heft, sag, haze, mass, slack = joined(
        tops, rests, argmaxes, opens, hefts, sags, hazes, masses, slacks, ARGMAX, SMOOTHED, ENTROPY, not IDS
    )
    if SMOOTHED:
        open_, heft, sag = unmasked(
            open_, heft, sag, top, row, bias, class_weight, begin, seen, skipped, end, last, scale, softcap,
            BIAS, WEIGHTED, SCALED, SOFTCAP, VECTOR, BLOCK,
        )  # fmt: skip
    if PARTS > 1:
        top, rest, argmax, open_, heft, sag, haze, mass, slack = told(
            partial, arrived, at, part, top, rest, argmax, open_, heft, sag, haze, mass, slack, ARGMAX, SMOOTHED, ENTROPY, not IDS, PARTS, PARTS_UP,
        )  # fmt: skip
    loss, count = 0.0, 0.0
    if FOCAL and (SMOOTHED or not IDS):  # what counts hangs on the probabilities: a look of its own
        for start in tl.range(begin, seen, BLOCK):
            cols = start + tl.arange(0, BLOCK)
            z, _ = logits_of(row, bias, cols, skipped, end, last, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, False, False)
            q, w = share_of(shares_row, class_weight, cols, skipped, last, not IDS, WEIGHTED, VECTOR, False)
            t, _, _, cost = counts_of(z, q, w, cols, top, rest, open_, label, own, smoothing, gamma, not IDS, SMOOTHED, FOCAL)
            inside = is_class(cols, skipped, last, VECTOR)
            loss += tl.sum(tl.where(inside, cost, 0.0), 0)
            count += tl.sum(tl.where(inside, t, 0.0), 0)
    count, others, lse = keep_row(
        losses, stats, places, at, classes, top, rest, argmax, open_, heft, sag, haze, mass, slack, z_label, lost, weight, own, smoothing, z_loss,
        gamma, loss, count, part == 0, IDS, SMOOTHED, FOCAL, ENTROPY, ARGMAX,
    )  # fmt: skip
    if GRADIENT:
        of_loss = tl.where(lost, float("nan"), weight * tl.load(unit))
        of_lse = 2.0 * of_loss * z_loss * own * lse
        of_any = (of_loss * count + of_lse) / (1.0 + rest)
        of_spread = of_loss * smoothing / tl.maximum(open_, 1.0)
        ready = begin
        if VECTOR > 1:
            ready = tl.where((skipped > 0) & (part == 0), begin + BLOCK, begin)
            for start in tl.range(begin, tl.minimum(ready, seen), BLOCK):
                write_gradient(
                    made_row, row, bias, shares_row, class_weight, start, skipped, end, last, scale, softcap, top, rest, open_, count, others, label, own,
                    of_loss, of_lse, of_any, of_spread, smoothing, gamma, IDS, BIAS, WEIGHTED, SMOOTHED, SCALED, SOFTCAP, ROUGH, FOCAL, NARROW, VECTOR, BLOCK,
                    False,
                )  # fmt: skip
        full = tl.where(weight != 0.0, begin + whole // BLOCK * BLOCK, begin)
        full = tl.where(full > ready, full, ready)
        for start in tl.range(ready, full, BLOCK):
            write_gradient(
                made_row, row, bias, shares_row, class_weight, start, skipped, end, last, scale, softcap, top, rest, open_, count, others, label, own,
                of_loss, of_lse, of_any, of_spread, smoothing, gamma, IDS, BIAS, WEIGHTED, SMOOTHED, SCALED, SOFTCAP, ROUGH, FOCAL, NARROW, VECTOR, BLOCK,
                True,
            )  # fmt: skip
        for start in tl.range(full, seen, BLOCK):
            write_gradient(
                made_row, row, bias, shares_row, class_weight, start, skipped, end, last, scale, softcap, top, rest, open_, count, others, label, own,
                of_loss, of_lse, of_any, of_spread, smoothing, gamma, IDS, BIAS, WEIGHTED, SMOOTHED, SCALED, SOFTCAP, ROUGH, FOCAL, NARROW, VECTOR, BLOCK,
                False,
            )  # fmt: skip
        for start in tl.range(seen, end, BLOCK):
            cols = start + tl.arange(0, BLOCK)
            tl.store(made_row + cols, tl.zeros((BLOCK,), out.dtype.element_ty), mask=is_class(cols, skipped, end, VECTOR))
        if IDS and not (SMOOTHED and FOCAL):
            tl.debug_barrier()
            of_label = of_loss * count
            p_label = exp(z_label - top) / (1.0 + rest)
            mended = of_lse * p_label - of_label * others
            if SMOOTHED:
                own_part = of_loss * (1.0 - smoothing) * own + tl.where(z_label != -float("inf"), of_spread * own, 0.0)
                mended = of_lse * p_label + p_label * (of_label - own_part) - own_part * others
            mine = (weight != 0.0) & (label >= begin) & (label < end)
            tl.store(made_row + label, (mended * slope_label).to(out.dtype.element_ty), mask=mine)


@triton.jit
def store_block(made_row, made, start, skipped, end, VECTOR: tl.constexpr, BLOCK: tl.constexpr):
    """In whole vectors, of a row of an odd width too, if the block has none of the row's ends in it."""
    cols = start + tl.arange(0, BLOCK)
    if VECTOR > 1 and (start >= skipped) & (start + BLOCK <= end):
        tl.store(made_row + cols, made.to(made_row.dtype.element_ty))
    else:
        tl.store(made_row + cols, made.to(made_row.dtype.element_ty), mask=is_class(cols, skipped, end, VECTOR))


@triton.jit
def gradient_kernel(
    logits, logits_stride, bias, labels, shares, shares_stride, class_weight, row_weight, row_own, stats, given_loss, given_lse, given_entropy,
    out, out_stride,
    first, columns, width, classes, scale, softcap, smoothing, z_loss, gamma,
    IDS: tl.constexpr, BIAS: tl.constexpr, WEIGHTED: tl.constexpr, SMOOTHED: tl.constexpr, SCALED: tl.constexpr, SOFTCAP: tl.constexpr,
    ROUGH: tl.constexpr, FOCAL: tl.constexpr, ENTROPY: tl.constexpr, VECTOR: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """A program a block of a row: its gradient, for given gradients (N,) of the row's loss, lse and entropy.

    The logits are the columns `first` to `first + columns` of `classes`, which may be read and written up to `width`; bias, shares and class weights begin at
    `first` too. `out` may be their memory. VECTOR is what it is for `rows_kernel`.
    """
    blocks = tl.cdiv(width + VECTOR - 1, BLOCK)
    at = (tl.program_id(0) // blocks).to(tl.int64)
    start = (tl.program_id(0) % blocks) * BLOCK
    cols = start + tl.arange(0, BLOCK)
    row, skipped = whole_vectors(logits, at, logits_stride, VECTOR)
    made_row, _ = whole_vectors(out, at, out_stride, VECTOR)
    columns, width = columns + skipped, width + skipped
    shares_row = shares
    if not IDS:
        shares_row = shares + at * shares_stride - skipped
    if BIAS:
        bias -= skipped
    if WEIGHTED:
        class_weight -= skipped
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
            label = tl.where(lost, 0, named).to(tl.int32) - first + skipped
        of_lse = tl.load(given_lse + at) + 2.0 * of_loss * z_loss * own * lse
        z, slope = logits_of(row, bias, cols, skipped, width, columns, scale, softcap, BIAS, SCALED, SOFTCAP, VECTOR, False, ROUGH)
        q, w = share_of(shares_row, class_weight, cols, skipped, columns, not IDS, WEIGHTED, VECTOR, False)
        made = block_gradient(
            z, slope, q, w, cols, top, rest, open_, count, others, entropy, label, own, of_loss, of_lse, of_entropy, smoothing, gamma,
            not IDS, SMOOTHED, FOCAL, ENTROPY,
        )  # fmt: skip
        store_block(made_row, made, start, skipped, width, VECTOR, BLOCK)
    else:
        store_block(made_row, tl.zeros((BLOCK,), tl.float32), start, skipped, width, VECTOR, BLOCK)


@triton.jit
def scale_kernel(numbers, out, factor, size, SAME: tl.constexpr, BLOCK: tl.constexpr):
    """Numbers times a factor that only the device knows; where it is one and `out` the same memory, nothing is read."""
    by = tl.load(factor)
    turns = tl.cdiv(size, BLOCK)
    if SAME:
        turns = tl.where(by == 1.0, 0, turns)
    for turn in tl.range(tl.program_id(0), turns, tl.num_programs(0)):
        at = tl.arange(0, BLOCK) + tl.cast(turn, tl.int64) * BLOCK
        x = tl.load(numbers + at, mask=at < size).to(tl.float32)
        tl.store(out + at, (x * by).to(out.dtype.element_ty), mask=at < size)
