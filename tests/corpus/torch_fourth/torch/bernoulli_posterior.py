import torch
from torch import nn
from torch.distributions import Bernoulli, Categorical, Independent, kl_divergence


class Policy(nn.Module):
    """which sensors to switch on (independent), and one mode (exclusive)"""

    def __init__(self, n_obs=6, n_sensors=4, n_modes=3):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(n_obs, 24), nn.Tanh())
        self.sensors = nn.Linear(24, n_sensors)
        self.mode = nn.Linear(24, n_modes)

    def forward(self, obs):
        h = self.trunk(obs)
        on = Independent(Bernoulli(probs=torch.sigmoid(self.sensors(h))), 1)
        mode = Categorical(probs=torch.softmax(self.mode(h), dim=-1))
        return on, mode


def reward(obs, on, mode):
    right = (obs[:, :4] > 0).float()
    return (on == right).float().mean(1) + (mode == obs[:, 4:].argmax(1)).float()


torch.manual_seed(0)
policy = Policy()
prior = Independent(Bernoulli(probs=torch.full((64, 4), 0.5)), 1)
opt = torch.optim.Adam(policy.parameters(), lr=5e-3)
baseline = 0.0
for it in range(200):
    obs = torch.randn(64, 6)
    on, mode = policy(obs)
    a, m = on.sample(), mode.sample()
    r = reward(obs, a, m)
    log_prob = on.log_prob(a) + mode.log_prob(m)
    loss = -((r - baseline) * log_prob).mean() - 0.01 * mode.entropy().mean() + 0.001 * kl_divergence(on, prior).mean()
    baseline = 0.9 * baseline + 0.1 * r.mean().item()
    opt.zero_grad()
    loss.backward()
    opt.step()
obs = torch.randn(200, 6)
on, mode = policy(obs)
best = (on.base_dist.probs > 0.5).float()
print(baseline, reward(obs, best, mode.probs.argmax(-1)).mean().item())
