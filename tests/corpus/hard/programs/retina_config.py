from dataclasses import dataclass, field
from typing import List

import torch
from torch import nn

CRITERIA = {"nll": nn.NLLLoss, "xent": nn.CrossEntropyLoss, "mse": nn.MSELoss}


@dataclass
class RetinaConfig:
    grades: List[str] = field(default_factory=lambda: ["none", "mild", "moderate", "severe"])
    in_features: int = 20
    hidden: int = 40
    dropout: float = 0.1
    criterion: str = "nll"
    lr: float = 2e-3
    steps: int = 100

    @property
    def trunk(self):
        return nn.Sequential(nn.Linear(self.in_features, self.hidden), nn.SiLU(), nn.Dropout(self.dropout))

    @property
    def head(self):
        return nn.Sequential(nn.LayerNorm(self.hidden), nn.Linear(self.hidden, len(self.grades)), nn.Softmax(dim=-1))

    def build_criterion(self):
        return CRITERIA[self.criterion]()


class RetinaNet(nn.Module):
    def __init__(self, cfg: RetinaConfig):
        super().__init__()
        self.cfg = cfg
        self.trunk, self.head = cfg.trunk, cfg.head

    def forward(self, x):
        return self.head(self.trunk(x))


def patients(n, cfg, generator):
    grade = torch.randint(0, len(cfg.grades), (n,), generator=generator)
    x = torch.randn(n, cfg.in_features, generator=generator)
    x[:, :5] += 0.9 * grade[:, None]
    return x, grade


def main():
    cfg = RetinaConfig()
    g = torch.Generator().manual_seed(12)
    torch.manual_seed(0)
    model, criterion = RetinaNet(cfg), cfg.build_criterion()
    opt = torch.optim.Adam(model.parameters(), lr=cfg.lr)
    for step in range(cfg.steps):
        x, grade = patients(64, cfg, g)
        loss = criterion(model(x), grade)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
    model.eval()
    x, grade = patients(400, cfg, g)
    print(loss.item(), "accuracy", (model(x).argmax(-1) == grade).float().mean().item())


if __name__ == "__main__":
    main()
