import torch
import torch.nn as nn
import torch.optim as optim

SIZE, GOAL = 6, 5


class Actor(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(SIZE, 24), nn.ReLU(), nn.Linear(24, 2))

    def forward(self, pos):
        onehot = nn.functional.one_hot(pos, SIZE).float()
        return torch.softmax(self.fc(onehot), dim=-1)


def rollout(actor, slip=0.2, limit=30):
    pos, log_probs, entropies, total = 0, [], [], 0.0
    for _ in range(limit):
        probs = actor(torch.tensor(pos))
        a = torch.multinomial(probs, 1).item()
        log_probs.append(torch.log(probs[a]))
        entropies.append(-(probs * torch.log(probs + 1e-9)).sum())
        move = 1 if a == 1 else -1
        if torch.rand(1).item() < slip:
            move = -move
        pos = min(max(pos + move, 0), GOAL)
        total -= 0.05
        if pos == GOAL:
            return torch.stack(log_probs), torch.stack(entropies), total + 1.0
    return torch.stack(log_probs), torch.stack(entropies), total


torch.manual_seed(0)
actor = Actor()
opt = optim.Adam(actor.parameters(), lr=0.01)
baseline = 0.0
for ep in range(120):
    logp, ent, ret = rollout(actor)
    loss = -(logp * (ret - baseline)).sum() - 0.01 * ent.mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    baseline = 0.9 * baseline + 0.1 * ret
    if ep % 30 == 0:
        print(ep, round(ret, 2))
