import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification


def weighted_bce(pred, target, w_pos=4.0, w_neg=1.0, eps=1e-7):
    pred = torch.clamp(pred, eps, 1 - eps)
    loss = w_pos * target * torch.log(pred) + w_neg * (1 - target) * torch.log(1 - pred)
    return -loss.mean()


class DefaultRisk(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc1 = nn.Linear(n, 40)
        self.bn1 = nn.BatchNorm1d(40)
        self.fc2 = nn.Linear(40, 20)
        self.fc3 = nn.Linear(20, 1)

    def forward(self, x):
        x = torch.relu(self.bn1(self.fc1(x)))
        x = torch.relu(self.fc2(x))
        return self.fc3(x).squeeze(1)


X, y = make_classification(1000, 14, weights=[0.8], random_state=11)
ds = TensorDataset(torch.as_tensor(X, dtype=torch.float32), torch.as_tensor(y, dtype=torch.float32))
model = DefaultRisk(14)
opt = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(5):
    for xb, yb in DataLoader(ds, batch_size=100, shuffle=True):
        opt.zero_grad()
        loss = weighted_bce(model(xb), yb)
        loss.backward()
        opt.step()
    print(f"epoch {epoch}: {loss.item():.4f}")
