"""Which position of the list holds the largest value below the query?"""
import torch
from torch import nn
from torch.nn import functional as F


def lists(n, length=7, generator=None):
    values = torch.rand(n, length, generator=generator)
    query = torch.rand(n, 1, generator=generator) * 0.6 + 0.4
    masked = values.masked_fill(values > query, -1.0)
    return values, query, masked.argmax(1)


class Pointer(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.item = nn.Linear(2, width)
        self.context = nn.GRU(width, width, batch_first=True, bidirectional=True)
        self.score = nn.Linear(2 * width, 1)

    def forward(self, values, query):
        pair = torch.stack([values, query.expand_as(values)], dim=-1)
        h, _ = self.context(torch.relu(self.item(pair)))
        return self.score(h).squeeze(-1)


def main():
    g = torch.Generator().manual_seed(2)
    torch.manual_seed(2)
    net = Pointer()
    opt = torch.optim.Adam(net.parameters(), lr=5e-3)
    for step in range(120):
        values, query, where = lists(128, generator=g)
        scores = net(values, query)
        loss = F.cross_entropy(scores, where)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 40 == 0:
            print(step, loss.item())
    values, query, where = lists(500, generator=g)
    with torch.no_grad():
        attention = F.softmax(net(values, query), dim=-1)
    expected = (attention * values).sum(1)
    print("pointer accuracy", (attention.argmax(1) == where).float().mean().item())
    print("soft read-out error", (expected - values.gather(1, where[:, None]).squeeze(1)).abs().mean().item())


if __name__ == "__main__":
    main()
