import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Categorical

SIZE, GOAL = 4, (3, 3)
MOVES = [(0, 1), (1, 0), (0, -1), (-1, 0)]


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.shared = nn.Linear(SIZE * SIZE, 32)
        self.actor = nn.Linear(32, len(MOVES))
        self.critic = nn.Linear(32, 1)

    def forward(self, state):
        h = torch.tanh(self.shared(state))
        return self.actor(h), self.critic(h).squeeze(-1)


def one_hot(pos):
    return F.one_hot(torch.tensor(pos[0] * SIZE + pos[1]), SIZE * SIZE).float()


def episode(net, limit=20):
    pos, logp, values, rewards, entropy = (0, 0), [], [], [], 0.0
    for _ in range(limit):
        logits, value = net(one_hot(pos))
        dist = Categorical(logits=logits)
        a = dist.sample()
        dx, dy = MOVES[a.item()]
        pos = (min(max(pos[0] + dx, 0), SIZE - 1), min(max(pos[1] + dy, 0), SIZE - 1))
        logp.append(dist.log_prob(a))
        values.append(value)
        entropy = entropy + dist.entropy()
        rewards.append(1.0 if pos == GOAL else -0.02)
        if pos == GOAL:
            break
    return torch.stack(logp), torch.stack(values), rewards, entropy


net = ActorCritic()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for it in range(60):
    logp, values, rewards, entropy = episode(net)
    ret, out = 0.0, []
    for r in reversed(rewards):
        ret = r + 0.95 * ret
        out.insert(0, ret)
    advantage = torch.tensor(out) - values
    loss = -(logp * advantage.detach()).mean() + advantage.pow(2).mean() - 0.01 * entropy
    opt.zero_grad()
    loss.backward()
    opt.step()
print("steps", len(rewards), "policy at start", F.softmax(net(one_hot((0, 0)))[0], dim=-1).tolist())
