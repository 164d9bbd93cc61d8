import torch
import torch.nn as nn
from torch.distributions import Normal


class MDN(nn.Module):
    def __init__(self, n_hidden=20, k=5):
        super().__init__()
        self.z_h = nn.Sequential(nn.Linear(1, n_hidden), nn.Tanh())
        self.z_pi = nn.Linear(n_hidden, k)
        self.z_mu = nn.Linear(n_hidden, k)
        self.z_sigma = nn.Linear(n_hidden, k)

    def forward(self, x):
        h = self.z_h(x)
        return torch.log_softmax(self.z_pi(h), -1), self.z_mu(h), nn.functional.softplus(self.z_sigma(h)) + 1e-3

    def sample(self, x):
        log_pi, mu, sigma = self(x)
        k = torch.distributions.Categorical(logits=log_pi).sample().unsqueeze(1)
        return torch.normal(mu, sigma).gather(1, k)


def mdn_loss(log_pi, mu, sigma, y):
    return -torch.logsumexp(log_pi + Normal(mu, sigma).log_prob(y), dim=-1).mean()


y = torch.rand(1500, 1) * 20 - 10
x = torch.sin(0.75 * y) * 7 + y * 0.5 + torch.randn_like(y)
mdn = MDN()
opt = torch.optim.Adam(mdn.parameters(), lr=5e-3)
for epoch in range(200):
    loss = mdn_loss(*mdn(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), mdn.sample(x[:4]).flatten().tolist())
