import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
V = 500
docs = [np.random.randint(0, V, size=80) for _ in range(64)]
bow = np.stack([np.bincount(d, minlength=V) for d in docs])
x = torch.tensor(bow, dtype=torch.float32)

class NTM(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Linear(V, 20)
        self.dec = nn.Linear(20, V)
    def forward(self, x):
        return self.dec(torch.softmax(self.enc(x), dim=1))

net = NTM()
opt = torch.optim.Adam(net.parameters())
for _ in range(10):
    logp = F.log_softmax(net(x), dim=1)
    loss = -(x * logp).sum(1).mean()
    opt.zero_grad(); loss.backward(); opt.step()
