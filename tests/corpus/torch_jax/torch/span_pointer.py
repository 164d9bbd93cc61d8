import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class Pointer(nn.Module):
    def __init__(self, vocab=50, d=24):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.q, self.k, self.v = (nn.Linear(d, d) for _ in range(3))
        self.start = nn.Linear(d, 1)
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, tokens):
        e = self.emb(tokens)
        weights = self.softmax(self.q(e) @ self.k(e).transpose(1, 2) / math.sqrt(e.shape[-1]))
        return self.start(e + weights @ self.v(e)).squeeze(-1)


def documents(n, length=9):
    tokens = torch.randint(1, 50, (n, length))
    position = torch.randint(0, length, (n,))
    tokens[torch.arange(n), position] = 0
    return tokens, position


model = Pointer()
opt = torch.optim.Adam(model.parameters(), lr=4e-3)
for step in range(80):
    tokens, position = documents(64)
    loss = F.cross_entropy(model(tokens), position)
    opt.zero_grad()
    loss.backward()
    opt.step()
tokens, position = documents(5)
with torch.no_grad():
    confidence = model(tokens).softmax(dim=1).max(dim=1)
print(loss.item(), confidence.indices.tolist(), position.tolist(), confidence.values.tolist())
