import torch
import torch.nn.functional as F
from torch import nn


class Ranker(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(d, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, docs):
        return self.mlp(docs).squeeze(-1)


def listnet(scores, relevance):
    return -(F.softmax(relevance, dim=1) * F.log_softmax(scores, dim=1)).sum(dim=1).mean()


def ranknet(scores, relevance):
    diff = scores[:, :, None] - scores[:, None, :]
    better = (relevance[:, :, None] > relevance[:, None, :]).float()
    return F.binary_cross_entropy_with_logits(diff, better, weight=(relevance[:, :, None] != relevance[:, None, :]).float())


def ndcg(scores, relevance, k=5):
    order = scores.argsort(dim=1, descending=True)[:, :k]
    gain = (2 ** relevance.gather(1, order) - 1) / torch.log2(torch.arange(2, k + 2).float())
    ideal = (2 ** relevance.sort(dim=1, descending=True).values[:, :k] - 1) / torch.log2(torch.arange(2, k + 2).float())
    return (gain.sum(1) / ideal.sum(1).clamp(min=1e-6)).mean()


ranker = Ranker(8)
opt = torch.optim.Adam(ranker.parameters(), 1e-3)
for step in range(60):
    docs = torch.randn(16, 20, 8)
    relevance = (docs[..., 0] * 2).clamp(0, 4).round()
    scores = ranker(docs)
    loss = listnet(scores, relevance) + 0.5 * ranknet(scores, relevance)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(ndcg(scores, relevance))
