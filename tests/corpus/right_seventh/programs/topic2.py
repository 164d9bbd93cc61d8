import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from torch.distributions import Multinomial
V = 300
class ProdLDA(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(V, 64), nn.Softplus()); self.mu = nn.Linear(64, 10); self.lv = nn.Linear(64, 10)
        self.beta = nn.Linear(10, V, bias=False); self.bn = nn.BatchNorm1d(V)
    def forward(self, x):
        h = self.enc(x); mu, lv = self.mu(h), self.lv(h)
        th = F.softmax(mu + torch.randn_like(mu) * (0.5 * lv).exp(), -1)
        return F.log_softmax(self.bn(self.beta(th)), -1), mu, lv
def bow(doc):
    v = np.zeros(V)
    for w in doc:
        v[w] += 1
    return v
docs = [np.random.randint(0, V, 50) for _ in range(100)]
X = torch.tensor(np.stack([bow(d) for d in docs]), dtype=torch.float32)
X2 = torch.tensor(np.array([np.bincount(d, minlength=V) for d in docs])).float()
X3 = torch.zeros(100, V, dtype=torch.long)
for t in torch.randint(0, V, (50, 100)):
    X3[torch.arange(100), t] += 1
net = ProdLDA()
for x in (X, X2, X3.float()):
    lp, mu, lv = net(x)
    rec = -(x * lp).sum(-1)
    kl = -0.5 * (1 + lv - mu ** 2 - lv.exp()).sum(-1)
    (rec + kl).mean().backward()
loss = -Multinomial(logits=nn.Linear(V, V)(X2), validate_args=False).log_prob(X2).mean()
