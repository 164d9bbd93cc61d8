import torch
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset

from focal import SigmoidFocalLoss
from model import Anomaly


def main():
    X, y = make_classification(800, 12, weights=[0.9], random_state=1)
    dataset = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
    model = Anomaly(12)
    criterion = SigmoidFocalLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(4):
        for features, label in DataLoader(dataset, batch_size=80, shuffle=True):
            loss = criterion(model(features), label)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    main()
