import torch
import torch.nn.functional as F
from torch import nn


class Published(nn.Module):
    """As it was published: forward gives probabilities."""

    def __init__(self, d, kinds):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d, 48), nn.ReLU())
        self.out = nn.Linear(48, kinds)

    def scores(self, x):
        return self.out(self.body(x))

    def forward(self, x):
        return torch.softmax(self.scores(x), dim=1)


def finetune(model, steps):
    model.forward = model.scores
    opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
    for _ in range(steps):
        x = torch.randn(64, 12)
        loss = F.cross_entropy(model(x), x[:, :4].argmax(1))
        opt.zero_grad()
        loss.backward()
        opt.step()
    del model.forward
    return loss.item()


model = Published(12, 4)
print(finetune(model, 50))
print(model(torch.randn(3, 12)).sum(1))
