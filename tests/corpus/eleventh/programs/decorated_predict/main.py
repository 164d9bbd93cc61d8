import torch
from torch import nn

from engine import Engine
from nets import Recommender


def interactions(users, items, n):
    u = torch.randint(0, users, (n,))
    i = torch.randint(0, items, (n,))
    return u, i, ((u + i) % 3 == 0).float()


model = Recommender(50, 80, rank=12)
engine = Engine(model, nn.BCEWithLogitsLoss(), torch.optim.Adagrad(model.parameters(), lr=0.1))
engine.run([interactions(50, 80, 64) for _ in range(20)], epochs=2)
chance = model.recommend(torch.zeros(80, dtype=torch.long), torch.arange(80))
print((chance > 0.5).sum(), chance.topk(3).indices)
