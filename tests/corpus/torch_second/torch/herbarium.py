import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

N_SPECIES = 200


class Herbarium(Dataset):
    def __init__(self, per_class=3, dim=24, seed=0):
        rng = np.random.default_rng(seed)
        centre = rng.normal(size=(N_SPECIES, dim))
        ids = np.repeat(np.arange(N_SPECIES), per_class)
        self.vec = (centre[ids] + 0.25 * rng.normal(size=(len(ids), dim))).astype(np.float32)
        self.species = ids.astype(np.uint8)
        self.certainty = rng.uniform(0.5, 1.0, len(ids)).astype(np.float32)

    def __len__(self):
        return len(self.species)

    def __getitem__(self, i):
        return self.vec[i], self.species[i].astype(np.int64), self.certainty[i]


class CosineClassifier(nn.Module):
    def __init__(self, dim, n):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(n, dim))
        self.log_scale = nn.Parameter(torch.tensor(2.5))

    def forward(self, v):
        v, w = nn.functional.normalize(v, dim=1), nn.functional.normalize(self.weight, dim=1)
        return self.log_scale.exp() * v @ w.t()


def weighted_ce(scores, ids, certainty):
    per_row = nn.functional.cross_entropy(scores, ids, reduction="none")
    return (per_row * certainty).sum() / certainty.sum()


torch.manual_seed(0)
data = Herbarium()
model = CosineClassifier(24, N_SPECIES)
opt = torch.optim.Adam(model.parameters(), lr=0.03)
for epoch in range(4):
    for vec, ids, certainty in DataLoader(data, batch_size=60, shuffle=True):
        loss = weighted_ce(model(vec), ids, certainty)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
hits = model(torch.from_numpy(data.vec)).argmax(1).numpy() == data.species
print("training accuracy", hits.mean())
