import argparse

import torch
from torch import nn, optim
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset, random_split

from transfer import build


def loaders(batch):
    X, y = load_digits(return_X_y=True)
    ds = TensorDataset(torch.tensor(X / 16, dtype=torch.float32).view(-1, 1, 8, 8), torch.tensor(y))
    train, test = random_split(ds, [1500, len(ds) - 1500])
    return DataLoader(train, batch, shuffle=True), DataLoader(test, 256)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=2)
    ap.add_argument("--batch", type=int, default=64)
    args = ap.parse_args()
    train, test = loaders(args.batch)
    model = build(n_species=10)
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.Adam(filter(lambda p: p.requires_grad, model.parameters()), lr=1e-2)
    for epoch in range(args.epochs):
        model.train()
        for images, species in train:
            optimizer.zero_grad()
            outputs = model(images)
            loss = criterion(outputs, species)
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            hits = sum((model(i).argmax(1) == s).sum().item() for i, s in test)
        print(f"epoch {epoch}: loss {loss.item():.3f}, correct {hits}")


if __name__ == "__main__":
    main()
