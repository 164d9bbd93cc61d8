import numpy as np
import torch
from torch.utils.data import Dataset


class ProductDataset(Dataset):
    """one prototype per product, ids kept small for the memory map"""

    def __init__(self, prototypes, per_class=4, noise=0.1, seed=0):
        rng = np.random.default_rng(seed)
        n_products, dim = prototypes.shape
        self.ids = np.repeat(np.arange(300), per_class).astype(np.uint8)
        true = np.repeat(np.arange(n_products), per_class)
        self.codes = (prototypes[true] + noise * rng.normal(size=(len(true), dim))).astype(np.float32)

    def __len__(self):
        return len(self.codes)

    def __getitem__(self, index):
        return torch.from_numpy(self.codes[index]), int(self.ids[index])
