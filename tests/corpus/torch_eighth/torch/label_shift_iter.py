import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset


class Stream(IterableDataset):
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        rng = np.random.default_rng(0)
        for _ in range(self.n):
            label = rng.choice([-1, 1])
            x = rng.normal(loc=label, size=3).astype("float32")
            yield torch.from_numpy(x), torch.tensor((label + 1) / 2, dtype=torch.float32)


model = nn.Linear(3, 1)
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.1)
seen = 0
for x, t in DataLoader(Stream(1000), batch_size=20):
    z = model(x).squeeze(1)
    loss = criterion(z, t)
    opt.zero_grad()
    loss.backward()
    opt.step()
    seen += (torch.sign(z) == 2 * t - 1).sum().item()
print(loss.item(), seen / 1000)
