import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

from dataset import ProductDataset

N_PRODUCTS = 300


def main():
    prototypes = np.random.default_rng(1).normal(size=(N_PRODUCTS, 20)).astype(np.float32)
    loader = DataLoader(ProductDataset(prototypes), batch_size=100, shuffle=True)
    model = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, N_PRODUCTS))
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(10):
        for code, product in loader:
            optimizer.zero_grad()
            loss = criterion(model(code), product)
            loss.backward()
            optimizer.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
