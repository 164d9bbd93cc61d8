import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


def cells(n=36, size=16, seed=0):
    """background 0, cytoplasm 1, nucleus 2"""
    g = torch.Generator().manual_seed(seed)
    yy, xx = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
    centre = torch.randint(5, size - 5, (n, 2), generator=g)
    d = ((yy[None] - centre[:, 0, None, None]) ** 2 + (xx[None] - centre[:, 1, None, None]) ** 2).sqrt()
    mask = (d < 5).long() + (d < 2.5).long()
    stain = torch.tensor([[0.9, 0.9, 0.9], [0.8, 0.5, 0.7], [0.4, 0.2, 0.6]])
    image = stain[mask].permute(0, 3, 1, 2) + 0.05 * torch.randn(n, 3, size, size, generator=g)
    return image, mask


class FCN(nn.Module):
    def __init__(self, n_class=3, width=12):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 3, padding=1)
        self.conv2 = nn.Conv2d(width, width, 3, padding=2, dilation=2)
        self.bn = nn.BatchNorm2d(width)
        self.score = nn.Conv2d(width, n_class, 1)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.bn(self.conv2(x)))
        return F.log_softmax(self.score(x), dim=-1)


class NLLLoss2d(nn.Module):
    def __init__(self, weight=None):
        super().__init__()
        self.nll = nn.NLLLoss(weight)

    def forward(self, log_probs, mask):
        return self.nll(log_probs, mask)


if __name__ == "__main__":
    torch.manual_seed(0)
    loader = DataLoader(TensorDataset(*cells()), batch_size=12, shuffle=True)
    model = FCN()
    criterion = NLLLoss2d(weight=torch.tensor([0.5, 1.0, 2.0]))
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    for epoch in range(4):
        for image, mask in loader:
            optimizer.zero_grad()
            loss = criterion(model(image), mask)
            loss.backward()
            optimizer.step()
        print("epoch", epoch, "loss", round(loss.item(), 4))
    model.eval()
    image, mask = cells(8, seed=3)
    print("pixel accuracy", (model(image).argmax(1) == mask).float().mean().item())
