"""Tensors that torch spreads over ranks: what cannot be computed beside others says what to pass instead."""

from __future__ import annotations

import pytest
import torch
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.tensor import Replicate, Shard, distribute_tensor

import fromlogits as fl

HIDDEN, WEIGHT, BIAS = torch.randn(5, 3), torch.randn(7, 3), torch.randn(7)
LOGITS, IDS, BITS = HIDDEN @ WEIGHT.T + BIAS, torch.tensor([0, 6, 2, 3, 1]), torch.randn(5, 7).sign().relu()


@pytest.fixture(params=[Shard(0), Replicate()], ids=["shards", "copies"])
def spread(one_rank, request):
    mesh = init_device_mesh("cpu", (1,))
    return lambda x: distribute_tensor(x, mesh, [request.param])


@pytest.mark.parametrize(
    "loss",
    [
        lambda spread: fl.cross_entropy(spread(LOGITS), IDS),
        lambda spread: fl.cross_entropy(spread(LOGITS), IDS.tolist()),
        lambda spread: fl.cross_entropy(LOGITS, spread(IDS)),
        lambda spread: fl.cross_entropy(spread(LOGITS), spread(IDS)),
        lambda spread: fl.cross_entropy(LOGITS, IDS, class_weight=spread(torch.ones(7))),
        lambda spread: fl.binary_cross_entropy(spread(LOGITS), BITS),
        lambda spread: fl.binary_cross_entropy(LOGITS, spread(BITS)),
        lambda spread: fl.linear_cross_entropy(spread(HIDDEN), WEIGHT, IDS),
        lambda spread: fl.linear_cross_entropy(HIDDEN, spread(WEIGHT), IDS),
        lambda spread: fl.linear_cross_entropy(HIDDEN, WEIGHT, spread(IDS)),
        lambda spread: fl.linear_cross_entropy(HIDDEN, WEIGHT, IDS, bias=spread(BIAS)),
        lambda spread: fl.linear_top_k(HIDDEN, spread(WEIGHT), 2),
        lambda spread: fl.sample(spread(LOGITS), seed=0),
    ],
)
def test_a_shard_beside_what_is_whole_is_named(loss, spread):
    with pytest.raises(
        TypeError, match=r"a DTensor was given, which holds one rank's shard: pass x\.full_tensor\(\), or call the loss inside"
    ):
        loss(spread)


def test_what_torch_itself_goes_on_from_stays(spread):
    """All of it spread, and numbers beside it."""
    assert fl.binary_cross_entropy(spread(LOGITS), spread(BITS)).full_tensor() == pytest.approx(fl.binary_cross_entropy(LOGITS, BITS))
    one = fl.binary_cross_entropy(spread(LOGITS), spread(BITS), pos_weight=torch.tensor(2.0), reduction="sum", denominator=torch.tensor(5))
    assert one.full_tensor() == pytest.approx(fl.binary_cross_entropy(LOGITS, BITS, pos_weight=2.0, reduction="sum", denominator=5))
    shares = torch.softmax(LOGITS, -1)
    assert fl.cross_entropy(spread(LOGITS), spread(shares)).full_tensor() == pytest.approx(fl.cross_entropy(LOGITS, shares))
    assert fl.sample(spread(LOGITS), temperature=0).full_tensor().tolist() == LOGITS.argmax(-1).tolist()
