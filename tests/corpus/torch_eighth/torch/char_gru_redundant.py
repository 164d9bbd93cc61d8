import torch
import torch.nn as nn
import torch.nn.functional as F

TEXT = "the quick brown fox jumps over the lazy dog and runs away " * 20
vocab = sorted(set(TEXT))
stoi = {c: i for i, c in enumerate(vocab)}
data = torch.tensor([stoi[c] for c in TEXT])


class CharGRU(nn.Module):
    def __init__(self, n, d=32):
        super().__init__()
        self.embed = nn.Embedding(n, d)
        self.gru = nn.GRU(d, d, batch_first=True)
        self.decoder = nn.Linear(d, n)

    def forward(self, x, h=None):
        out, h = self.gru(self.embed(x), h)
        return F.log_softmax(self.decoder(out), dim=-1), h


def get_batch(bs=16, t=24):
    i = torch.randint(0, len(data) - t - 1, (bs,))
    x = torch.stack([data[j:j + t] for j in i])
    y = torch.stack([data[j + 1:j + t + 1] for j in i])
    return x, y


torch.manual_seed(0)
model = CharGRU(len(vocab))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for it in range(60):
    x, y = get_batch()
    out, _ = model(x)
    loss = F.cross_entropy(out.reshape(-1, len(vocab)), y.reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
h, c, text = None, torch.tensor([[stoi["t"]]]), "t"
for _ in range(30):
    out, h = model(c, h)
    c = torch.multinomial(out[:, -1].exp(), 1)
    text += vocab[c.item()]
print(loss.item(), text)
