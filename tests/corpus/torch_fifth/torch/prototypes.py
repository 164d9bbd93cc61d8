import torch
import torch.nn as nn
import torch.nn.functional as F

WAY, SHOT, QUERY = 5, 3, 4


def episode():
    centers = 3 * torch.randn(WAY, 10)
    support = centers[:, None] + torch.randn(WAY, SHOT, 10)
    query = centers[:, None] + torch.randn(WAY, QUERY, 10)
    return support, query


encoder = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 16))
opt = torch.optim.Adam(encoder.parameters(), lr=1e-3)
for it in range(150):
    support, query = episode()
    proto = encoder(support).mean(dim=1)
    z = encoder(query).reshape(WAY * QUERY, -1)
    dist = torch.cdist(z, proto) ** 2
    log_p = F.log_softmax(-dist, dim=1).view(WAY, QUERY, WAY)
    target = torch.arange(WAY).view(WAY, 1, 1).expand(WAY, QUERY, 1)
    loss = -log_p.gather(2, target).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 50 == 0:
        acc = (log_p.argmax(2) == target.squeeze(2)).float().mean()
        print(it, loss.item(), acc.item())
with torch.no_grad():
    support, query = episode()
    closest = torch.cdist(encoder(query).flatten(0, 1), encoder(support).mean(1)).argmin(1)
print(closest.view(WAY, QUERY))
