import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    """Is the second sentence a paraphrase of the first? (token id toys)"""

    def __init__(self, n, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.a = torch.randint(1, 50, (n, 6), generator=g)
        other = torch.randint(1, 50, (n, 6), generator=g)
        self.same = torch.randint(0, 2, (n,), generator=g)
        shuffled = self.a[:, torch.randperm(6, generator=g)]
        self.b = torch.where(self.same[:, None] == 1, shuffled, other)

    def __len__(self):
        return len(self.same)

    def __getitem__(self, i):
        target = F.one_hot(self.same[i], num_classes=2).float()
        return self.a[i], self.b[i], target


class Siamese(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.bag = nn.EmbeddingBag(50, dim, mode="mean")
        self.compare = nn.Sequential(nn.Linear(2 * dim, 32), nn.ReLU(), nn.Linear(32, 2), nn.Softmax(dim=1))

    def forward(self, a, b):
        u, v = self.bag(a), self.bag(b)
        return self.compare(torch.cat([(u - v).abs(), u * v], dim=1))


torch.manual_seed(0)
net = Siamese()
criterion = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(4):
    for a, b, target in DataLoader(Pairs(1000), batch_size=50, shuffle=True):
        p = net(a, b)
        loss = criterion(p, target)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
test = Pairs(300, seed=1)
with torch.no_grad():
    p_same = net(test.a, test.b)[:, 1]
print("accuracy", ((p_same > 0.5).long() == test.same).float().mean().item())
