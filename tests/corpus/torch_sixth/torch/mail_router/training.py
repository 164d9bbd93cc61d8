import torch
from torch.nn.functional import cross_entropy as xent


def train(router, counts, queue, steps=80):
    opt = torch.optim.Adam(router.parameters(), lr=0.01)
    for _ in range(steps):
        opt.zero_grad()
        xent(router.scores(counts), queue).backward()
        opt.step()
    return router
