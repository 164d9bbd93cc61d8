import torch
from torch import nn

ENT, REL, DIM = 60, 5, 20


class DistMult(nn.Module):
    def __init__(self):
        super().__init__()
        self.ent = nn.Embedding(ENT, DIM)
        self.rel = nn.Embedding(REL, DIM)
        nn.init.xavier_uniform_(self.ent.weight)
        nn.init.xavier_uniform_(self.rel.weight)

    def forward(self, h, r, t):
        return (self.ent(h) * self.rel(r) * self.ent(t)).sum(-1)


def corrupt(h, r, t):
    swap = torch.rand(len(h)) < 0.5
    rand = torch.randint(ENT, (len(h),))
    return torch.where(swap, rand, h), r, torch.where(swap, t, rand)


h = torch.randint(ENT, (2000,))
r = torch.randint(REL, (2000,))
t = (h * 3 + r) % ENT
kge = DistMult()
opt = torch.optim.Adagrad(kge.parameters(), lr=0.1)
for epoch in range(5):
    for i in torch.randperm(2000).split(200):
        good = torch.sigmoid(kge(h[i], r[i], t[i]))
        bad = torch.sigmoid(kge(*corrupt(h[i], r[i], t[i])))
        loss = -torch.mean(torch.log(good + 1e-9) + torch.log(1 - bad + 1e-9))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
