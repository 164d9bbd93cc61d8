import string

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

LETTER_ID = {c: i for i, c in enumerate(string.ascii_lowercase, start=1)}


class Strokes(Dataset):
    def __init__(self, copies=20, seed=0):
        g = torch.Generator().manual_seed(seed)
        prototypes = torch.rand(26, 49, generator=g)
        self.samples = []
        for letter in string.ascii_lowercase:
            k = LETTER_ID[letter]
            for _ in range(copies):
                self.samples.append((prototypes[k - 1] + 0.1 * torch.randn(49, generator=g), k))

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, idx):
        return self.samples[idx]


class LetterNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.f1 = nn.Linear(49, 64)
        self.f2 = nn.Linear(64, 26)

    def forward(self, x):
        return self.f2(torch.relu(self.f1(x)))


net = LetterNet()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(3):
    for strokes, letter in DataLoader(Strokes(), batch_size=26, shuffle=True):
        loss = loss_fn(net(strokes), letter)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
