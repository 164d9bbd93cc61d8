import torch
from torch import nn


class ActorCritic(nn.Module):
    def __init__(self, n_obs, n_actions, hidden=32):
        super().__init__()
        self.base = nn.Sequential(nn.Linear(n_obs, hidden), nn.Tanh())
        self.actor = nn.Sequential(nn.Linear(hidden, n_actions), nn.Softmax(dim=-1))
        self.critic = nn.Linear(hidden, 1)

    def forward(self, obs):
        h = self.base(obs)
        return self.actor(h), self.critic(h).squeeze(-1)

    def act(self, obs):
        pi, value = self(obs)
        action = torch.multinomial(pi.detach(), 1)
        log_prob = torch.log(pi.gather(1, action)).squeeze(1)
        entropy = -(pi * torch.log(pi)).sum(dim=1)
        return action.squeeze(1), log_prob, entropy, value
