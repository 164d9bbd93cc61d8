"""Matrix factorisation with Bayesian personalised ranking, toy playlists."""
import numpy as np
import torch
import torch.nn as nn


class BPRMF(nn.Module):
    def __init__(self, n_users, n_items, dim=16, reg=1e-4):
        super().__init__()
        self.user = nn.Embedding(n_users, dim)
        self.item = nn.Embedding(n_items, dim)
        self.item_bias = nn.Embedding(n_items, 1)
        self.reg = reg
        for e in (self.user, self.item):
            nn.init.normal_(e.weight, std=0.1)
        nn.init.zeros_(self.item_bias.weight)

    def score(self, users, items):
        return (self.user(users) * self.item(items)).sum(-1) + self.item_bias(items).squeeze(-1)

    def calculate_loss(self, users, pos, neg):
        diff = self.score(users, pos) - self.score(users, neg)
        bpr = -torch.log(torch.sigmoid(diff)).mean()
        l2 = self.user(users).pow(2).sum() + self.item(pos).pow(2).sum() + self.item(neg).pow(2).sum()
        return bpr + self.reg * l2 / len(users)


def interactions(n_users=60, n_items=90, groups=3, seed=0):
    rng = np.random.default_rng(seed)
    taste = rng.integers(0, groups, n_users)
    style = rng.integers(0, groups, n_items)
    liked = rng.random((n_users, n_items)) < np.where(taste[:, None] == style[None], 0.3, 0.02)
    return liked


def sample(liked, n, rng):
    u, p = np.nonzero(liked)
    pick = rng.integers(0, len(u), n)
    u, p = u[pick], p[pick]
    neg = rng.integers(0, liked.shape[1], n)
    clash = liked[u, neg]
    while clash.any():
        neg[clash] = rng.integers(0, liked.shape[1], clash.sum())
        clash = liked[u, neg]
    return torch.from_numpy(u), torch.from_numpy(p), torch.from_numpy(neg)


if __name__ == "__main__":
    torch.manual_seed(0)
    rng = np.random.default_rng(1)
    liked = interactions()
    model = BPRMF(*liked.shape)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(120):
        loss = model.calculate_loss(*sample(liked, 256, rng))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 40 == 0:
            print(step, loss.item())
    u, p, n = sample(liked, 1000, rng)
    with torch.no_grad():
        print("pairwise accuracy", (model.score(u, p) > model.score(u, n)).float().mean().item())
