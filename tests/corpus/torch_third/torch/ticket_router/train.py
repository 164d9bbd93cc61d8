import torch
from torch import nn

from router import TicketRouter

TEAMS = ["billing", "network", "hardware"]


def tickets(n, length=9):
    team = torch.randint(0, len(TEAMS), (n,))
    tokens = torch.randint(4, 50, (n, length))
    tokens[torch.arange(n), torch.randint(0, 3, (n,))] = team + 1
    tokens[:, 7:] = 0
    return tokens, team


if __name__ == "__main__":
    net = TicketRouter(50, len(TEAMS))
    criterion = nn.NLLLoss()
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    for step in range(100):
        tokens, team = tickets(64)
        logp, _ = net(tokens)
        loss = criterion(logp, team)
        opt.zero_grad()
        loss.backward()
        opt.step()
    tokens, team = tickets(200)
    logp, weight = net(tokens)
    print(loss.item(), (logp.argmax(1) == team).float().mean().item(), logp.exp().max(1).values.mean().item())
