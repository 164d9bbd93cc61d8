import torch
from torch import nn
from sklearn.datasets import load_breast_cancer


class CancerNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm1d(30)
        self.fc1 = nn.Linear(30, 60)
        self.drop = nn.Dropout(p=0.1)
        self.fc2 = nn.Linear(60, 1)

    def forward(self, x):
        x = self.drop(torch.relu(self.fc1(self.norm(x))))
        return self.fc2(x)


def binary_acc(y_pred, y_test):
    y_pred_tag = torch.round(y_pred)
    correct = (y_pred_tag == y_test).sum().float()
    return torch.round(correct / y_test.shape[0] * 100)


X, y = load_breast_cancer(return_X_y=True)
X, y = torch.FloatTensor(X), torch.FloatTensor(y).unsqueeze(1)
model = CancerNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
model.train()
for e in range(1, 21):
    optimizer.zero_grad()
    y_pred = model(X)
    loss = criterion(y_pred, y)
    acc = binary_acc(y_pred, y)
    loss.backward()
    optimizer.step()
    if e % 10 == 0:
        print(f"Epoch {e:03}: | Loss: {loss.item():.5f} | Acc: {acc.item():.1f}")
