import random

import torch

from network import C51Network
from projection import project


class Corridor:
    def reset(self):
        self.pos = 2
        return torch.eye(5)[self.pos]

    def step(self, action):
        self.pos += 1 if action == 1 else -1
        done = self.pos in (0, 4)
        return torch.eye(5)[self.pos], float(self.pos == 4) - 0.01, done


def main(gamma=0.95):
    torch.manual_seed(0), random.seed(0)
    online, target = C51Network(5, 2), C51Network(5, 2)
    target.load_state_dict(online.state_dict())
    opt = torch.optim.Adam(online.parameters(), lr=3e-3)
    env, replay = Corridor(), []
    for episode in range(60):
        obs, done = env.reset(), False
        while not done and len(replay) < 3000:
            eps = max(0.1, 1 - episode / 30)
            action = random.randrange(2) if random.random() < eps else online.q_values(obs[None]).argmax(1).item()
            nxt, reward, done = env.step(action)
            replay.append((obs, action, reward, nxt, float(done)))
            obs = nxt
        o, a, r, n, d = zip(*random.choices(replay, k=32))
        o, n, a = torch.stack(o), torch.stack(n), torch.tensor(a)
        with torch.no_grad():
            best = target.q_values(n).argmax(1)
            next_probs = target(n)[torch.arange(32), best]
        m = project(next_probs, torch.tensor(r), torch.tensor(d), online.support, gamma)
        log_p = online(o, log=True)[torch.arange(32), a]
        loss = -(m * log_p).sum(1).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        if episode % 10 == 0:
            target.load_state_dict(online.state_dict())
    print(loss.item(), online.q_values(torch.eye(5)).tolist())


if __name__ == "__main__":
    main()
