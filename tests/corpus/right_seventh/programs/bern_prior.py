import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Linear(8, 6); head = nn.Linear(6, 1)
x = torch.randn(32, 8); y = torch.randint(0, 2, (32, 1)).float()
prior = torch.tensor([0.1, 0.1, 0.2, 0.2, 0.3, 0.3])
z = net(x)
q = torch.sigmoid(z)
entropy = -(q * F.logsigmoid(z) + (1 - q) * F.logsigmoid(-z))
cross = -(q * torch.log(prior) + (1 - q) * torch.log(1 - prior))   # KL of the gates to their prior
kl = (cross - entropy).sum(1).mean()
loss = F.binary_cross_entropy_with_logits(head(q), y) + 0.1 * kl
loss.backward()
