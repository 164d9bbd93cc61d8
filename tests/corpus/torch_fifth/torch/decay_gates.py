import torch
import torch.nn as nn
import torch.nn.functional as F


class DecayMemory(nn.Module):
    """linear recurrence with log-space forget gates, read out per step"""

    def __init__(self, vocab=12, d=24):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.value = nn.Linear(d, d)
        self.forget = nn.Linear(d, d)
        self.read = nn.Linear(d, vocab)

    def forward(self, ids):
        x = self.emb(ids)
        log_f = F.logsigmoid(self.forget(x) + 2.0)
        cum = log_f.cumsum(dim=1)
        weights = (cum[:, :, None] - cum[:, None, :]).exp()
        causal = torch.ones(ids.size(1), ids.size(1)).tril()[None, :, :, None]
        state = (weights.clamp(max=1.0) * causal * self.value(x)[:, None]).sum(2)
        return self.read(torch.tanh(state))


def batch(n=32, length=10):
    ids = torch.randint(0, 12, (n, length))
    return ids, ids.roll(1, dims=1)


torch.manual_seed(0)
net = DecayMemory()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for it in range(80):
    ids, before = batch()
    scores = net(ids)
    loss = F.cross_entropy(scores[:, 1:].permute(0, 2, 1), before[:, 1:])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 20 == 0:
        print(it, loss.item())
