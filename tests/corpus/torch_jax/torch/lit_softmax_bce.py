import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Leaves(Dataset):
    CLASSES = ("oak", "birch", "maple", "elm")

    def __init__(self, n=200):
        gen = torch.Generator().manual_seed(7)
        self.y = torch.multinomial(torch.tensor([0.4, 0.3, 0.2, 0.1]), n, replacement=True, generator=gen)
        self.x = torch.randn(n, 9, generator=gen) + self.y[:, None] * torch.linspace(-1, 1, 9)

    def __len__(self):
        return self.y.numel()

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class LeafModule(pl.LightningModule):
    def __init__(self, num_classes=4):
        super().__init__()
        self.num_classes = num_classes
        self.fc1 = nn.Linear(9, 16)
        self.fc2 = nn.Linear(16, num_classes)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = self.fc2(x)
        return F.softmax(x, dim=1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        probs = self.forward(x)
        target = F.one_hot(y, num_classes=self.num_classes).float()
        loss = F.binary_cross_entropy(probs, target)
        return {"loss": loss}

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=5e-3)


if __name__ == "__main__":
    trainer = pl.Trainer(max_epochs=2, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
    trainer.fit(LeafModule(), DataLoader(Leaves(), batch_size=20, shuffle=True))
