import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X = torch.tensor(load_digits().data / 16, dtype=torch.float32)


class CodeBook(nn.Module):
    """discrete bottleneck: 6 symbols of 8 values, straight-through gradient"""

    def __init__(self, slots=6, values=8):
        super().__init__()
        self.slots, self.values = slots, values
        self.enc = nn.Sequential(nn.Linear(64, 48), nn.ReLU(), nn.Linear(48, slots * values))
        self.dec = nn.Sequential(nn.Linear(slots * values, 48), nn.ReLU(), nn.Linear(48, 64))

    def forward(self, x):
        z = self.enc(x).view(-1, self.slots, self.values)
        soft = z.softmax(-1)
        hard = F.one_hot(soft.argmax(-1), self.values).float()
        code = hard + soft - soft.detach()
        return self.dec(code.flatten(1)), soft


net = CodeBook()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
target = (X > 0.5).float()
for epoch in range(4):
    for b in torch.randperm(len(X)).split(128):
        pixels, soft = net(X[b])
        usage = soft.mean(0)
        balance = (usage * (usage + 1e-8).log()).sum()
        loss = F.binary_cross_entropy_with_logits(pixels, target[b]) + 0.001 * balance
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    print("pixels right", ((net(X)[0] > 0).float() == target).float().mean().item())
