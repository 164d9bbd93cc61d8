"""The copy task, encoder-decoder with nn.Transformer, after The Annotated Transformer."""
import math

import torch
import torch.nn as nn
from torch.nn.functional import log_softmax

PAD, BOS = 0, 1


class Generator(nn.Module):
    "Define standard linear + softmax generation step."

    def __init__(self, d_model, vocab):
        super().__init__()
        self.proj = nn.Linear(d_model, vocab)

    def forward(self, x):
        return log_softmax(self.proj(x), dim=-1)


class EncoderDecoder(nn.Module):
    def __init__(self, core, src_embed, tgt_embed, generator):
        super().__init__()
        self.core = core
        self.src_embed = src_embed
        self.tgt_embed = tgt_embed
        self.generator = generator

    def forward(self, src, tgt):
        mask = nn.Transformer.generate_square_subsequent_mask(tgt.size(1))
        return self.core(self.src_embed(src), self.tgt_embed(tgt), tgt_mask=mask)


class Embeddings(nn.Module):
    def __init__(self, d_model, vocab, length=16):
        super().__init__()
        self.lut = nn.Embedding(vocab, d_model, padding_idx=PAD)
        self.pos = nn.Parameter(torch.randn(1, length, d_model) * 0.1)
        self.scale = math.sqrt(d_model)

    def forward(self, x):
        return self.lut(x) * self.scale + self.pos[:, : x.size(1)]


def make_model(vocab, N=1, d_model=32, d_ff=64, h=2):
    core = nn.Transformer(d_model, h, N, N, d_ff, dropout=0.0, batch_first=True)
    model = EncoderDecoder(core, Embeddings(d_model, vocab), Embeddings(d_model, vocab), Generator(d_model, vocab))
    for p in model.parameters():
        if p.dim() > 1:
            nn.init.xavier_uniform_(p)
    return model


class SimpleLossCompute:
    def __init__(self, generator, criterion):
        self.generator = generator
        self.criterion = criterion

    def __call__(self, x, y):
        x = self.generator(x)
        return self.criterion(x.contiguous().view(-1, x.size(-1)), y.contiguous().view(-1))


def data_gen(V, batch_size, nbatches):
    for _ in range(nbatches):
        data = torch.randint(2, V, (batch_size, 10))
        data[:, 0] = BOS
        yield data, data[:, :-1], data[:, 1:]


V = 13
model = make_model(V)
loss_compute = SimpleLossCompute(model.generator, nn.CrossEntropyLoss(ignore_index=PAD, label_smoothing=0.1))
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3, betas=(0.9, 0.98), eps=1e-9)
for i, (src, tgt, tgt_y) in enumerate(data_gen(V, 48, 60)):
    loss = loss_compute(model.forward(src, tgt), tgt_y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
print(loss.item())
