"""Ordinal grades A to E with shared weights and K-1 thresholds (CORAL)."""
import torch
from torch import nn

GRADES = "ABCDE"
K = len(GRADES)


class Coral(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d, 24), nn.ReLU(), nn.Linear(24, 1, bias=False))
        self.cut = nn.Parameter(torch.linspace(1.0, -1.0, K - 1))

    def forward(self, x):
        return self.body(x) + self.cut


def levels(rank):
    return (rank[:, None] > torch.arange(K - 1)).float()


def to_rank(logits):
    return (torch.sigmoid(logits) > 0.5).sum(dim=1)


def grade_distribution(logits):
    exceed = torch.sigmoid(logits)
    ones, zeros = torch.ones_like(exceed[:, :1]), torch.zeros_like(exceed[:, :1])
    padded = torch.cat([ones, exceed, zeros], dim=1)
    return padded[:, :-1] - padded[:, 1:]


def students(n, seed=0):
    g = torch.Generator().manual_seed(seed)
    x = torch.randn(n, 6, generator=g)
    ability = x @ torch.tensor([1.0, 0.6, -0.4, 0.2, 0.0, 0.0]) + 0.3 * torch.randn(n, generator=g)
    rank = torch.bucketize(ability, torch.tensor([-1.2, -0.4, 0.4, 1.2]))
    return x, rank


if __name__ == "__main__":
    torch.manual_seed(0)
    x, rank = students(900)
    model = Coral(x.shape[1])
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(5):
        for idx in torch.randperm(len(x)).split(60):
            loss = loss_fn(model(x[idx]), levels(rank[idx]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print("epoch", epoch, loss.item())
    xt, rt = students(300, seed=1)
    with torch.no_grad():
        logits = model(xt)
    guess = to_rank(logits)
    print("mean absolute error", (guess - rt).abs().float().mean().item())
    print({GRADES[i]: round(p, 3) for i, p in enumerate(grade_distribution(logits).mean(0).tolist())})
