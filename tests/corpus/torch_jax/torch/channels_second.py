import torch
import torch.nn as nn


class TCN(nn.Module):
    def __init__(self, channels=4, classes=5):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv1d(channels, 16, 3, padding=1), nn.ReLU(),
            nn.Conv1d(16, 16, 3, padding=2, dilation=2), nn.ReLU(),
            nn.Conv1d(16, classes, 1),
        )

    def forward(self, x):
        return torch.log_softmax(self.net(x), dim=1)


model = TCN()
criterion = nn.NLLLoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for _ in range(40):
    x = torch.randn(16, 4, 30)
    y = (x[:, 0] > 0).long() + 2 * (x[:, 1] > 0).long() + (x[:, 2] > 2).long()
    loss = criterion(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
