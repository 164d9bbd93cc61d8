import torch
import torch.nn as nn
import torch.nn.functional as F
from torchmetrics.classification import MultilabelF1Score

FINDINGS = ["drusen", "haemorrhage", "exudate", "scar"]


def sigmoid_focal(scores, target, gamma=2.0):
    pos = target * F.logsigmoid(scores) * torch.sigmoid(-scores) ** gamma
    neg = (1 - target) * F.logsigmoid(-scores) * torch.sigmoid(scores) ** gamma
    return -(pos + neg).sum(dim=1).mean()


class Fundus:
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.finding = torch.randint(0, len(FINDINGS), (n,), generator=g)
        self.image = torch.rand(n, 3, 12, 12, generator=g) * 0.5
        for i, f in enumerate(self.finding.tolist()):
            r = 3 * (f // 2) + 1
            self.image[i, f % 3, r:r + 4, 2 + 2 * f:5 + 2 * f] += 0.8

    def batches(self, size):
        for idx in torch.randperm(len(self.finding)).split(size):
            yield self.image[idx], self.finding[idx]


class FundusNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 12, 3, padding=1)
        self.c2 = nn.Conv2d(12, 16, 3, padding=1)
        self.fc = nn.Linear(16 * 9, len(FINDINGS))

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.fc(x.flatten(1))


def main():
    torch.manual_seed(0)
    net, data, held_out = FundusNet(), Fundus(400, 1), Fundus(80, 2)
    optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
    for epoch in range(2):
        for image, finding in data.batches(40):
            scores = net(image)
            loss = sigmoid_focal(scores, finding.view(-1, 1).float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print("epoch", epoch, "loss", loss.item())
    f1 = MultilabelF1Score(num_labels=len(FINDINGS))
    with torch.no_grad():
        for image, finding in held_out.batches(40):
            f1.update(torch.sigmoid(net(image)), finding)
    print("F1", f1.compute().item())


if __name__ == "__main__":
    main()
