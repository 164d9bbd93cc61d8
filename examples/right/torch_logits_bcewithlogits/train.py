"""Customer churn with PyTorch. The model lives in model.py and returns logits."""

import torch
from model import ChurnNet
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split
from torch import nn

X, y = make_classification(n_samples=2000, n_features=12, n_informative=6, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train, X_test = torch.tensor(X_train).float(), torch.tensor(X_test).float()
y_train, y_test = torch.tensor(y_train).float().unsqueeze(1), torch.tensor(y_test).float().unsqueeze(1)


def train(model, criterion, optimizer, epochs=20, batch_size=64):
    for epoch in range(epochs):
        model.train()
        for batch in torch.randperm(len(X_train)).split(batch_size):
            optimizer.zero_grad()
            loss = criterion(model(X_train[batch]), y_train[batch])
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch}: loss {loss.item():.3f}")


if __name__ == "__main__":
    torch.manual_seed(0)
    net = ChurnNet(features=X_train.shape[1])
    train(net, nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr=0.05))

    net.eval()
    churn = net.probability(X_test) > 0.5
    print("test accuracy:", (churn == y_test.bool()).float().mean().item())
