import torch
from torch import nn


class CRF(nn.Module):
    def __init__(self, tags):
        super().__init__()
        self.start = nn.Parameter(torch.randn(tags) * 0.1)
        self.step = nn.Parameter(torch.randn(tags, tags) * 0.1)

    def score(self, emissions, tags, mask):
        total = self.start[tags[:, 0]] + emissions[:, 0].gather(1, tags[:, :1]).squeeze(1)
        for t in range(1, tags.shape[1]):
            move = self.step[tags[:, t - 1], tags[:, t]]
            here = emissions[:, t].gather(1, tags[:, t:t + 1]).squeeze(1)
            total = total + (move + here) * mask[:, t]
        return total

    def partition(self, emissions, mask):
        alpha = self.start + emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            nxt = torch.logsumexp(alpha[:, :, None] + self.step[None], dim=1) + emissions[:, t]
            alpha = torch.where(mask[:, t, None].bool(), nxt, alpha)
        return alpha.logsumexp(dim=1)

    def forward(self, emissions, tags, mask):
        return (self.partition(emissions, mask) - self.score(emissions, tags, mask)).mean()


class Tagger(nn.Module):
    def __init__(self, vocab, tags, d=24):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.rnn = nn.LSTM(d, d, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * d, tags)
        self.crf = CRF(tags)

    def forward(self, words, tags, mask):
        h, _ = self.rnn(self.emb(words))
        return self.crf(self.out(h), tags, mask)


model = Tagger(100, 5)
opt = torch.optim.Adam(model.parameters(), 1e-2)
for step in range(10):
    words = torch.randint(0, 100, (8, 12))
    lengths = torch.randint(4, 13, (8,))
    mask = (torch.arange(12)[None] < lengths[:, None]).float()
    loss = model(words, words % 5, mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
