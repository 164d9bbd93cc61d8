import torch
import torch.nn.functional as F
from torch import nn


class Encoder(nn.Module):
    def __init__(self, vocab=60, d=16):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.attend = nn.Linear(d, 1)

    def forward(self, words):
        e = self.emb(words)
        a = torch.softmax(self.attend(e), dim=1)
        return (a * e).sum(dim=1)


def triplet(enc, anchor, pos, neg, margin=0.3):
    a, p, n = enc(anchor), enc(pos), enc(neg)
    return F.relu(F.cosine_similarity(a, n) - F.cosine_similarity(a, p) + margin).mean()


def duplicates(enc, a, b, threshold=0.5):
    with torch.no_grad():
        similarity = F.cosine_similarity(enc(a), enc(b))
    return similarity > threshold


torch.manual_seed(0)
enc = Encoder()
opt = torch.optim.Adam(enc.parameters(), 0.01)
draw = lambda low: torch.randint(low, low + 20, (32, 7))
for _ in range(40):
    loss = triplet(enc, draw(0), draw(0), draw(30))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), duplicates(enc, draw(0), draw(0)).float().mean().item())
