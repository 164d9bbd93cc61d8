import torch
import torch.nn as nn
from sklearn.datasets import load_iris
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split


def build(n_in=4, hidden=(16, 16), n_out=3):
    layers, width = [], n_in
    for h in hidden:
        layers += [nn.Linear(width, h), nn.ReLU()]
        width = h
    layers += [nn.Linear(width, n_out), nn.Softmax(dim=1)]
    return nn.Sequential(*layers)


def train(model, x, y, epochs=80):
    scorer = model[:-1]
    optimizer = torch.optim.Adam(scorer.parameters(), lr=0.02)
    criterion = nn.CrossEntropyLoss()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = criterion(scorer(x), y)
        loss.backward()
        optimizer.step()
    return loss.item()


X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
to = lambda a: torch.tensor(a, dtype=torch.float32)
torch.manual_seed(0)
model = build()
print("final loss", train(model, to(X_train), torch.tensor(y_train)))
with torch.no_grad():
    probs = model(to(X_test)).double()
probs = (probs / probs.sum(1, keepdim=True)).numpy()
print("log loss", log_loss(y_test, probs))
print("accuracy", (probs.argmax(1) == y_test).mean())
sure = probs.max(1) > 0.9
print("confident share", sure.mean())
