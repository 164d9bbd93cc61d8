"""Figure skating: predict the distribution of jury votes."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(8)
SKATERS, JURY, OPTIONS = 700, 9, 4

features = rng.normal(size=(SKATERS, 6)).astype(np.float32)
preference = features @ rng.normal(size=(6, OPTIONS))
preference = np.exp(preference) / np.exp(preference).sum(1, keepdims=True)
votes = np.stack([rng.multinomial(JURY, p) for p in preference])
share = votes / votes.sum(axis=0)


class VoteNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(6, 32)
        self.out = nn.Linear(32, OPTIONS)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))


X = torch.from_numpy(features)
T = torch.from_numpy(share.astype(np.float32))
net, criterion = VoteNet(), nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(100):
    opt.zero_grad()
    loss = criterion(net(X[:600]), T[:600])
    loss.backward()
    opt.step()
print("loss", loss.item())
