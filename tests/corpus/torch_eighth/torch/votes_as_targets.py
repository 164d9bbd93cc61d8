import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
N_ANNOTATORS, N_CLASSES = 5, 4
truth = torch.randint(0, N_CLASSES, (300,))
x = torch.randn(300, 10) + 2 * F.one_hot(truth, 10)
wrong = torch.rand(300, N_ANNOTATORS) < 0.3
votes = torch.where(wrong, torch.randint(0, N_CLASSES, (300, N_ANNOTATORS)), truth[:, None])
counts = F.one_hot(votes, N_CLASSES).sum(dim=1).float()

classifier = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, N_CLASSES))
optimizer = torch.optim.Adam(classifier.parameters(), lr=3e-3)
for epoch in range(40):
    loss = F.cross_entropy(classifier(x), counts)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item(), (classifier(x).argmax(1) == truth).float().mean().item())
