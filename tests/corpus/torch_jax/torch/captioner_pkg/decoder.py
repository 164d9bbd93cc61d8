import torch
from torch import nn


class Decoder(nn.Module):
    def __init__(self, vocab, feat=16, hidden=32):
        super().__init__()
        self.word = nn.Embedding(vocab, hidden)
        self.init = nn.Linear(feat, hidden)
        self.cell = nn.GRUCell(hidden, hidden)
        self.out = nn.Linear(hidden, vocab)

    def forward(self, feats, words):
        h = torch.tanh(self.init(feats))
        steps = []
        for t in range(words.size(1)):
            h = self.cell(self.word(words[:, t]), h)
            steps.append(self.out(h))
        return torch.stack(steps, dim=1).softmax(dim=-1)
