import torch
from torch import nn
from torch.optim.swa_utils import SWALR, AveragedModel, update_bn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
ds = TensorDataset(torch.tensor(X / 16).float(), torch.tensor(y))
loader = DataLoader(ds, batch_size=100, shuffle=True)
model = nn.Sequential(nn.Linear(64, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 10))
swa_model = AveragedModel(model)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = SWALR(optimizer, swa_lr=0.05)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(4):
    for xb, yb in loader:
        optimizer.zero_grad()
        loss_fn(model(xb), yb).backward()
        optimizer.step()
    if epoch >= 2:
        swa_model.update_parameters(model)
        scheduler.step()
update_bn(loader, swa_model)
swa_model.eval()
with torch.no_grad():
    p = swa_model(ds.tensors[0]).softmax(dim=-1)
print((p.argmax(1) == ds.tensors[1]).float().mean().item(), (p.max(1).values > 0.5).float().mean().item())
