from typing import Union

import torch
from torch import Tensor, nn


class Scorer(nn.Module):
    def __init__(self, d: int, out: int = 1):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, out))
        self.out = out

    def forward(self, x: Tensor, *, return_logits: bool = False) -> Tensor:
        z = self.mlp(x)
        if return_logits:
            return z
        return z.sigmoid() if self.out == 1 else z.softmax(dim=-1)


def fit(net: Scorer, x: Tensor, y: Tensor, steps: int = 5) -> float:
    loss_fn: Union[nn.BCEWithLogitsLoss, nn.CrossEntropyLoss]
    loss_fn = nn.BCEWithLogitsLoss() if net.out == 1 else nn.CrossEntropyLoss()
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(steps):
        z = net(x, return_logits=True)
        loss = loss_fn(z.squeeze(-1), y.float()) if net.out == 1 else loss_fn(z, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()


def accuracy(net, x, y):
    p = net(x)
    predicted = (p.squeeze(-1) > 0.5).long() if net.out == 1 else p.argmax(-1)
    return (predicted == y).float().mean().item()


x = torch.randn(64, 5)
binary, multi = Scorer(5), Scorer(5, out=4)
yb, ym = torch.randint(0, 2, (64,)), torch.randint(0, 4, (64,))
print(fit(binary, x, yb), accuracy(binary, x, yb))
print(fit(multi, x, ym), accuracy(multi, x, ym))
