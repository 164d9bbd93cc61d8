import torch
from torch import nn

torch.manual_seed(0)
N_ARMS, EPS = 6, 0.2
payoff = torch.rand(4, N_ARMS)


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.shared = nn.Sequential(nn.Embedding(4, 16), nn.Tanh())
        self.actor = nn.Sequential(nn.Linear(16, N_ARMS), nn.Softmax(dim=-1))
        self.critic = nn.Linear(16, 1)

    def forward(self, state):
        h = self.shared(state)
        return self.actor(h), self.critic(h).squeeze(-1)


def log_prob(probs, action):
    return torch.log(probs.gather(1, action.unsqueeze(1)).squeeze(1))


net = ActorCritic()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for update in range(60):
    state = torch.randint(4, (128,))
    with torch.no_grad():
        probs, value = net(state)
        action = torch.multinomial(probs, 1).squeeze(1)
        old = log_prob(probs, action)
    reward = torch.bernoulli(payoff[state, action])
    advantage = reward - value
    for _ in range(3):
        probs, value = net(state)
        ratio = (log_prob(probs, action) - old).exp()
        policy_loss = -torch.min(ratio * advantage, ratio.clamp(1 - EPS, 1 + EPS) * advantage).mean()
        loss = policy_loss + 0.5 * (reward - value).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
print("mean reward", reward.mean().item())
