import torch
import torch.nn as nn
import torch.nn.functional as F


class MoS(nn.Module):
    def __init__(self, vocab=20, d=16, k=3):
        super().__init__()
        self.vocab, self.k = vocab, k
        self.embed = nn.Embedding(vocab, d)
        self.prior = nn.Linear(d, k)
        self.latent = nn.Linear(d, k * d)
        self.decoder = nn.Linear(d, vocab)

    def forward(self, words):
        e = self.embed(words)
        pi = F.softmax(self.prior(e), dim=-1)
        h = torch.tanh(self.latent(e)).view(-1, self.k, e.size(-1))
        p = F.softmax(self.decoder(h), dim=-1)
        return torch.log((pi.unsqueeze(-1) * p).sum(1) + 1e-8)


model = MoS()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for _ in range(40):
    words = torch.randint(0, 20, (128,))
    nxt = (words * 3 + torch.randint(0, 2, (128,))) % 20
    loss = F.nll_loss(model(words), nxt)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
