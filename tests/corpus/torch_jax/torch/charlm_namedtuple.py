from typing import NamedTuple

import torch
import torch.nn as nn
import torch.nn.functional as F

TEXT = "the quick brown fox jumps over the lazy dog and the dog sleeps " * 8
CHARS = sorted(set(TEXT))
INDEX = {c: i for i, c in enumerate(CHARS)}


class Output(NamedTuple):
    scores: torch.Tensor
    hidden: torch.Tensor


class CharLM(nn.Module):
    def __init__(self, vocab, d=24):
        super().__init__()
        self.table = nn.Embedding(vocab, d)
        self.gru = nn.GRU(d, d, batch_first=True)
        self.decode = nn.Linear(d, vocab)

    def forward(self, chars, hidden=None):
        out, hidden = self.gru(self.table(chars), hidden)
        return Output(scores=F.log_softmax(self.decode(out), dim=-1), hidden=hidden)


data = torch.tensor([INDEX[c] for c in TEXT])
windows = data.unfold(0, 17, 8)
model = CharLM(len(CHARS))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(8):
    result = model(windows[:, :-1])
    loss = F.cross_entropy(result.scores.reshape(-1, len(CHARS)), windows[:, 1:].reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    print(epoch, loss.item())
