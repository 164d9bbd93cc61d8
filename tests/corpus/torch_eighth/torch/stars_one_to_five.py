import torch
import torch.nn as nn

N_STARS = 5


class ReviewModel(nn.Module):
    def __init__(self, vocab_size=300, dim=16):
        super().__init__()
        self.bag = nn.EmbeddingBag(vocab_size, dim)
        self.fc = nn.Linear(dim, N_STARS)

    def forward(self, tokens):
        return self.fc(self.bag(tokens))


def reviews(n):
    stars = torch.randint(1, 6, (n,))
    tokens = (torch.rand(n, 12) * 60 + 50 * (stars[:, None] - 1)).long().clamp(max=299)
    return tokens, stars


torch.manual_seed(0)
model, loss_fn = ReviewModel(), nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(60):
    tokens, stars = reviews(64)
    loss = loss_fn(model(tokens), stars)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
