import os

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import torch
import torch.nn.functional as F
from keras import layers


class Tagger(keras.Model):
    def __init__(self, vocab, tags):
        super().__init__()
        self.emb = layers.Embedding(vocab, 12)
        self.rnn = layers.Bidirectional(layers.LSTM(10, return_sequences=True))
        self.out = layers.Dense(tags)

    def call(self, ids):
        return self.out(self.rnn(self.emb(ids)))


rng = np.random.default_rng(14)
ids = rng.integers(0, 30, (120, 7))
tags = np.where(ids < 10, 0, np.where(np.roll(ids, 1, axis=1) < 10, 1, 2))

net = Tagger(30, 3)
net(torch.tensor(ids[:2]))
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(3):
    for k in torch.randperm(120).split(30):
        x, y = torch.tensor(ids)[k], torch.tensor(tags)[k]
        scores = net(x)
        loss = F.cross_entropy(scores.permute(0, 2, 1), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    p = torch.softmax(net(torch.tensor(ids)), dim=-1)
print("loss", loss.item(), "acc", (p.argmax(-1).numpy() == tags).mean(), "mean confidence", p.max(-1).values.mean().item())
