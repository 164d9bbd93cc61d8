import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits


class ComposerLike(nn.Module):
    def forward(self, batch):
        raise NotImplementedError

    def loss(self, outputs, batch):
        raise NotImplementedError

    def eval_forward(self, batch):
        return self(batch)


class MixerDigits(ComposerLike):
    def __init__(self, patches=16, dim=32):
        super().__init__()
        self.embed = nn.Linear(4, dim)
        self.token = nn.Sequential(nn.Linear(patches, 32), nn.GELU(), nn.Linear(32, patches))
        self.channel = nn.Sequential(nn.Linear(dim, 64), nn.GELU(), nn.Linear(64, dim))
        self.head = nn.Linear(dim, 10)

    def forward(self, batch):
        x, _ = batch
        x = self.embed(x.unfold(1, 2, 2).unfold(2, 2, 2).reshape(len(x), 16, 4))
        x = x + self.token(x.transpose(1, 2)).transpose(1, 2)
        x = x + self.channel(x)
        return self.head(x.mean(1))

    def loss(self, outputs, batch):
        _, targets = batch
        return F.cross_entropy(outputs, targets)

    def eval_forward(self, batch):
        return F.softmax(self(batch), dim=-1)


class MiniTrainer:
    def __init__(self, model, train_dataloader, eval_dataloader, optimizers, max_duration="3ep"):
        self.model, self.train_dl, self.eval_dl, self.opt = model, train_dataloader, eval_dataloader, optimizers
        self.epochs = int(max_duration.removesuffix("ep"))

    def fit(self):
        for epoch in range(self.epochs):
            self.model.train()
            for batch in self.train_dl:
                outputs = self.model(batch)
                loss = self.model.loss(outputs, batch)
                loss.backward()
                self.opt.step()
                self.opt.zero_grad()
            print(epoch, self.evaluate())

    @torch.no_grad()
    def evaluate(self):
        self.model.eval()
        conf, hits, n = 0.0, 0, 0
        for batch in self.eval_dl:
            p = self.model.eval_forward(batch)
            conf += p.max(-1).values.sum().item()
            hits += (p.argmax(-1) == batch[1]).sum().item()
            n += len(p)
        return {"accuracy": hits / n, "confidence": conf / n}


X, y = load_digits(return_X_y=True)
ds = TensorDataset(torch.tensor(X / 16).float().view(-1, 8, 8), torch.tensor(y))
train, test = torch.utils.data.random_split(ds, [1400, len(ds) - 1400])
model = MixerDigits()
MiniTrainer(model, DataLoader(train, 64, shuffle=True), DataLoader(test, 256), torch.optim.Adam(model.parameters(), 3e-3)).fit()
