import torch
import torch.nn as nn
from sklearn.datasets import make_moons
from torch.utils.data import DataLoader, TensorDataset

X, y = make_moons(500, noise=0.25, random_state=0)
train = TensorDataset(torch.tensor(X[:400]).float(), torch.tensor(y[:400]).float())
x_test, y_test = torch.tensor(X[400:]).float(), torch.tensor(y[400:]).float()


class MoonNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 16)
        self.b = nn.Linear(16, 1)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x)))


model, criterion = MoonNet(), nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(10):
    for xb, yb in DataLoader(train, batch_size=40, shuffle=True):
        optimizer.zero_grad()
        loss = criterion(model(xb), yb.unsqueeze(1))
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        predicted = torch.sigmoid(model(x_test)) > 0.5
        accuracy = (predicted == y_test).float().mean()
    print(epoch, loss.item(), accuracy.item())
