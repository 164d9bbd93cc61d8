import torch
import torch.nn as nn


class ActorCritic(nn.Module):
    def __init__(self, n_obs=4, n_act=3):
        super().__init__()
        self.shared = nn.Sequential(nn.Linear(n_obs, 32), nn.Tanh())
        self.actor = nn.Sequential(nn.Linear(32, n_act), nn.Softmax(dim=-1))
        self.critic = nn.Linear(32, 1)

    def forward(self, obs):
        h = self.shared(obs)
        return self.actor(h), self.critic(h).squeeze(-1)


def rewards(obs, act):
    return (act == obs[:, :3].argmax(1)).float()


torch.manual_seed(0)
agent = ActorCritic()
opt = torch.optim.Adam(agent.parameters(), lr=5e-3)
for update in range(100):
    obs = torch.randn(64, 4)
    probs, value = agent(obs)
    action = torch.multinomial(probs, 1)
    reward = rewards(obs, action.squeeze(1))
    log_prob = torch.log(probs.gather(1, action)).squeeze(1)
    advantage = reward - value
    entropy = -(probs * torch.log(probs)).sum(dim=-1).mean()
    loss = -(log_prob * advantage.detach()).mean() + 0.5 * advantage.pow(2).mean() - 0.01 * entropy
    opt.zero_grad()
    loss.backward()
    opt.step()
print(reward.mean().item(), entropy.item())
