"""BiLSTM-CRF: emissions stay raw scores, the loss is the negative log-likelihood of the path."""
import torch
import torch.nn as nn


class CRF(nn.Module):
    def __init__(self, num_tags):
        super().__init__()
        self.transitions = nn.Parameter(torch.empty(num_tags, num_tags).uniform_(-0.1, 0.1))
        self.start = nn.Parameter(torch.zeros(num_tags))

    def score(self, emissions, tags, mask):
        s = self.start[tags[:, 0]] + emissions[:, 0].gather(1, tags[:, :1]).squeeze(1)
        for t in range(1, tags.size(1)):
            step = self.transitions[tags[:, t - 1], tags[:, t]] + emissions[:, t].gather(1, tags[:, t : t + 1]).squeeze(1)
            s = s + step * mask[:, t]
        return s

    def partition(self, emissions, mask):
        alpha = self.start + emissions[:, 0]
        for t in range(1, emissions.size(1)):
            nxt = torch.logsumexp(alpha.unsqueeze(2) + self.transitions + emissions[:, t].unsqueeze(1), dim=1)
            alpha = torch.where(mask[:, t].unsqueeze(1) > 0, nxt, alpha)
        return torch.logsumexp(alpha, dim=1)

    def forward(self, emissions, tags, mask):
        return (self.partition(emissions, mask) - self.score(emissions, tags, mask)).mean()


class Tagger(nn.Module):
    def __init__(self, vocab=50, tags=5, d=16):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.lstm = nn.LSTM(d, d, bidirectional=True, batch_first=True)
        self.hidden2tag = nn.Linear(2 * d, tags)
        self.crf = CRF(tags)

    def emissions(self, x):
        return self.hidden2tag(self.lstm(self.emb(x))[0])

    def forward(self, x, tags, mask):
        return self.crf(self.emissions(x), tags, mask)


net = Tagger()
opt = torch.optim.Adam(net.parameters(), 1e-2)
x, tags = torch.randint(0, 50, (8, 7)), torch.randint(0, 5, (8, 7))
mask = torch.ones(8, 7)
mask[:, 5:] = 0
for _ in range(5):
    loss = net(x, tags, mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
