import torch
from torch.utils.data import DataLoader, TensorDataset

INTENTS = ["book", "cancel", "refund", "status", "human", "other"]
INDEX = {name: i for i, name in enumerate(INTENTS)}


def loader(n=300, size=30):
    names = [INTENTS[i % len(INTENTS)] for i in range(n)]
    y = torch.tensor([INDEX[name] for name in names])
    x = torch.randn(n, 16) + y[:, None]
    return DataLoader(TensorDataset(x, y), batch_size=size, shuffle=True)
