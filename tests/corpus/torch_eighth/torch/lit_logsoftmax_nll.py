import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics.functional import accuracy


class LitMNIST(pl.LightningModule):
    def __init__(self, hidden_size=64, learning_rate=2e-3):
        super().__init__()
        self.hidden_size, self.learning_rate = hidden_size, learning_rate
        self.model = nn.Sequential(
            nn.Flatten(),
            nn.Linear(64, hidden_size), nn.ReLU(), nn.Dropout(0.1),
            nn.Linear(hidden_size, 10),
        )

    def forward(self, x):
        x = self.model(x)
        return F.log_softmax(x, dim=1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        logits = self(x)
        return F.nll_loss(logits, y)

    def validation_step(self, batch, batch_idx):
        x, y = batch
        logits = self(x)
        loss = F.nll_loss(logits, y)
        preds = torch.argmax(logits, dim=1)
        self.log("val_loss", loss)
        self.log("val_acc", accuracy(preds, y, task="multiclass", num_classes=10))

    def predict_step(self, batch, batch_idx):
        return self(batch[0]).exp()

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.learning_rate)


X, y = load_digits(return_X_y=True)
ds = TensorDataset(torch.tensor(X / 16, dtype=torch.float32).view(-1, 1, 8, 8), torch.tensor(y))
tr, va = torch.utils.data.random_split(ds, [1500, len(ds) - 1500])
trainer = pl.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(LitMNIST(), DataLoader(tr, 64, shuffle=True), DataLoader(va, 64))
print(trainer.callback_metrics)
