import torch
import torch.nn as nn

POS = ["loved every minute", "a warm and funny film", "great acting and great music", "what a joy"]
NEG = ["two hours i want back", "dull and far too long", "the plot makes no sense", "a waste of a good cast"]
vocab = {w: i + 1 for i, w in enumerate(sorted({w for s in POS + NEG for w in s.split()}))}


def encode(s, n=7):
    ids = [vocab[w] for w in s.split()][:n]
    return ids + [0] * (n - len(ids))


class ReviewNet(nn.Module):
    def __init__(self, vocab_size):
        super().__init__()
        self.emb = nn.Embedding(vocab_size, 16, padding_idx=0)
        self.lstm = nn.LSTM(16, 24, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(48, 1)

    def forward(self, x):
        _, (h, _) = self.lstm(self.emb(x))
        return torch.sigmoid(self.fc(torch.cat([h[0], h[1]], dim=1)))


x = torch.tensor([encode(s) for s in POS + NEG])
y = torch.tensor([1] * len(POS) + [0] * len(NEG))
net = ReviewNet(len(vocab) + 1)
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(10):
    out = net(x)
    loss = criterion(out, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(epoch, loss.item())
