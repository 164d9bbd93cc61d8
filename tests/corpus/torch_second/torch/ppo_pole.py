"""PPO on a one-dimensional balancing task."""
import torch
from torch import nn
from torch.distributions import Categorical

N_ENVS, HORIZON, CLIP = 16, 24, 0.2


class Balance:
    def reset(self):
        self.s = 0.1 * torch.randn(N_ENVS, 2)
        return self.s.clone()

    def step(self, a):
        push = torch.tensor([-0.15, 0.0, 0.15])[a]
        v = self.s[:, 1] + push + 0.05 * torch.sin(self.s[:, 0])
        self.s = torch.stack([self.s[:, 0] + v, v], 1).clamp(-3, 3)
        return self.s.clone(), 1.0 - self.s[:, 0].abs()


class Agent(nn.Module):
    def __init__(self):
        super().__init__()
        self.pi = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 3))
        self.v = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))

    def distribution(self, s):
        return Categorical(logits=self.pi(s))

    @torch.no_grad()
    def explain(self, s):
        return torch.softmax(self.pi(s), dim=-1)


def collect(env, agent):
    buf = {k: [] for k in ("s", "a", "logp", "r")}
    s = env.reset()
    for _ in range(HORIZON):
        with torch.no_grad():
            d = agent.distribution(s)
            a = d.sample()
            logp = d.log_prob(a)
        nxt, r = env.step(a)
        for k, v in zip(buf, (s, a, logp, r)):
            buf[k].append(v)
        s = nxt
    buf = {k: torch.stack(v) for k, v in buf.items()}
    ret, run = torch.zeros_like(buf["r"]), torch.zeros(N_ENVS)
    for t in reversed(range(HORIZON)):
        run = buf["r"][t] + 0.95 * run
        ret[t] = run
    buf["ret"] = ret
    return {k: v.flatten(0, 1) for k, v in buf.items()}


torch.manual_seed(0)
env, agent = Balance(), Agent()
opt = torch.optim.Adam(agent.parameters(), lr=3e-3)
for update in range(12):
    b = collect(env, agent)
    for _ in range(3):
        d = agent.distribution(b["s"])
        ratio = (d.log_prob(b["a"]) - b["logp"]).exp()
        value = agent.v(b["s"]).squeeze(-1)
        adv = (b["ret"] - value).detach()
        adv = (adv - adv.mean()) / (adv.std() + 1e-8)
        policy_loss = -torch.min(ratio * adv, ratio.clamp(1 - CLIP, 1 + CLIP) * adv).mean()
        loss = policy_loss + 0.5 * (value - b["ret"]).pow(2).mean() - 0.01 * d.entropy().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if update % 4 == 0:
        print(update, "mean reward", b["r"].mean().item())
print("action probabilities at rest", agent.explain(torch.zeros(1, 2)))
