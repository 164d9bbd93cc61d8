import torch
from torch import nn


class LabelSmoothing(nn.Module):
    def __init__(self, size, padding_idx, smoothing=0.1):
        super().__init__()
        self.criterion = nn.KLDivLoss(reduction="sum")
        self.padding_idx = padding_idx
        self.confidence = 1.0 - smoothing
        self.smoothing = smoothing
        self.size = size

    def forward(self, x, target):
        true_dist = torch.full_like(x, self.smoothing / (self.size - 2))
        true_dist.scatter_(1, target.unsqueeze(1), self.confidence)
        true_dist[:, self.padding_idx] = 0
        mask = (target == self.padding_idx).nonzero().squeeze(-1)
        true_dist.index_fill_(0, mask, 0.0)
        return self.criterion(x, true_dist)


class Generator(nn.Module):
    def __init__(self, d_model, vocab):
        super().__init__()
        self.proj = nn.Linear(d_model, vocab)

    def forward(self, x):
        return self.proj(x)


class TinyLM(nn.Module):
    def __init__(self, vocab, d_model=32):
        super().__init__()
        self.embed = nn.Embedding(vocab, d_model, padding_idx=0)
        self.encoder = nn.TransformerEncoderLayer(d_model, 4, 64, batch_first=True)
        self.generator = Generator(d_model, vocab)

    def forward(self, tokens):
        mask = nn.Transformer.generate_square_subsequent_mask(tokens.size(1))
        return self.encoder(self.embed(tokens), src_mask=mask)


V = 11
model = TinyLM(V)
criterion = LabelSmoothing(V, padding_idx=0)
opt = torch.optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.98), eps=1e-9)
for step in range(50):
    data = torch.randint(1, V, (20, 9))
    out = model(data[:, :-1])
    logits = model.generator(out)
    y = data[:, 1:]
    loss = criterion(logits.reshape(-1, V), y.reshape(-1)) / y.numel()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
