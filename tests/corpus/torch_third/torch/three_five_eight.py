import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset
from sklearn.datasets import load_digits

KEEP = (3, 5, 8)


class SomeDigits(Dataset):
    """only the digits that are easily confused, renumbered 0, 1, 2"""

    def __init__(self, keep=KEEP):
        d = load_digits()
        rows = [i for i, t in enumerate(d.target) if t in keep]
        self.to_id = {digit: k for k, digit in enumerate(keep)}
        self.images = torch.tensor(d.data[rows] / 16, dtype=torch.float32)
        self.labels = [self.to_id[int(t)] for t in d.target[rows]]

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.images[i], self.labels[i]


ds = SomeDigits()
train, test = torch.utils.data.random_split(ds, [len(ds) - 100, 100])
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, len(KEEP)))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(5):
    for img, label in DataLoader(train, batch_size=32, shuffle=True):
        loss = loss_fn(net(img), label)
        opt.zero_grad()
        loss.backward()
        opt.step()
img, label = next(iter(DataLoader(test, batch_size=100)))
guess = net(img).argmax(1)
print(loss.item(), (guess == label).float().mean().item(), [KEEP[g] for g in guess[:6]])
