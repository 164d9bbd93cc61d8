import torch
from torch import nn
from torch.distributions import Categorical, kl_divergence


class Policy(nn.Module):
    def __init__(self, n_arms=5):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, n_arms))

    def forward(self, context):
        return Categorical(logits=self.net(context))


torch.manual_seed(0)
policy = Policy()
opt = torch.optim.Adam(policy.parameters(), lr=1e-2)
arms = torch.randn(3, 5)
beta = 1.0
for it in range(40):
    context = torch.randn(128, 3)
    with torch.no_grad():
        old = policy(context)
        action = old.sample()
        reward = (context @ arms).gather(1, action[:, None]).squeeze(1)
        advantage = (reward - reward.mean()) / reward.std()
        old_logp = old.log_prob(action)
        old_probs = old.probs
    for _ in range(4):
        new = policy(context)
        ratio = (new.log_prob(action) - old_logp).exp()
        kl = kl_divergence(Categorical(probs=old_probs), new).mean()
        loss = -(ratio * advantage).mean() + beta * kl - 0.01 * new.entropy().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    beta = beta * 1.5 if kl.item() > 0.02 else beta / 1.5
    if it % 10 == 0:
        print(it, reward.mean().item(), kl.item())
