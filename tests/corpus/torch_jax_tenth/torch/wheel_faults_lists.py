import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
signal = torch.randn(800, 1, 32)
fault = (torch.rand(800) < 0.4).float()
signal += fault[:, None, None] * torch.sin(torch.arange(32) * 1.3)


class FaultNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv1d(1, 8, 5), nn.ReLU(), nn.MaxPool1d(2), nn.Flatten())
        self.fc = nn.Linear(8 * 14, 1)

    def forward(self, x):
        return self.fc(self.features(x))


def evaluate(model, loader):
    model.eval()
    outputs, targets = [], []
    with torch.no_grad():
        for x, y in loader:
            out = model(x)
            outputs.append(out.detach().cpu().numpy())
            targets.append(y.numpy())
    outputs, targets = np.concatenate(outputs).ravel(), np.concatenate(targets)
    labels = np.where(outputs > 0.5, 1, 0)
    return (labels == targets).mean()


train = DataLoader(TensorDataset(signal[:600], fault[:600]), batch_size=50, shuffle=True)
test = DataLoader(TensorDataset(signal[600:], fault[600:]), batch_size=100)
model = FaultNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(4):
    model.train()
    for x, y in train:
        optimizer.zero_grad()
        loss = criterion(model(x), y.unsqueeze(1))
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), evaluate(model, test))
