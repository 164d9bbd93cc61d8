"""Three output layers for a large vocabulary: adaptive, sampled and two-level (class-based) softmax."""
import torch
import torch.nn as nn
import torch.nn.functional as F

V, D, GROUPS = 200, 24, 10


class Sampled(nn.Module):
    def __init__(self, n=20):
        super().__init__()
        self.n = n
        self.weight, self.bias = nn.Parameter(torch.randn(V, D) * 0.05), nn.Parameter(torch.zeros(V))

    def forward(self, h, y):
        negatives = torch.randint(0, V, (self.n,))
        true_logits = (h * self.weight[y]).sum(1, keepdim=True) + self.bias[y].unsqueeze(1)
        neg_logits = h @ self.weight[negatives].t() + self.bias[negatives]
        neg_logits = neg_logits.masked_fill(negatives[None, :] == y[:, None], -1e9)
        logits = torch.cat([true_logits, neg_logits], dim=1)
        return F.cross_entropy(logits, torch.zeros(len(y), dtype=torch.long))


class TwoLevel(nn.Module):
    """log p(word) = log p(group) + log p(word | group)."""

    def __init__(self):
        super().__init__()
        self.group = nn.Linear(D, GROUPS)
        self.words = nn.Linear(D, V)

    def log_prob(self, h):
        log_group = F.log_softmax(self.group(h), dim=-1)
        log_word = F.log_softmax(self.words(h).view(-1, GROUPS, V // GROUPS), dim=-1)
        return (log_group.unsqueeze(-1) + log_word).flatten(1)

    def forward(self, h, y):
        return F.nll_loss(self.log_prob(h), y)


class Adaptive(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.AdaptiveLogSoftmaxWithLoss(D, V, cutoffs=[20, 80])

    def forward(self, h, y):
        return self.out(h, y).loss


x, y = torch.randint(0, V, (64,)), torch.randint(0, V, (64,))
for head in (Sampled(), TwoLevel(), Adaptive()):
    emb = nn.Embedding(V, D)
    opt = torch.optim.Adam([*emb.parameters(), *head.parameters()], 1e-2)
    for _ in range(4):
        loss = head(emb(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(type(head).__name__, loss.item())
