import collections

import torch
from torch import nn
from torch.nn import functional as F

TEXT = """the king rules the land and the queen rules the sea the farmer works the land
the sailor crosses the sea the king and the queen dine the farmer and the sailor dine""".split()


class SkipGram(nn.Module):
    def __init__(self, vocab, dim=12):
        super().__init__()
        self.inp = nn.Embedding(vocab, dim)
        self.out = nn.Embedding(vocab, dim)
        nn.init.uniform_(self.inp.weight, -0.5 / dim, 0.5 / dim)
        nn.init.zeros_(self.out.weight)

    def forward(self, centre, context, negatives):
        c = self.inp(centre)
        positive = (c * self.out(context)).sum(1)
        negative = torch.bmm(self.out(negatives), c.unsqueeze(2)).squeeze(2)
        return -(F.logsigmoid(positive) + F.logsigmoid(-negative).sum(1)).mean()

    @torch.no_grad()
    def cooccurrence_probability(self, a, b):
        return torch.sigmoid(self.inp.weight[a] @ self.out.weight[b]).item()


def pairs(ids, window=2):
    for i, c in enumerate(ids):
        for j in range(max(0, i - window), min(len(ids), i + window + 1)):
            if j != i:
                yield c, ids[j]


counts = collections.Counter(TEXT)
word2id = {w: i for i, (w, _) in enumerate(counts.most_common())}
ids = [word2id[w] for w in TEXT]
noise = torch.tensor([counts[w] for w in word2id], dtype=torch.float32) ** 0.75
centre, context = map(torch.tensor, zip(*pairs(ids)))

torch.manual_seed(0)
model = SkipGram(len(word2id))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(40):
    order = torch.randperm(len(centre))
    for b in order.split(32):
        neg = torch.multinomial(noise, len(b) * 4, replacement=True).view(len(b), 4)
        loss = model(centre[b], context[b], neg)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
for pair in (("king", "rules"), ("king", "sailor")):
    print(pair, round(model.cooccurrence_probability(*(word2id[w] for w in pair)), 3))
