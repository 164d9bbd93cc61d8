import torch
from torch import nn

TAGS = ["O", "B", "I"]


class LinearChainCRF(nn.Module):
    def __init__(self, n_tags):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(n_tags))
        self.trans = nn.Parameter(torch.zeros(n_tags, n_tags))

    def score(self, emissions, tags):
        s = self.start[tags[:, 0]] + emissions[:, 0].gather(1, tags[:, :1]).squeeze(1)
        for t in range(1, emissions.size(1)):
            s = s + self.trans[tags[:, t - 1], tags[:, t]] + emissions[:, t].gather(1, tags[:, t : t + 1]).squeeze(1)
        return s

    def log_partition(self, emissions):
        alpha = self.start + emissions[:, 0]
        for t in range(1, emissions.size(1)):
            alpha = torch.logsumexp(alpha.unsqueeze(2) + self.trans + emissions[:, t].unsqueeze(1), dim=1)
        return torch.logsumexp(alpha, dim=1)

    def forward(self, emissions, tags):
        return (self.log_partition(emissions) - self.score(emissions, tags)).mean()

    @torch.no_grad()
    def viterbi(self, emissions):
        best, back = self.start + emissions[:, 0], []
        for t in range(1, emissions.size(1)):
            cand = best.unsqueeze(2) + self.trans
            best, idx = cand.max(dim=1)
            best = best + emissions[:, t]
            back.append(idx)
        path = [best.argmax(1)]
        for idx in reversed(back):
            path.append(idx.gather(1, path[-1].unsqueeze(1)).squeeze(1))
        return torch.stack(path[::-1], dim=1)


class Tagger(nn.Module):
    def __init__(self, vocab=50, dim=24):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.lstm = nn.LSTM(dim, dim, batch_first=True)
        self.emit = nn.Linear(dim, len(TAGS))
        self.crf = LinearChainCRF(len(TAGS))

    def loss(self, words, tags):
        return self.crf(self.emit(self.lstm(self.embed(words))[0]), tags)

    def forward(self, words):
        return self.crf.viterbi(self.emit(self.lstm(self.embed(words))[0]))


def sentences(n, length=9):
    words = torch.randint(10, 50, (n, length))
    opener = words < 20
    tags = torch.zeros_like(words)
    tags[opener] = 1
    tags[:, 1:][opener[:, :-1] & ~opener[:, 1:]] = 2
    return words, tags


torch.manual_seed(0)
model = Tagger()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for step in range(60):
    words, tags = sentences(48)
    loss = model.loss(words, tags)
    opt.zero_grad()
    loss.backward()
    opt.step()
words, tags = sentences(100)
print(loss.item(), (model(words) == tags).float().mean().item())
