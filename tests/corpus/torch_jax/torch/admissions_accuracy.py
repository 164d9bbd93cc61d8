import torch
from torch import nn
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

X, y = make_classification(500, 8, random_state=21)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=0)
X_tr, X_te = torch.tensor(X_tr).float(), torch.tensor(X_te).float()
y_tr, y_te = torch.tensor(y_tr).float(), torch.tensor(y_te).float()


class Admission(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Linear(8, 16)
        self.two = nn.Linear(16, 1)

    def forward(self, x):
        return self.two(self.one(x).relu())


net = Admission()
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(80):
    opt.zero_grad()
    loss = bce(net(X_tr).squeeze(1), y_tr)
    loss.backward()
    opt.step()

net.eval()
with torch.no_grad():
    probs = torch.sigmoid(net(X_te))
    y_pred = (probs >= 0.5).float()
    accuracy = (y_pred == y_te).float().mean()
print("test accuracy: %.3f" % accuracy)
