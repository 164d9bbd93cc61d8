from functools import partial

import torch
import torch.nn.functional as F
from torch import nn, optim

LANGS = ("nl", "fi", "it", "pl")


class LangId(nn.Module):
    """character bag + GRU, last hidden state decides"""

    def __init__(self, n_chars: int = 40, width: int = 32, n_langs: int = len(LANGS)):
        super().__init__()
        self.chars = nn.Embedding(n_chars, 16)
        self.gru = nn.GRU(16, width, batch_first=True)
        self.readout = nn.Linear(width, n_langs)
        self.normalise = partial(F.softmax, dim=-1)

    def forward(self, chars):
        states, _ = self.gru(self.chars(chars))
        return self.normalise(self.readout(states[:, -1]))


def words(n):
    lang = torch.randint(len(LANGS), (n,))
    chars = torch.randint(0, 20, (n, 9)) + 5 * lang[:, None]
    return chars, lang


def one_epoch(model, optimizer, batches=20, loss_fn=F.cross_entropy):
    running = 0.0
    for _ in range(batches):
        chars, lang = words(64)
        loss = loss_fn(model(chars), lang)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        running += loss.item()
    return running / batches


if __name__ == "__main__":
    torch.manual_seed(1)
    model = LangId()
    optimizer = optim.Adam(model.parameters(), lr=3e-3)
    for epoch in range(5):
        print(epoch, one_epoch(model, optimizer))
