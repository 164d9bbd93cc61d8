import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset
import pytorch_lightning as pl
from torchmetrics import Accuracy

NUM = 4


class MixedRows(Dataset):
    def __init__(self, n=256):
        self.y = torch.randint(NUM, (n,))
        self.x = torch.randn(n, 10) + F.one_hot(self.y, 10)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], F.one_hot(self.y[i], NUM).float()


class LitRows(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, NUM))
        self.criterion = nn.CrossEntropyLoss()
        self.val_acc = Accuracy(task="multiclass", num_classes=NUM)

    def training_step(self, batch, _):
        x, y = batch
        return self.criterion(self.model(x), y)

    def validation_step(self, batch, _):
        x, y = batch
        logits = self.model(x)
        self.val_acc(logits, y)
        self.log("val_acc", self.val_acc)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-3)


trainer = pl.Trainer(max_epochs=1, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(LitRows(), DataLoader(MixedRows(), 32), DataLoader(MixedRows(64), 32))
