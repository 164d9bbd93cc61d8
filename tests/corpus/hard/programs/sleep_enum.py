import enum

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Stage(enum.IntEnum):
    WAKE = 1
    LIGHT = 2
    DEEP = 3
    REM = 4


class Nights(Dataset):
    def __init__(self, n=400, seed=0):
        g = torch.Generator().manual_seed(seed)
        members = list(Stage)
        picks = torch.randint(0, len(members), (n,), generator=g)
        self.stages = [members[i] for i in picks.tolist()]
        level = torch.tensor([float(s) for s in self.stages])
        self.signal = torch.randn(n, 1, 50, generator=g) * level[:, None, None] + level[:, None, None]

    def __len__(self):
        return len(self.stages)

    def __getitem__(self, i):
        return self.signal[i], int(self.stages[i])


class Scorer(nn.Module):
    def __init__(self, n_stages=len(Stage)):
        super().__init__()
        self.conv = nn.Conv1d(1, 10, 5, stride=2)
        self.out = nn.Linear(20, n_stages)

    def forward(self, x):
        h = torch.relu(self.conv(x))
        return self.out(torch.cat([h.mean(-1), h.std(-1)], dim=1))


def train(epochs=3):
    torch.manual_seed(0)
    scorer = Scorer()
    optim = torch.optim.AdamW(scorer.parameters(), lr=3e-3)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, stage in DataLoader(Nights(), batch_size=40, shuffle=True):
            loss = criterion(scorer(x), stage)
            optim.zero_grad()
            loss.backward()
            optim.step()
        print(epoch, loss.item())
    return scorer


if __name__ == "__main__":
    scorer = train()
    x, stage = next(iter(DataLoader(Nights(200, seed=1), batch_size=200)))
    print("agreement", (scorer(x).argmax(1) == stage).float().mean().item())
