from functools import wraps

import torch
from torch import nn


def as_probability(forward):
    @wraps(forward)
    def inner(self, *args, **kwargs):
        return torch.sigmoid(forward(self, *args, **kwargs))
    return inner


class Recommender(nn.Module):
    def __init__(self, users, items, rank):
        super().__init__()
        self.user, self.item = nn.Embedding(users, rank), nn.Embedding(items, rank)
        self.user_bias, self.item_bias = nn.Embedding(users, 1), nn.Embedding(items, 1)
        self.project = nn.Linear(rank, 1)

    @as_probability
    def forward(self, u, i):
        mixed = self.project(self.user(u) * self.item(i))
        return (mixed + self.user_bias(u) + self.item_bias(i)).squeeze(-1)
