from torch import nn


class Encoder(nn.Module):
    def __init__(self, size, dim=32):
        super().__init__()
        self.emb = nn.Embedding(size, dim, padding_idx=0)
        self.rnn = nn.GRU(dim, dim, batch_first=True)

    def forward(self, src):
        _, h = self.rnn(self.emb(src))
        return h


class Decoder(nn.Module):
    def __init__(self, size, dim=32):
        super().__init__()
        self.emb = nn.Embedding(size, dim, padding_idx=0)
        self.rnn = nn.GRU(dim, dim, batch_first=True)
        self.out = nn.Linear(dim, size)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, token, hidden):
        o, hidden = self.rnn(self.emb(token).unsqueeze(1), hidden)
        return self.softmax(self.out(o.squeeze(1))), hidden
