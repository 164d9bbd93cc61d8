import torch
import torch.nn.functional as F
from torch import nn

ASPECTS = ["room", "staff", "food", "location", "price"]
VOCAB = 120


class AspectTagger(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.bag = nn.EmbeddingBag(VOCAB, dim, mode="mean")
        self.fc = nn.Linear(dim, len(ASPECTS))

    def forward(self, tokens):
        return self.fc(self.bag(tokens))


def reviews(n):
    tokens = torch.randint(0, VOCAB, (n, 12))
    # a review may talk about several aspects
    labels = torch.stack([(tokens // 24 == k).sum(1) > 2 for k in range(len(ASPECTS))], dim=1)
    return tokens, labels.float()


def step(model, optimizer, tokens, labels):
    logits = model(tokens)
    probs = F.softmax(logits, dim=-1)
    loss = F.binary_cross_entropy(probs, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


model = AspectTagger()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for i in range(120):
    value = step(model, optimizer, *reviews(64))
tokens, labels = reviews(500)
hit = (F.softmax(model(tokens), dim=-1) > 0.5) == labels.bool()
print(value, dict(zip(ASPECTS, hit.float().mean(0).tolist())))
