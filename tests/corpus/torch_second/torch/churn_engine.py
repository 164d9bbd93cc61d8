import numpy as np
import torch
from sklearn.datasets import make_classification
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset


def soften(y, low=0.05, high=0.95):
    return np.where(y == 1, high, low)


class ChurnTable(Dataset):
    def __init__(self, features, targets):
        self.features = features
        self.targets = targets

    def __len__(self):
        return len(self.targets)

    def __getitem__(self, idx):
        if torch.is_tensor(idx):
            idx = idx.tolist()
        sample = torch.tensor(self.features[idx], dtype=torch.float)
        target = torch.tensor(self.targets[idx], dtype=torch.long)
        return {"x": sample, "y": target}


class Engine:
    def __init__(self, model, optimizer):
        self.model, self.optimizer = model, optimizer

    @staticmethod
    def loss_fn(outputs, targets):
        return nn.BCEWithLogitsLoss()(outputs, targets.view(-1, 1).float())

    def train(self, loader):
        self.model.train()
        final = 0.0
        for batch in loader:
            self.optimizer.zero_grad()
            outputs = self.model(batch["x"])
            loss = self.loss_fn(outputs, batch["y"])
            loss.backward()
            self.optimizer.step()
            final += loss.item()
        return final / len(loader)

    @torch.no_grad()
    def scores(self, x):
        self.model.eval()
        return self.model(x).flatten().numpy()


X, y = make_classification(900, 15, n_informative=6, random_state=11)
dataset = ChurnTable(X, soften(y))
train_loader = DataLoader(Subset(dataset, range(700)), batch_size=50, shuffle=True)
model = nn.Sequential(nn.Linear(15, 32), nn.ReLU(), nn.Dropout(0.1), nn.Linear(32, 1))
engine = Engine(model, torch.optim.Adam(model.parameters(), lr=3e-3))
for epoch in range(4):
    print("epoch", epoch, "loss", engine.train(train_loader))
test = torch.tensor(X[700:], dtype=torch.float)
print("AUC", roc_auc_score(y[700:], engine.scores(test)))
