from torch import nn


class Tagger(nn.Module):
    def __init__(self, vocab, n_tags=5, dim=16, hidden=24):
        super().__init__()
        self.embedding = nn.Embedding(vocab, dim)
        self.lstm = nn.LSTM(dim, hidden, bidirectional=True)
        self.hidden2tag = nn.Linear(2 * hidden, n_tags)

    def forward(self, words):
        out, _ = self.lstm(self.embedding(words).unsqueeze(1))
        return self.hidden2tag(out.squeeze(1))
