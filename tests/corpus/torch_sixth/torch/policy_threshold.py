from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor, nn


class Scorer(Protocol):
    def score(self, x: Tensor) -> Tensor: ...


@dataclass(frozen=True)
class DecisionPolicy:
    threshold: float = 0.5

    def decide(self, scorer: Scorer, x: Tensor) -> Tensor:
        return scorer.score(x).gt(self.threshold)


class ClaimScorer(nn.Module):
    def __init__(self, n: int):
        super().__init__()
        self.w = nn.Linear(n, 1)

    def score(self, x):
        return self.w(x).squeeze(1)

    def forward(self, x, fraud):
        return nn.functional.binary_cross_entropy_with_logits(self.score(x), fraud)


torch.manual_seed(0)
x = torch.randn(500, 4)
fraud = (x @ torch.tensor([2.0, -1.0, 0.5, 0.0]) > 0.3).float()
scorer = ClaimScorer(4)
opt = torch.optim.Adam(scorer.parameters(), lr=0.05)
for _ in range(60):
    opt.zero_grad()
    loss = scorer(x, fraud)
    loss.backward()
    opt.step()
flagged = DecisionPolicy().decide(scorer, x)
print(loss.item(), "flagged", int(flagged.sum()), "of", int(fraud.sum()))
