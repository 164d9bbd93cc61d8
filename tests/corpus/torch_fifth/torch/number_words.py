"""Spell numbers: digits in, letters out (toy encoder-decoder)."""
import random

import torch
from torch import nn

WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
CHARS = ["<pad>", "<go>", "<end>"] + sorted(set("".join(WORDS)))
STOI = {c: i for i, c in enumerate(CHARS)}


class Encoder(nn.Module):
    def __init__(self, hid):
        super().__init__()
        self.emb = nn.Embedding(10, hid)

    def forward(self, digit):
        return self.emb(digit)


class Decoder(nn.Module):
    def __init__(self, n_out, hid):
        super().__init__()
        self.emb = nn.Embedding(n_out, hid)
        self.cell = nn.GRUCell(hid, hid)
        self.proj = nn.Linear(hid, n_out)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, token, state):
        state = self.cell(self.emb(token), state)
        return self.softmax(self.proj(state)), state


def encode_word(w, width=6):
    ids = [STOI[c] for c in w] + [STOI["<end>"]]
    return ids + [0] * (width - len(ids))


def run_batch(enc, dec, digits, words, loss_fn, teacher_forcing=0.5):
    state = enc(digits)
    token = torch.full_like(digits, STOI["<go>"])
    loss = 0.0
    for t in range(words.size(1)):
        out, state = dec(token, state)
        loss = loss + loss_fn(out, words[:, t])
        token = words[:, t] if random.random() < teacher_forcing else out.argmax(1)
    return loss / words.size(1)


torch.manual_seed(0)
enc, dec = Encoder(32), Decoder(len(CHARS), 32)
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=5e-3)
loss_fn = nn.CrossEntropyLoss(ignore_index=0)
table = torch.tensor([encode_word(w) for w in WORDS])
for it in range(200):
    d = torch.randint(0, 10, (32,))
    loss = run_batch(enc, dec, d, table[d], loss_fn)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 50 == 0:
        print(it, loss.item())
