import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
N_PEOPLE = 200
centres = torch.randn(N_PEOPLE, 32)
people = torch.arange(N_PEOPLE).repeat_interleave(5)
faces = centres[people] + 0.3 * torch.randn(len(people), 32)
labels = people.to(torch.int8)

embed = nn.Sequential(nn.Linear(32, 64), nn.ReLU())
head = nn.Linear(64, N_PEOPLE)
opt = torch.optim.Adam([*embed.parameters(), *head.parameters()], lr=3e-3)
for epoch in range(2):
    for b in torch.randperm(len(faces)).split(100):
        loss = F.cross_entropy(head(embed(faces[b])), labels[b].long())
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
