import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torcheval.metrics import BinaryAccuracy, BinaryF1Score


class Anomaly(nn.Module):
    def __init__(self, sensors=12):
        super().__init__()
        self.conv = nn.Conv1d(sensors, 24, 5, padding=2)
        self.score = nn.Linear(24, 1)

    def forward(self, x):
        return self.score(torch.relu(self.conv(x)).amax(-1)).squeeze(-1)


torch.manual_seed(0)
x = torch.randn(800, 12, 50)
y = (torch.rand(800) < 0.3).float()
x[y == 1, 3, 20:30] += 2.0
train = DataLoader(TensorDataset(x[:600], y[:600]), batch_size=40, shuffle=True)
valid = DataLoader(TensorDataset(x[600:], y[600:]), batch_size=100)
model = Anomaly()
criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(2.0))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
accuracy, f1 = BinaryAccuracy(threshold=0.5), BinaryF1Score(threshold=0.5)
for epoch in range(5):
    model.train()
    for xb, yb in train:
        optimizer.zero_grad()
        criterion(model(xb), yb).backward()
        optimizer.step()
    model.eval()
    accuracy.reset()
    f1.reset()
    with torch.no_grad():
        for xb, yb in valid:
            output = model(xb)
            accuracy.update(output, yb)
            f1.update(output, yb)
    print(epoch, accuracy.compute().item(), f1.compute().item())
