import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions.categorical import Categorical


class Actor(nn.Module):
    def __init__(self, obs, n):
        super().__init__()
        self.fc = nn.Linear(obs, 32)
        self.fc_logits = nn.Linear(32, n)

    def forward(self, x):
        return self.fc_logits(F.relu(self.fc(x)))

    def get_action(self, x):
        logits = self(x)
        policy_dist = Categorical(logits=logits)
        action = policy_dist.sample()
        action_probs = policy_dist.probs
        log_prob = F.log_softmax(logits, dim=1)
        return action, log_prob, action_probs


class SoftQNetwork(nn.Module):
    def __init__(self, obs, n):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(obs, 32), nn.ReLU(), nn.Linear(32, n))

    def forward(self, x):
        return self.net(x)


actor, qf1, qf2, qf1_target, qf2_target = Actor(6, 4), *(SoftQNetwork(6, 4) for _ in range(4))
q_opt = torch.optim.Adam([*qf1.parameters(), *qf2.parameters()], lr=3e-4)
a_opt = torch.optim.Adam(actor.parameters(), lr=3e-4)
alpha, gamma = 0.2, 0.99

for step in range(5):
    obs, next_obs = torch.randn(32, 6), torch.randn(32, 6)
    actions, rewards = torch.randint(0, 4, (32, 1)), torch.randn(32)
    with torch.no_grad():
        _, next_log_pi, next_probs = actor.get_action(next_obs)
        min_q = next_probs * (torch.min(qf1_target(next_obs), qf2_target(next_obs)) - alpha * next_log_pi)
        target = rewards + gamma * min_q.sum(dim=1)
    qf1_a, qf2_a = qf1(obs).gather(1, actions).view(-1), qf2(obs).gather(1, actions).view(-1)
    qf_loss = F.mse_loss(qf1_a, target) + F.mse_loss(qf2_a, target)
    q_opt.zero_grad()
    qf_loss.backward()
    q_opt.step()

    _, log_pi, probs = actor.get_action(obs)
    with torch.no_grad():
        min_qf = torch.min(qf1(obs), qf2(obs))
    actor_loss = (probs * ((alpha * log_pi) - min_qf)).mean()
    a_opt.zero_grad()
    actor_loss.backward()
    a_opt.step()
print(qf_loss.item(), actor_loss.item())
