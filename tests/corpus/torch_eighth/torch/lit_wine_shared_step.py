import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class WineClassifier(pl.LightningModule):
    def __init__(self, in_dim, n_classes, hidden=32, lr=1e-2):
        super().__init__()
        self.save_hyperparameters()
        self.l1 = nn.Linear(in_dim, hidden)
        self.l2 = nn.Linear(hidden, n_classes)

    def forward(self, x):
        h = F.relu(self.l1(x))
        return F.softmax(self.l2(h), dim=1)

    def _shared_step(self, batch):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        acc = (y_hat.argmax(dim=1) == y).float().mean()
        return loss, acc

    def training_step(self, batch, batch_idx):
        loss, acc = self._shared_step(batch)
        self.log_dict({"train_loss": loss, "train_acc": acc})
        return loss

    def validation_step(self, batch, batch_idx):
        loss, acc = self._shared_step(batch)
        self.log_dict({"val_loss": loss, "val_acc": acc}, prog_bar=True)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


if __name__ == "__main__":
    data = load_wine()
    x_tr, x_va, y_tr, y_va = train_test_split(data.data, data.target, stratify=data.target, random_state=0)
    sc = StandardScaler().fit(x_tr)
    as_ds = lambda x, y: TensorDataset(torch.from_numpy(sc.transform(x)).float(), torch.from_numpy(y).long())
    trainer = pl.Trainer(max_epochs=3, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
    trainer.fit(WineClassifier(13, 3), DataLoader(as_ds(x_tr, y_tr), 16), DataLoader(as_ds(x_va, y_va), 16))
    print(trainer.callback_metrics)
