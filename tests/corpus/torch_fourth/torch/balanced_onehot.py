import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_iris
from sklearn.metrics import balanced_accuracy_score, log_loss

X, y = load_iris(return_X_y=True)
perm = np.random.default_rng(0).permutation(len(X))
X = torch.tensor(X[perm], dtype=torch.float32)
targets = F.one_hot(torch.tensor(y[perm]), num_classes=3).float()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = nn.Linear(4, 10)
        self.lin2 = nn.Linear(10, 3)

    def forward(self, x):
        return self.lin2(torch.sigmoid(self.lin1(x)))


net = Net()
opt = torch.optim.Adam(net.parameters(), 0.03)
for _ in range(150):
    loss = F.cross_entropy(net(X[:100]), targets[:100])
    opt.zero_grad()
    loss.backward()
    opt.step()

with torch.no_grad():
    probs = F.softmax(net(X[100:]), dim=1).numpy()
truth = targets[100:].numpy()
print("log loss", log_loss(truth, probs))
print("balanced accuracy", balanced_accuracy_score(truth, probs.argmax(axis=1)))
