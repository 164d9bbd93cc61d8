"""Triton kernels for torch tensors on a GPU: cross-entropy of rows of logits, and linear cross-entropy in pieces.

    blocks        the closed form of `losses.formulas` over a block of a row: statistics that merge, and the gradient
    rows          the kernels: statistics of rows, their gradient, and both in one read and one write
    products      matrix products whose sums are float32
    operators     all of it as operators of torch, for torch.compile
    cross_entropy, linear       what the losses call, with derivatives
"""
