import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset

GENRES = ["drama", "comedy", "horror", "war", "music"]


class Films(Dataset):
    def __init__(self, n):
        self.x = torch.randn(n, 25)
        self.genres = [[k % 5, (k * 2 + 1) % 5] for k in range(n)]

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        row = torch.zeros(len(GENRES))
        row[self.genres[i]] = 1.0
        return self.x[i], row


net = nn.Sequential(nn.Linear(25, 32), nn.ReLU(), nn.Linear(32, len(GENRES)))
opt = torch.optim.Adam(net.parameters())
for x, y in DataLoader(Films(200), batch_size=20, shuffle=True):
    loss = F.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
