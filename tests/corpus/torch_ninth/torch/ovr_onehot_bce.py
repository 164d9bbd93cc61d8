import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

X, y = load_digits(return_X_y=True)
ds = TensorDataset(torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y, dtype=torch.long))
model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
bias = -torch.log(torch.tensor((1 - 0.1) / 0.1))
nn.init.constant_(model[2].bias, bias.item())
criterion = nn.BCEWithLogitsLoss(reduction="none")
opt = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(3):
    for xb, yb in DataLoader(ds, batch_size=64, shuffle=True):
        target = F.one_hot(yb, num_classes=10).float()
        loss = criterion(model(xb), target).sum(dim=1).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    scores = model(ds.tensors[0])
    certain = (scores.sigmoid() > 0.5).sum(1) == 1
print((scores.argmax(1) == ds.tensors[1]).float().mean().item(), certain.float().mean().item())
