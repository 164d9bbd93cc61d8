"""Supervised contrastive pretraining, then a linear probe."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class SupConLoss(nn.Module):
    def __init__(self, temperature=0.1):
        super().__init__()
        self.temperature = temperature

    def forward(self, features, labels):
        labels = labels.contiguous().view(-1, 1)
        mask = torch.eq(labels, labels.T).float()
        logits = torch.div(torch.matmul(features, features.T), self.temperature)
        logits_max, _ = torch.max(logits, dim=1, keepdim=True)
        logits = logits - logits_max.detach()
        logits_mask = 1 - torch.eye(len(features))
        mask = mask * logits_mask
        exp_logits = torch.exp(logits) * logits_mask
        log_prob = logits - torch.log(exp_logits.sum(1, keepdim=True))
        mean_log_prob_pos = (mask * log_prob).sum(1) / mask.sum(1).clamp(min=1)
        return -mean_log_prob_pos.mean()


encoder = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 16))
head = nn.Sequential(nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 8))
x, y = torch.randn(80, 12), torch.randint(0, 4, (80,))

contrast = SupConLoss()
opt = torch.optim.SGD([*encoder.parameters(), *head.parameters()], lr=0.05)
for _ in range(5):
    z = F.normalize(head(encoder(x)), dim=1)
    loss = contrast(z, y)
    opt.zero_grad()
    loss.backward()
    opt.step()

for p in encoder.parameters():
    p.requires_grad = False
classifier = nn.Linear(16, 3)
criterion = nn.CrossEntropyLoss()
opt = torch.optim.SGD(classifier.parameters(), lr=0.1)
for _ in range(5):
    with torch.no_grad():
        features = encoder(x)
    output = classifier(features.detach())
    loss = criterion(output, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (output.argmax(1) == y).float().mean().item())
