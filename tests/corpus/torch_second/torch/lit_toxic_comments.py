import lightning as L
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import Accuracy
from torchmetrics.functional import f1_score

LABELS = ["toxic", "obscene", "threat"]


def corpus(n, seed=0):
    g = torch.Generator().manual_seed(seed)
    ids = torch.randint(10, 200, (n, 16), generator=g)
    y = (torch.rand(n, len(LABELS), generator=g) < 0.35).int()
    for k in range(len(LABELS)):
        ids[y[:, k] == 1, k] = k + 1
    return ids, y


class CommentModel(L.LightningModule):
    def __init__(self, vocab=200, dim=24):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.mix = nn.MultiheadAttention(dim, 2, batch_first=True)
        self.cls = nn.Linear(dim, len(LABELS))
        self.criterion = nn.BCEWithLogitsLoss(pos_weight=torch.full((len(LABELS),), 1.5))
        self.val_acc = Accuracy(task="multilabel", num_labels=len(LABELS))

    def forward(self, ids):
        e = self.emb(ids)
        h, _ = self.mix(e, e, e)
        return self.cls(h.amax(1))

    def training_step(self, batch, batch_idx):
        ids, y = batch
        return self.criterion(self(ids), y.float())

    def validation_step(self, batch, batch_idx):
        ids, y = batch
        out = self(ids)
        self.log("val_loss", self.criterion(out, y.float()))
        self.val_acc(out, y)
        self.log("val_acc", self.val_acc, on_step=False, on_epoch=True)
        hard = torch.round(out).clamp(0, 1).int()
        self.log("val_f1", f1_score(hard, y, task="multilabel", num_labels=len(LABELS)))

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=3e-3)


def main():
    L.seed_everything(5)
    train = DataLoader(TensorDataset(*corpus(320)), batch_size=32, shuffle=True)
    val = DataLoader(TensorDataset(*corpus(96, seed=1)), batch_size=16)
    trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False,
                        enable_progress_bar=False, enable_model_summary=False)
    trainer.fit(CommentModel(), train, val)
    print({k: round(float(v), 3) for k, v in trainer.callback_metrics.items()})


if __name__ == "__main__":
    main()
