"""Additive attention over time (softmax of a (B, T, 1) score over T) in front of a plain classifier."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class AttentionPool(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.score = nn.Sequential(nn.Linear(d, d), nn.Tanh(), nn.Linear(d, 1))

    def forward(self, h, lengths):
        scores = self.score(h)
        mask = torch.arange(h.size(1))[None, :] >= lengths[:, None]
        scores = scores.masked_fill(mask.unsqueeze(-1), -1e9)
        weights = F.softmax(scores, dim=-1)
        return (weights * h).sum(dim=1), weights.squeeze(-1)


class Classifier(nn.Module):
    def __init__(self, vocab=50, d=24, classes=4):
        super().__init__()
        self.emb = nn.Embedding(vocab, d, padding_idx=0)
        self.rnn = nn.GRU(d, d, batch_first=True)
        self.pool = AttentionPool(d)
        self.out = nn.Linear(d, classes)

    def forward(self, tokens, lengths):
        h, _ = self.rnn(self.emb(tokens))
        context, weights = self.pool(h, lengths)
        return self.out(context), weights


model = Classifier()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters())
tokens = torch.randint(1, 50, (32, 12))
lengths = torch.randint(3, 12, (32,))
labels = torch.randint(0, 4, (32,))
for epoch in range(4):
    logits, attention = model(tokens, lengths)
    loss = criterion(logits, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item(), attention[0].sum().item())
