import torch
import torchmetrics.functional as tmf
from sklearn.datasets import make_classification
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

X, y = make_classification(640, 12, n_informative=5, random_state=11)
data = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y))
model = nn.Sequential(nn.Linear(12, 12), nn.ReLU(), nn.Linear(12, 1), nn.Flatten(0))
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)


def evaluate(loader):
    model.eval()
    accs = []
    with torch.no_grad():
        for xb, yb in loader:
            accs.append(tmf.accuracy(model(xb), yb, task="binary"))
    return torch.stack(accs).mean().item()


for epoch in range(4):
    model.train()
    for xb, yb in DataLoader(data, batch_size=64, shuffle=True):
        loss = criterion(model(xb), yb.float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item(), evaluate(DataLoader(data, batch_size=8)))
