import torch
from torch import nn

CLASSES = ["car", "bike", "walker"]
NAME_TO_ID = {name: i for i, name in enumerate(CLASSES, 1)}
BACKGROUND = 0


class RegionHead(nn.Module):
    def __init__(self, d, classes):
        super().__init__()
        self.fc = nn.Linear(d, 32)
        self.cls_score = nn.Linear(32, len(classes) + 1)

    def forward(self, roi):
        return self.cls_score(torch.relu(self.fc(roi)))


torch.manual_seed(0)
names = [(["sky"] + CLASSES)[i] for i in torch.randint(0, 4, (300,))]
y = torch.tensor([NAME_TO_ID.get(n, BACKGROUND) for n in names])
roi = torch.randn(300, 10) + y[:, None]
head = RegionHead(10, CLASSES)
opt = torch.optim.Adam(head.parameters(), lr=0.01)
for _ in range(50):
    loss = nn.functional.cross_entropy(head(roi), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
score = head(roi).softmax(1)[:, 1:]
print(loss.item(), score.max(1).values.mean().item())
