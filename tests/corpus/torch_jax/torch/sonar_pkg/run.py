import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

from builder import build_network
from training import fit


def main():
    torch.manual_seed(1)
    wine = load_wine()
    X = torch.tensor(StandardScaler().fit_transform(wine.data), dtype=torch.float32)
    y = torch.tensor(wine.target, dtype=torch.int64)
    net = fit(build_network(13, 3), X, y)
    print("accuracy", (net(X).argmax(1) == y).float().mean().item())


if __name__ == "__main__":
    main()
