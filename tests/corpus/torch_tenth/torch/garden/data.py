import torch
from torch.utils.data import DataLoader, TensorDataset, random_split


def loaders(n_features, n_species, n=500):
    g = torch.Generator().manual_seed(11)
    centre = torch.randn(n_species, n_features, generator=g)
    species = torch.randint(n_species, (n,), generator=g)
    x = centre[species] + 0.4 * torch.randn(n, n_features, generator=g)
    train, test = random_split(TensorDataset(x, species), [400, n - 400], generator=g)
    return DataLoader(train, 40, shuffle=True), DataLoader(test, 100)
