import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Xor(Dataset):
    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        self.points = rng.uniform(-1, 1, size=(n, 2)).astype("float32")
        self.side = np.where(self.points[:, 0] * self.points[:, 1] > 0, 1, -1).astype("float32")

    def __len__(self):
        return len(self.points)

    def __getitem__(self, index):
        return self.points[index], self.side[index]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 16)
        self.b = nn.Linear(16, 1)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x))).squeeze(-1)


torch.manual_seed(0)
net = Net()
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(15):
    for points, side in DataLoader(Xor(512, 0), batch_size=64, shuffle=True):
        opt.zero_grad()
        loss = loss_fn(net(points), side)
        loss.backward()
        opt.step()
test = Xor(256, 1)
scores = net(torch.from_numpy(test.points)).detach().numpy()
print("loss", loss.item(), "accuracy", (np.sign(scores) == test.side).mean())
