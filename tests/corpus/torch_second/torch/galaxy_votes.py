"""Galaxy morphology from volunteer answers (crowd labels)."""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchmetrics.classification import MulticlassAccuracy

SHAPES = ["smooth", "disk", "artefact"]
VOTES = [
    [31, 6, 1], [4, 27, 2], [12, 20, 3], [38, 1, 0], [2, 33, 4], [3, 5, 29],
    [25, 11, 2], [6, 30, 1], [1, 2, 35], [19, 17, 3], [8, 24, 6], [34, 3, 2],
    [2, 4, 28], [28, 9, 1], [5, 31, 3], [15, 18, 4],
]


class GalaxyVotes(Dataset):
    def __init__(self, repeats=12, pixels=14):
        g = torch.Generator().manual_seed(0)
        grid = torch.stack(torch.meshgrid(torch.linspace(-1, 1, pixels), torch.linspace(-1, 1, pixels), indexing="ij"))
        self.images, self.votes = [], []
        for _ in range(repeats):
            for row in VOTES:
                winner = max(range(3), key=row.__getitem__)
                if winner == 0:
                    img = torch.exp(-4 * (grid ** 2).sum(0))
                elif winner == 1:
                    img = torch.exp(-3 * grid[0] ** 2 - 25 * grid[1] ** 2)
                else:
                    img = (grid[0].abs() < 0.15).float()
                self.images.append((img + 0.1 * torch.randn(img.shape, generator=g)).unsqueeze(0))
                self.votes.append(torch.tensor(row, dtype=torch.float32))

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return self.images[i], self.votes[i]


class ShapeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 12, 3), nn.ReLU())
        self.fc = nn.LazyLinear(len(SHAPES))

    def forward(self, image):
        return self.fc(self.conv(image).flatten(1))


if __name__ == "__main__":
    torch.manual_seed(0)
    loader = DataLoader(GalaxyVotes(), batch_size=32, shuffle=True)
    model = ShapeNet()
    model(next(iter(loader))[0])
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    accuracy = MulticlassAccuracy(num_classes=len(SHAPES), average="micro")
    for epoch in range(3):
        for image, votes in loader:
            logits = model(image)
            loss = nn.functional.cross_entropy(logits, votes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            accuracy.update(logits.detach(), votes)
        print(epoch, f"loss {loss.item():.3f}", f"accuracy {accuracy.compute().item():.3f}")
        accuracy.reset()
