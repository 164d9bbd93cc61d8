import torch
import torchmetrics
from lightning.pytorch import LightningModule, Trainer
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class LitBase(LightningModule):
    def __init__(self, out):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(10, 24), nn.LeakyReLU())
        self.head = nn.Linear(24, out)
        self.criterion = nn.BCEWithLogitsLoss()

    def forward(self, x):
        return self.head(self.backbone(x))

    def configure_optimizers(self):
        opt = torch.optim.AdamW(self.parameters(), lr=1e-3)
        return [opt], [torch.optim.lr_scheduler.CosineAnnealingLR(opt, 2)]


class LitBinary(LitBase):
    def __init__(self):
        super().__init__(1)
        self.acc = torchmetrics.Accuracy(task="binary")
        self.auc = torchmetrics.classification.BinaryAUROC()

    def training_step(self, batch, _):
        x, y = batch
        logits = self(x).squeeze(1)
        loss = self.criterion(logits, y)
        probs = torch.sigmoid(logits)
        self.acc(probs, y.int())
        self.auc(probs, y.int())
        self.log("acc", self.acc, on_epoch=True, on_step=False)
        return loss


class LitMultilabel(LitBase):
    def __init__(self, labels=5):
        super().__init__(labels)
        self.f1 = torchmetrics.classification.MultilabelF1Score(num_labels=labels, threshold=0.4)
        self.ap = torchmetrics.classification.MultilabelAveragePrecision(num_labels=labels)

    def training_step(self, batch, _):
        x, y = batch
        logits = self(x)
        probs = logits.sigmoid()
        self.f1(probs, y.int())
        self.ap(probs, y.int())
        return self.criterion(logits, y)


def run(model, y):
    loader = DataLoader(TensorDataset(torch.randn(60, 10), y), 30)
    trainer = Trainer(max_epochs=1, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
    trainer.fit(model, loader)
    return trainer.callback_metrics


if __name__ == "__main__":
    print(run(LitBinary(), torch.randint(0, 2, (60,)).float()))
    m = LitMultilabel()
    run(m, (torch.rand(60, 5) > 0.7).float())
    print(m.f1.compute().item())
