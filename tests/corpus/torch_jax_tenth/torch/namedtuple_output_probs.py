from typing import NamedTuple

import torch
from torch import Tensor, nn


class Out(NamedTuple):
    probs: Tensor
    hidden: Tensor


class Genre(nn.Module):
    def __init__(self, n_in=12, n_out=4):
        super().__init__()
        self.body = nn.Linear(n_in, 20)
        self.head = nn.Linear(20, n_out)

    def forward(self, x: Tensor) -> Out:
        hidden = torch.tanh(self.body(x))
        return Out(probs=self.head(hidden).softmax(dim=-1), hidden=hidden)


torch.manual_seed(0)
w = torch.randn(12, 4)
net = Genre()
nll = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(100):
    x = torch.randn(64, 12)
    y = (x @ w).argmax(1)
    out = net(x)
    loss = nll(out.probs, y) + 1e-4 * out.hidden.pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
