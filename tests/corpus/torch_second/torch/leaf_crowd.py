import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchmetrics.classification import MulticlassAccuracy, MulticlassF1Score


class CrowdLeaves(Dataset):
    """answers of 11 volunteers per leaf, four species"""

    species = ("oak", "beech", "birch", "lime")

    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        truth = torch.randint(0, 4, (n,), generator=g)
        self.x = torch.randn(n, 8, generator=g)
        self.x[torch.arange(n), truth] += 2.0
        belief = torch.full((n, 4), 0.1)
        belief[torch.arange(n), truth] = 0.7
        answers = torch.multinomial(belief, 11, replacement=True, generator=g)
        self.counts = nn.functional.one_hot(answers, 4).sum(1)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        counts = self.counts[i].float()
        return self.x[i], counts / counts.sum()


class SoftLabelTrainer:
    def __init__(self, model, n_classes, lr=5e-3):
        self.model = model
        self.criterion = nn.CrossEntropyLoss()
        self.opt = torch.optim.Adam(model.parameters(), lr=lr)
        self.metrics = [MulticlassAccuracy(n_classes, average="micro"), MulticlassF1Score(n_classes)]

    def fit(self, loader, epochs):
        for epoch in range(epochs):
            for x, share in loader:
                loss = self.criterion(self.model(x), share)
                self.opt.zero_grad()
                loss.backward()
                self.opt.step()
            print(epoch, loss.item())

    @torch.no_grad()
    def evaluate(self, loader):
        for x, share in loader:
            majority = share.argmax(dim=1)
            for m in self.metrics:
                m.update(self.model(x), majority)
        return {type(m).__name__: m.compute().item() for m in self.metrics}


if __name__ == "__main__":
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, len(CrowdLeaves.species)))
    trainer = SoftLabelTrainer(net, len(CrowdLeaves.species))
    trainer.fit(DataLoader(CrowdLeaves(600, 0), batch_size=40, shuffle=True), epochs=3)
    print(trainer.evaluate(DataLoader(CrowdLeaves(200, 1), batch_size=100)))
