import torch
import torch.nn as nn
import torch.nn.functional as F

VOCAB = 15


class Seq2Seq(nn.Module):
    def __init__(self, d=24):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, d)
        self.rnn = nn.GRU(d, d, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(2 * d, VOCAB)

    def forward(self, x):
        h, _ = self.rnn(self.embed(x))
        return self.fc(h)


model = Seq2Seq()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(60):
    source = torch.randint(0, VOCAB, (32, 10))
    target = source.flip(1)
    logits = model(source)
    B, T, V = logits.shape
    loss = F.cross_entropy(logits.view(B, V, T), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 20 == 0:
        print(step, loss.item())
