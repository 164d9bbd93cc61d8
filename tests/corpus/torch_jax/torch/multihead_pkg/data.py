import torch
from torch.utils.data import Dataset


class Products(Dataset):
    def __init__(self, n=300, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.x = torch.randn(n, 12, generator=g)
        self.brand = (self.x[:, :6]).argmax(1)
        self.colour = (self.x[:, 6:10]).argmax(1)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return {"x": self.x[i], "brand": self.brand[i], "colour": self.colour[i]}
