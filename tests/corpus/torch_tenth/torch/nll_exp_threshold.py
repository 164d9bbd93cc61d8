import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(30, 12)
        self.fc2 = nn.Linear(12, 2)

    def forward(self, x):
        return F.log_softmax(self.fc2(F.relu(self.fc1(x))), dim=1)


X, y = load_breast_cancer(return_X_y=True)
X = torch.tensor(StandardScaler().fit_transform(X), dtype=torch.float32)
y = torch.tensor(y)
net = Net()
criterion = nn.NLLLoss(weight=torch.tensor([1.7, 1.0]))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    output = net(X[:450])
    loss = criterion(output, y[:450])
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    probability = torch.exp(net(X[450:]))
benign = probability[:, 1] > 0.5
print(loss.item(), (benign.long() == y[450:]).float().mean().item())
