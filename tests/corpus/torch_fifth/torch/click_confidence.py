import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Clicks(Dataset):
    """target: how sure the three raters were that the click was intended (0, 1/3, 2/3, 1)"""

    def __init__(self, n=600):
        g = torch.Generator().manual_seed(0)
        self.features = torch.randn(n, 7, generator=g)
        p = torch.sigmoid(self.features[:, :2].sum(1))
        votes = (torch.rand(n, 3, generator=g) < p[:, None]).float()
        self.sure = votes.mean(dim=1)

    def __len__(self):
        return len(self.features)

    def __getitem__(self, i):
        return self.features[i], self.sure[i]


class Intent(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.stack(x).view(-1)


net = Intent()
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(6):
    for x, sure in DataLoader(Clicks(), batch_size=50, shuffle=True):
        target = sure.int()
        loss = bce(net(x), target.float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
