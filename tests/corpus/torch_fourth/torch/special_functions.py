import torch
from torch import nn, special

torch.manual_seed(0)
X = torch.randn(800, 6)
spam = (X[:, 0] + X[:, 1].abs() > 1).float()
topic = X[:, 2:5].argmax(1)


class TwoTasks(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(6, 32), nn.SELU())
        self.spam = nn.Linear(32, 1)
        self.topic = nn.Linear(32, 3)

    def forward(self, x):
        h = self.body(x)
        return special.expit(self.spam(h)).squeeze(-1), special.log_softmax(self.topic(h), dim=-1)


net = TwoTasks()
opt = torch.optim.NAdam(net.parameters(), lr=5e-3)
for step in range(150):
    p, log_q = net(X)
    confidence_penalty = special.entr(log_q.exp()).sum(-1).mean()
    loss = nn.functional.binary_cross_entropy(p, spam) + nn.functional.nll_loss(log_q, topic) - 0.01 * confidence_penalty
    opt.zero_grad()
    loss.backward()
    opt.step()
p, log_q = net(X)
print(loss.item(), ((p > 0.5) == spam.bool()).float().mean().item(), (log_q.argmax(-1) == topic).float().mean().item())
