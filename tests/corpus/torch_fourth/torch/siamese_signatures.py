import torch
import torch.nn as nn
import torch.nn.functional as F

MARGIN = 1.0


class SiameseNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(14, 40), nn.ReLU(inplace=True), nn.Linear(40, 8))

    def forward_once(self, x):
        return self.fc(x)

    def forward(self, a, b):
        return self.forward_once(a), self.forward_once(b)


class ContrastiveLoss(nn.Module):
    def __init__(self, margin=MARGIN):
        super().__init__()
        self.margin = margin

    def forward(self, output1, output2, label):
        # label 1: forged, 0: same writer
        distance = F.pairwise_distance(output1, output2)
        same = (1 - label) * distance.pow(2)
        forged = label * torch.clamp(self.margin - distance, min=0.0).pow(2)
        return (same + forged).mean()


def pairs(n):
    writer = torch.randn(n, 14)
    label = (torch.rand(n) > 0.5).float()
    other = torch.where(label[:, None] > 0, torch.randn(n, 14), writer)
    return writer + 0.2 * torch.randn(n, 14), other + 0.2 * torch.randn(n, 14), label


torch.manual_seed(0)
net, criterion = SiameseNetwork(), ContrastiveLoss()
cosine = nn.CosineEmbeddingLoss(margin=0.2)
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(120):
    a, b, label = pairs(64)
    out_a, out_b = net(a, b)
    loss = criterion(out_a, out_b, label) + 0.1 * cosine(out_a, out_b, 1 - 2 * label)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    a, b, label = pairs(400)
    dissimilarity = F.pairwise_distance(*net(a, b))
    output = (dissimilarity > 0.5).float()
    print("accuracy", (output == label).float().mean().item())
