import math

import torch
import torch.nn as nn
import torch.nn.functional as F

text = "the quick brown fox jumps over the lazy dog while the lazy dog sleeps over the quick brown log " * 30
stoi = {c: i for i, c in enumerate(sorted(set(text)))}
data = torch.tensor([stoi[c] for c in text])


class CharLM(nn.Module):
    def __init__(self, vocab, dim=48):
        super().__init__()
        self.encoder = nn.Embedding(vocab, dim)
        self.rnn = nn.GRU(dim, dim, batch_first=True)
        self.decoder = nn.Linear(dim, vocab)

    def forward(self, x, hidden=None):
        out, hidden = self.rnn(self.encoder(x), hidden)
        decoded = self.decoder(out).view(-1, self.decoder.out_features)
        return F.log_softmax(decoded, dim=1), hidden


def get_batch(source, i, bptt=25, rows=16):
    starts = torch.randint(0, len(source) - bptt - 1, (rows,))
    x = torch.stack([source[s : s + bptt] for s in starts])
    y = torch.stack([source[s + 1 : s + 1 + bptt] for s in starts])
    return x, y.reshape(-1)


def repackage(h):
    return h.detach()


torch.manual_seed(0)
lm = CharLM(len(stoi))
opt = torch.optim.Adam(lm.parameters(), lr=3e-3)
hidden = torch.zeros(1, 16, 48)
for i in range(40):
    x, y = get_batch(data, i)
    hidden = repackage(hidden)
    log_probs, hidden = lm(x, hidden)
    probs = log_probs.exp()
    loss = F.nll_loss(probs, y)
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(lm.parameters(), 0.5)
    opt.step()
    if i % 10 == 0:
        print(f"| {i:3d} | loss {loss.item():5.2f} | ppl {math.exp(loss.item()):8.2f}")
