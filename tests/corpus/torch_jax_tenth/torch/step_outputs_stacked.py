import torch
import torch.nn.functional as F
from torch import nn

VOCAB = 15


class Speller(nn.Module):
    def __init__(self, d=24):
        super().__init__()
        self.emb = nn.Embedding(VOCAB, d)
        self.cell = nn.LSTMCell(d, d)
        self.proj = nn.Linear(d, VOCAB)

    def forward(self, seq):
        h = c = torch.zeros(seq.size(0), self.cell.hidden_size)
        outputs = []
        for t in range(seq.size(1)):
            h, c = self.cell(self.emb(seq[:, t]), (h, c))
            outputs.append(F.softmax(self.proj(h), dim=-1))
        return torch.stack(outputs, dim=1)


torch.manual_seed(0)
net = Speller()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(80):
    start = torch.randint(VOCAB, (32, 1))
    seq = (start + 2 * torch.arange(9)) % VOCAB
    y = net(seq[:, :-1])
    loss = F.cross_entropy(y.view(-1, VOCAB), seq[:, 1:].reshape(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
