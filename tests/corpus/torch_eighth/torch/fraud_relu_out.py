import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset


class FraudDetector(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.fc = nn.ModuleDict({"a": nn.Linear(d, 64), "b": nn.Linear(64, 16), "c": nn.Linear(16, 1)})

    def forward(self, x):
        x = F.leaky_relu(self.fc["a"](x))
        x = F.leaky_relu(self.fc["b"](x))
        x = F.leaky_relu(self.fc["c"](x))
        return x.squeeze(-1)


X, y = make_classification(1500, 20, weights=[0.9], random_state=8)
ds = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
net = FraudDetector(20)
pos_weight = torch.tensor([(y == 0).sum() / (y == 1).sum()], dtype=torch.float32)
optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3)
for epoch in range(3):
    for xb, yb in DataLoader(ds, 64, shuffle=True):
        loss = F.binary_cross_entropy_with_logits(net(xb), yb, pos_weight=pos_weight)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
