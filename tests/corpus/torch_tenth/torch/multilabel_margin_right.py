import torch
from torch import nn


class Symptoms(nn.Module):
    def __init__(self, n_in=15, n_out=4):
        super().__init__()
        self.a = nn.Bilinear(n_in, n_in, 20)
        self.b = nn.Linear(20, n_out)

    def forward(self, x):
        return self.b(torch.relu(self.a(x, x)))

    @torch.no_grad()
    def predict(self, x, threshold=0.5):
        return torch.sigmoid(self(x)) > threshold


torch.manual_seed(0)
w = torch.randn(15, 4)
net = Symptoms()
criterion = nn.MultiLabelSoftMarginLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(150):
    x = torch.randn(64, 15)
    y = (x @ w > 1).float()
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
x = torch.randn(500, 15)
print(loss.item(), (net.predict(x) == (x @ w > 1)).float().mean().item())
