import torch
from torch import nn
from torch.distributions import Categorical


class ActorCritic(nn.Module):
    def __init__(self, n_obs, n_act):
        super().__init__()
        self.shared = nn.Sequential(nn.Linear(n_obs, 32), nn.Tanh())
        self.pi = nn.Linear(32, n_act)
        self.v = nn.Linear(32, 1)

    def forward(self, obs):
        h = self.shared(obs)
        return torch.softmax(self.pi(h), dim=-1), self.v(h).squeeze(-1)


def catch(batch):
    ball, paddle = torch.rand(batch), torch.rand(batch)
    return torch.stack([ball, paddle], 1), torch.sign(ball - paddle).long() + 1


def update(net, opt, obs, best, clip=0.2, epochs=3):
    with torch.no_grad():
        probs, value = net(obs)
        old = Categorical(logits=probs)
        action = old.sample()
        old_logp = old.log_prob(action)
    reward = (action == best).float()
    for _ in range(epochs):
        probs, value = net(obs)
        dist = Categorical(logits=probs)
        ratio = (dist.log_prob(action) - old_logp).exp()
        adv = (reward - value).detach()
        policy = -torch.min(ratio * adv, ratio.clamp(1 - clip, 1 + clip) * adv).mean()
        loss = policy + 0.5 * (reward - value).pow(2).mean() - 0.01 * dist.entropy().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    return reward.mean().item()


torch.manual_seed(0)
net = ActorCritic(2, 3)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(40):
    score = update(net, opt, *catch(128))
print("reward", score)
