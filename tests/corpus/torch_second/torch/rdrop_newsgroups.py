"""Regularised dropout: two stochastic passes must agree (Wu et al. 2021)."""
import torch
from torch import nn
from torch.nn import functional as F


class BowClassifier(nn.Module):
    def __init__(self, vocab, classes, width=48, p=0.3):
        super().__init__()
        self.emb = nn.EmbeddingBag(vocab, width, mode="mean")
        self.drop = nn.Dropout(p)
        self.fc = nn.Linear(width, width)
        self.cls = nn.Linear(width, classes)

    def forward(self, tokens):
        h = self.drop(self.emb(tokens))
        h = self.drop(torch.relu(self.fc(h)))
        return self.cls(h)


def symmetric_kl(p, q):
    p_log = F.log_softmax(p, dim=-1)
    q_log = F.log_softmax(q, dim=-1)
    forward = F.kl_div(p_log, q_log, reduction="batchmean")
    backward = F.kl_div(q_log, p_log, reduction="batchmean")
    return 0.5 * (forward + backward)


def documents(n, vocab=300, classes=4, length=30, seed=0):
    g = torch.Generator().manual_seed(seed)
    label = torch.randint(0, classes, (n,), generator=g)
    topic = label[:, None] * 60 + torch.randint(0, 60, (n, length), generator=g)
    noise = torch.randint(0, vocab, (n, length), generator=g)
    keep = torch.rand(n, length, generator=g) < 0.4
    return torch.where(keep, topic, noise), label


tokens, label = documents(800)
model = BowClassifier(300, 4)
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
alpha = 0.5
for epoch in range(3):
    model.train()
    for b in torch.randperm(len(tokens)).split(80):
        first, second = model(tokens[b]), model(tokens[b])
        ce = 0.5 * (F.cross_entropy(first, label[b]) + F.cross_entropy(second, label[b]))
        loss = ce + alpha * symmetric_kl(first, second)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch} ce {ce.item():.3f} total {loss.item():.3f}")

model.eval()
xt, yt = documents(200, seed=1)
print("held-out accuracy", (model(xt).argmax(-1) == yt).float().mean().item())
