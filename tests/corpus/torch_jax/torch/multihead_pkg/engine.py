import torch
from torch import nn
from torch.utils.data import DataLoader

from data import Products
from model import ProductNet

criteria = {"brand": nn.CrossEntropyLoss(), "colour": nn.CrossEntropyLoss()}
weights = {"brand": 1.0, "colour": 0.5}


def train_one_epoch(model, loader, optimizer):
    model.train()
    running = 0.0
    for batch in loader:
        brand, colour = model(batch["x"])
        loss = weights["brand"] * criteria["brand"](brand, batch["brand"])
        loss = loss + weights["colour"] * criteria["colour"](colour, batch["colour"])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        running += loss.item()
    return running / len(loader)


if __name__ == "__main__":
    torch.manual_seed(0)
    model = ProductNet()
    loader = DataLoader(Products(), batch_size=50, shuffle=True)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    for epoch in range(5):
        print(epoch, train_one_epoch(model, loader, optimizer))
