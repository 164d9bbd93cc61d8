import lightning as L
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import MulticlassPrecision, MulticlassRecall

ACTIVITIES = ["walk", "run", "climb", "sit"]


def imu(n, seed):
    g = torch.Generator().manual_seed(seed)
    y = torch.multinomial(torch.tensor([0.5, 0.2, 0.1, 0.2]), n, replacement=True, generator=g)
    freq = torch.tensor([2.0, 4.0, 1.5, 0.1])[y]
    amp = torch.tensor([1.0, 2.0, 1.2, 0.1])[y]
    t = torch.linspace(0, 3, 30)
    x = amp[:, None] * torch.sin(freq[:, None] * t * 3.14) + 0.5 * torch.randn(n, 30, generator=g)
    return TensorDataset(x, y)


class GaitModel(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(30, 32), nn.ReLU(), nn.Linear(32, len(ACTIVITIES)))
        self.loss = nn.CrossEntropyLoss()
        self.scores = MetricCollection({
            "precision": MulticlassPrecision(len(ACTIVITIES), average="macro"),
            "recall": MulticlassRecall(len(ACTIVITIES), average="macro"),
        })

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, batch_idx):
        x, y = batch
        return self.loss(self(x), y)

    def validation_step(self, batch, batch_idx):
        x, y = batch
        y_pred = self(x).argmax(dim=1)
        self.scores.update(y, y_pred)

    def on_validation_epoch_end(self):
        self.log_dict(self.scores.compute())
        self.scores.reset()

    def configure_optimizers(self):
        opt = torch.optim.Adam(self.parameters(), lr=1e-3)
        return {"optimizer": opt, "lr_scheduler": torch.optim.lr_scheduler.ExponentialLR(opt, 0.9)}


L.seed_everything(3)
trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False,
                    enable_progress_bar=False, enable_model_summary=False, num_sanity_val_steps=0)
trainer.fit(GaitModel(), DataLoader(imu(480, 0), 32, shuffle=True), DataLoader(imu(160, 1), 80))
print({k: round(float(v), 3) for k, v in trainer.callback_metrics.items()})
