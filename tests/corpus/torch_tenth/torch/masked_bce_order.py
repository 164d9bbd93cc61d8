import torch
import torch.nn as nn
import torch.nn.functional as F


def masked_bce(target, pred, mask):
    return F.binary_cross_entropy(target, pred, weight=mask, reduction="sum") / mask.sum()


class KnowledgeTracing(nn.Module):
    """predicts whether a pupil answers the next item right"""

    def __init__(self, n_items=12, hidden=24):
        super().__init__()
        self.n_items = n_items
        self.emb = nn.Embedding(2 * n_items, hidden)
        self.lstm = nn.LSTM(hidden, hidden, batch_first=True)
        self.out = nn.Linear(hidden, n_items)

    def forward(self, item, correct):
        h, _ = self.lstm(self.emb(item + self.n_items * correct))
        return torch.sigmoid(self.out(h))


def pupils(n=32, t=10):
    skill = torch.randn(n, 1)
    item = torch.randint(12, (n, t))
    correct = (skill + 0.2 * item - 1 + torch.randn(n, t) > 0).long()
    mask = (torch.arange(t - 1) < torch.randint(3, t, (n, 1))).float()
    return item, correct, mask


torch.manual_seed(1)
net = KnowledgeTracing()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(100):
    item, correct, mask = pupils()
    p = net(item, correct)[:, :-1].gather(-1, item[:, 1:, None]).squeeze(-1)
    loss = masked_bce(correct[:, 1:].float(), p, mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 25 == 0:
        print(step, loss.item())
