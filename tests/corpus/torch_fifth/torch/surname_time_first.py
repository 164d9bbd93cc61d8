import string

import torch
import torch.nn as nn

LETTERS = string.ascii_lowercase
ORIGINS = {"ski": "pol", "sen": "dan", "ez": "spa", "ini": "ita"}


def sample(n, length=8):
    ends = list(ORIGINS)
    names, y = [], []
    for _ in range(n):
        k = int(torch.randint(0, len(ends), (1,)))
        stem = "".join(LETTERS[int(i)] for i in torch.randint(0, 26, (length - len(ends[k]),)))
        names.append(stem + ends[k])
        y.append(k)
    x = torch.tensor([[LETTERS.index(c) for c in name] for name in names])
    return x.t(), torch.tensor(y)  # (time, batch)


class OriginRNN(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.emb = nn.Embedding(26, 16)
        self.rnn = nn.RNN(16, hidden)
        self.out = nn.Linear(hidden, len(ORIGINS))

    def forward(self, x):
        states, _ = self.rnn(self.emb(x))
        scores = self.out(states)
        return torch.log_softmax(scores, dim=1)[-1]


net = OriginRNN()
nll = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(80):
    x, y = sample(32)
    loss = nll(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 20 == 0:
        print(it, loss.item())
x, y = sample(100)
print((net(x).argmax(1) == y).float().mean().item())
