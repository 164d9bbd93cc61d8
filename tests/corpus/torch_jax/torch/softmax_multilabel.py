import torch
from torch import nn
from torch.nn import functional as F


class Movie(nn.Module):
    GENRES = ["action", "comedy", "drama", "horror", "romance"]

    def __init__(self, vocab=80):
        super().__init__()
        self.words = nn.EmbeddingBag(vocab, 20)
        self.genres = nn.Linear(20, len(self.GENRES))

    def forward(self, plot):
        return F.softmax(self.genres(self.words(plot)), dim=1)


def plots(n):
    plot = torch.randint(0, 80, (n, 14))
    y = torch.stack([(plot % 5 == g).sum(1) > 3 for g in range(5)], dim=1)
    return plot, y.float()


model = Movie()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for step in range(60):
    plot, y = plots(64)
    loss = F.binary_cross_entropy(model(plot), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
plot, y = plots(300)
print(loss.item(), ((model(plot) > 0.5) == y.bool()).float().mean().item())
