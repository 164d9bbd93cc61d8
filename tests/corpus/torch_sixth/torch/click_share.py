import torch
from torch import nn


class ShareNet(nn.Module):
    def __init__(self, n_in, n_banners):
        super().__init__()
        self.a = nn.Linear(n_in, 16)
        self.b = nn.Linear(16, n_banners)

    def forward(self, x):
        return self.b(torch.relu(self.a(x)))


torch.manual_seed(0)
shown = torch.randint(5, 50, (300, 3))
x = torch.randn(300, 6)
true_rate = torch.sigmoid(x @ torch.randn(6, 3))
clicks = torch.binomial(shown.float(), true_rate)
share = clicks / shown
net = ShareNet(6, 3)
criterion = nn.BCEWithLogitsLoss(weight=torch.ones(3))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(80):
    loss = criterion(net(x), share)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(x).sigmoid() - true_rate).abs().mean().item())
