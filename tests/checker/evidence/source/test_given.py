"""What a program puts into settings and batches that nobody knows: it is there until somebody else gets hold of them."""

from __future__ import annotations

import pytest

HEAD = """
    import torch
    import torch.nn.functional as F
    from torch import nn
    from elsewhere import changed

    net, x, ids, bits = nn.Linear(4, 3), torch.rand(8, 4), torch.randint(0, 3, (8,)), torch.rand(8, 3).round()

    def build(cfg):
        return nn.Sequential(net, nn.Sigmoid()) if cfg.sigmoid else net
"""
TOLD = {
    "a setting": """
    def train(cfg):
        cfg.softmax = True
        scores = net(x)
        if cfg.softmax:
            scores = scores.softmax(1)
        F.cross_entropy(scores, ids).backward()
""",
    "a key": """
    def train(batch):
        batch["scores"] = F.softmax(net(batch["x"]), dim=1)
        F.cross_entropy(batch["scores"], batch["y"]).backward()
""",
    "beside a part that somebody gets": """
    def train(batch):
        batch["scores"] = F.softmax(net(batch["x"].float()), dim=1)
        F.cross_entropy(batch["scores"], changed(batch["y"])).backward()
""",
    "another one for the second call": """
    def train(cfg):
        cfg.sigmoid = True
        F.binary_cross_entropy(build(cfg)(x), bits).backward()
        cfg.sigmoid = False
        F.binary_cross_entropy(build(cfg)(x), bits).backward()
""",
}
SILENT = {
    "another one for the other loss": """
    def train(cfg):
        cfg.sigmoid = True
        F.binary_cross_entropy(build(cfg)(x), bits).backward()
        cfg.sigmoid = False
        F.cross_entropy(build(cfg)(x), ids).backward()
""",
    "a function outside the program": """
    def train(batch):
        batch["scores"] = F.softmax(net(batch["x"]), dim=1)
        changed(batch)
        F.cross_entropy(batch["scores"], batch["y"]).backward()
""",
    "a method of its own": """
    def train(batch):
        batch["scores"] = F.softmax(net(batch["x"]), dim=1)
        batch.update(changed())
        F.cross_entropy(batch["scores"], batch["y"]).backward()
""",
    "where a flag says so": """
    def train(cfg, sure):
        cfg.scores = net(x)
        if sure:
            cfg.scores = cfg.scores.sigmoid()
        if sure:
            F.binary_cross_entropy(cfg.scores, bits).backward()
        else:
            F.cross_entropy(cfg.scores, ids).backward()
""",
    "only where nothing was": """
    def train(cfg, scores):
        if cfg.scores is None:
            cfg.scores = net(x).softmax(1)
        F.cross_entropy(cfg.scores, ids).backward()
""",
}


@pytest.mark.parametrize("program", TOLD.values(), ids=TOLD)
def test_it_is_there(program, codes):
    assert len(codes(HEAD + program)) == 1


@pytest.mark.parametrize("program", SILENT.values(), ids=SILENT)
def test_it_may_be_something_else(program, codes):
    assert codes(HEAD + program) == set()
