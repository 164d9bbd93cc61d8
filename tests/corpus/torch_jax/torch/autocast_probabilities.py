import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification


class ClickModel(nn.Module):
    def __init__(self, n_features, hidden=64):
        super().__init__()
        self.inp = nn.Linear(n_features, hidden)
        self.mid = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        x = torch.relu(self.inp(x))
        x = torch.relu(self.mid(x))
        return torch.sigmoid(self.out(x)).squeeze(-1)


X, y = make_classification(2000, 20, weights=[0.97], random_state=0)
data = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
model = ClickModel(20)
criterion = nn.BCELoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
for epoch in range(3):
    for features, clicked in DataLoader(data, batch_size=200, shuffle=True):
        optimizer.zero_grad()
        with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
            prob = model(features)
        loss = criterion(prob, clicked.to(prob.dtype))
        loss.backward()
        optimizer.step()
    print(epoch, prob.dtype, loss.item())
