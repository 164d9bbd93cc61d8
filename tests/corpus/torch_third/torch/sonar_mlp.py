import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

X, y = make_classification(400, 60, n_informative=20, random_state=15)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
X_train, X_test = [torch.tensor(a, dtype=torch.float32) for a in (X_train, X_test)]
y_train, y_test = [torch.tensor(a, dtype=torch.float32) for a in (y_train, y_test)]

model = nn.Sequential(nn.Linear(60, 60), nn.ReLU(), nn.Linear(60, 30), nn.ReLU(), nn.Linear(30, 1))


def accuracy(model, X, y):
    model.eval()
    with torch.no_grad():
        pred = (torch.sigmoid(model(X)) > 0.5).float()
    return (pred == y).float().mean().item()


def fit(model, epochs=20, batch_size=20):
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        model.train()
        for start in range(0, len(X_train), batch_size):
            xb, yb = X_train[start:start + batch_size], y_train[start:start + batch_size]
            loss = loss_fn(model(xb), yb.unsqueeze(1))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return loss.item()


print("loss", fit(model))
print("train", accuracy(model, X_train, y_train), "test", accuracy(model, X_test, y_test))
