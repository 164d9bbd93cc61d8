import torch
import torch.nn as nn
from torch.distributions import Categorical


class ActorCritic(nn.Module):
    def __init__(self, obs=4, actions=3):
        super().__init__()
        self.common = nn.Linear(obs, 32)
        self.actor = nn.Linear(32, actions)
        self.critic = nn.Linear(32, 1)

    def forward(self, obs):
        h = torch.tanh(self.common(obs))
        return torch.softmax(self.actor(h), dim=-1), self.critic(h).squeeze(-1)


def reward(obs, action):
    return (obs[:, :3].argmax(1) == action).float()


policy = ActorCritic()
optim = torch.optim.Adam(policy.parameters(), lr=5e-3)
for update in range(100):
    obs = torch.randn(64, 4)
    probs, value = policy(obs)
    dist = Categorical(probs)
    action = dist.sample()
    r = reward(obs, action)
    advantage = r - value.detach()
    actor_loss = -(dist.log_prob(action) * advantage).mean()
    critic_loss = nn.functional.mse_loss(value, r)
    loss = actor_loss + 0.5 * critic_loss - 0.01 * dist.entropy().mean()
    optim.zero_grad()
    loss.backward()
    optim.step()
print("reward", r.mean().item())
