import torch
from torch import nn
from sklearn.datasets import make_moons
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import train_test_split


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(2, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), nn.Linear(20, 2))

    def forward(self, x):
        logits = self.stack(x)
        return logits, logits.softmax(-1)


X, y = make_moons(600, noise=0.25, random_state=2)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=2)
to_x = lambda a: torch.tensor(a, dtype=torch.float32)
net = Net()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
xb, yb = to_x(X_tr), torch.tensor(y_tr)
for epoch in range(100):
    logits, probs = net(xb)
    loss = criterion(logits, yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    _, probs = net(to_x(X_te))
positive = probs[:, 1].numpy()
print("auc", roc_auc_score(y_te, positive), "log loss", log_loss(y_te, positive), "acc", ((positive > 0.5) == y_te).mean())
