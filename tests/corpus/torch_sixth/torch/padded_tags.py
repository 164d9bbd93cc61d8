import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pad_sequence

TAGS = ("O", "NAME", "PLACE")


def sentences(n, vocab=50):
    g = torch.Generator().manual_seed(0)
    for _ in range(n):
        length = int(torch.randint(3, 9, (1,), generator=g))
        words = torch.randint(1, vocab, (length,), generator=g)
        yield words, words % 3


def collate(batch):
    words, tags = zip(*batch)
    return pad_sequence(words, batch_first=True), pad_sequence(tags, batch_first=True, padding_value=-1)


class Tagger(nn.Module):
    def __init__(self, vocab=50, dim=16):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim, padding_idx=0)
        self.lstm = nn.LSTM(dim, dim, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * dim, len(TAGS))

    def forward(self, words):
        return self.out(self.lstm(self.emb(words))[0])


tagger = Tagger()
opt = torch.optim.Adam(tagger.parameters(), lr=0.01)
loader = torch.utils.data.DataLoader(list(sentences(120)), batch_size=20, collate_fn=collate)
for epoch in range(3):
    for words, tags in loader:
        scores = tagger(words)
        loss = F.cross_entropy(scores.flatten(0, 1), tags.flatten())
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
