import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_multilabel_classification

GENRES = ["drama", "comedy", "thriller", "romance", "war", "music"]


class GenreTagger(nn.Module):
    def __init__(self, vocab, n_genres):
        super().__init__()
        self.fc1 = nn.Linear(vocab, 48)
        self.norm = nn.LayerNorm(48)
        self.fc2 = nn.Linear(48, n_genres)

    def forward(self, words):
        h = F.silu(self.norm(self.fc1(words)))
        return torch.softmax(self.fc2(h), dim=1)


def batches(X, Y, size=64):
    order = torch.randperm(len(X))
    for part in order.split(size):
        yield X[part], Y[part]


X, Y = make_multilabel_classification(900, 40, n_classes=len(GENRES), n_labels=2, random_state=14)
X, Y = torch.tensor(X, dtype=torch.float32), torch.tensor(Y, dtype=torch.float32)
tagger = GenreTagger(40, len(GENRES))
opt = torch.optim.Adam(tagger.parameters(), lr=2e-3)
for epoch in range(6):
    for words, tags in batches(X[:700], Y[:700]):
        loss = F.binary_cross_entropy(tagger(words), tags)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, round(loss.item(), 4))
with torch.no_grad():
    hit = (tagger(X[700:]) > 0.5) == Y[700:].bool()
for name, share in zip(GENRES, hit.float().mean(0)):
    print(f"{name:10s}{share.item():.2f}")
