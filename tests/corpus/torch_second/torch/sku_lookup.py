import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

N_SKUS = 180


class ShelfCrops(Dataset):
    """one embedding per shelf crop, the label is the article number on the shelf plan"""

    def __init__(self, per_sku=4, dim=32, seed=0):
        rng = np.random.default_rng(seed)
        prototypes = rng.normal(size=(N_SKUS, dim))
        sku = np.repeat(np.arange(N_SKUS), per_sku)
        self.emb = (prototypes[sku] + 0.3 * rng.normal(size=(len(sku), dim))).astype(np.float16)
        self.sku = sku.astype(np.int8)

    def nbytes(self):
        return self.emb.nbytes + self.sku.nbytes

    def __len__(self):
        return len(self.sku)

    def __getitem__(self, i):
        return torch.from_numpy(self.emb[i]).float(), int(self.sku[i])


class Matcher(nn.Module):
    def __init__(self, dim=32, scale=16.0):
        super().__init__()
        self.prototypes = nn.Parameter(torch.randn(N_SKUS, dim))
        self.scale = scale

    def forward(self, emb):
        emb = nn.functional.normalize(emb, dim=-1)
        proto = nn.functional.normalize(self.prototypes, dim=-1)
        return self.scale * emb @ proto.T


def main():
    torch.manual_seed(0)
    data = ShelfCrops()
    print("data set in memory: %.1f kB" % (data.nbytes() / 1024))
    model = Matcher()
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for epoch in range(4):
        for emb, sku in DataLoader(data, batch_size=60, shuffle=True):
            loss = criterion(model(emb), sku)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    main()
