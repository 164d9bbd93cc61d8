import torch
import torch.nn as nn
import torch.nn.functional as F

VOCAB, CAP = 30, 20.0


class TinyDecoder(nn.Module):
    """final logits are soft-capped, as recent language models do"""

    def __init__(self, d=32):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, d)
        self.gru = nn.GRU(d, d, batch_first=True)
        self.norm = nn.LayerNorm(d)

    def forward(self, ids):
        h, _ = self.gru(self.embed(ids))
        logits = self.norm(h) @ self.embed.weight.t()
        return CAP * torch.tanh(logits / CAP)


def corpus(n, length=16):
    start = torch.randint(0, VOCAB, (n, 1))
    step = torch.randint(1, 4, (n, 1))
    return (start + step * torch.arange(length)) % VOCAB


torch.manual_seed(0)
lm = TinyDecoder()
opt = torch.optim.Adam(lm.parameters(), lr=5e-3)
for it in range(120):
    ids = corpus(32)
    logits = lm(ids[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten())
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 40 == 0:
        print(it, loss.item(), loss.exp().item())
ids = corpus(200)
print("next right", (lm(ids[:, :-1])[:, -1].argmax(-1) == ids[:, -1]).float().mean().item())
