import pytorch_lightning as pl
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics.classification import MultilabelF1Score


class Tagger(pl.LightningModule):
    def __init__(self, n_tags=4, lr=3e-3):
        super().__init__()
        self.save_hyperparameters()
        self.layer_1 = nn.Linear(12, 32)
        self.layer_2 = nn.Linear(32, n_tags)
        self.criterion = nn.BCEWithLogitsLoss()
        self.val_f1 = MultilabelF1Score(num_labels=n_tags, threshold=0.4)

    def forward(self, x):
        return self.layer_2(torch.relu(self.layer_1(x)))

    def training_step(self, batch, batch_idx):
        x, tags = batch
        loss = self.criterion(self(x), tags)
        self.log("train_loss", loss)
        return loss

    def validation_step(self, batch, batch_idx):
        x, tags = batch
        scores = self(x)
        self.val_f1(scores, tags.int())
        self.log("val_f1", self.val_f1, on_epoch=True)
        self.log("val_loss", self.criterion(scores, tags))

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


x = torch.randn(400, 12)
tags = (x[:, :4] > 0.2).float()
dl = DataLoader(TensorDataset(x, tags), batch_size=4)
trainer = pl.Trainer(max_epochs=1, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
trainer.fit(Tagger(), dl, dl)
print(trainer.callback_metrics)
