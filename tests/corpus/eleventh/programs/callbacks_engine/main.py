import torch
from torch import nn

from engine import Engine
from nets import Recommender


def interactions(users, items, n):
    u = torch.randint(0, users, (n,))
    i = torch.randint(0, items, (n,))
    return u, i, ((u + i) % 3 == 0).float()


def main(users=50, items=80):
    model = Recommender(users, items, rank=12)
    engine = Engine(model, nn.BCEWithLogitsLoss(), torch.optim.Adagrad(model.parameters(), lr=0.1))
    engine.on("epoch_end", lambda e: print(e.epoch, e.last_loss))
    data = [interactions(users, items, 64) for _ in range(20)]
    engine.run(data, epochs=2)


main()
