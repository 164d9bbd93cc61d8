import torch
from ignite.engine import Engine, Events
from ignite.metrics import Accuracy, Loss, Precision, Recall
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

x = torch.randn(1000, 10)
y = (x[:, 0] * x[:, 1] > 0).float()
train_loader = DataLoader(TensorDataset(x[:800], y[:800]), batch_size=50, shuffle=True)
val_loader = DataLoader(TensorDataset(x[800:], y[800:]), batch_size=100)

model = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 1), nn.Flatten(0))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)


def train_step(engine, batch):
    model.train()
    optimizer.zero_grad()
    xb, yb = batch
    loss = criterion(model(xb), yb)
    loss.backward()
    optimizer.step()
    return loss.item()


def eval_step(engine, batch):
    model.eval()
    with torch.no_grad():
        xb, yb = batch
        return model(xb), yb


def rounded(output):
    y_pred, y = output
    return torch.round(torch.sigmoid(y_pred)), y


trainer, evaluator = Engine(train_step), Engine(eval_step)
Accuracy(output_transform=rounded).attach(evaluator, "accuracy")
Precision(output_transform=rounded).attach(evaluator, "precision")
Recall(output_transform=rounded).attach(evaluator, "recall")
Loss(criterion).attach(evaluator, "bce")


@trainer.on(Events.EPOCH_COMPLETED(every=2))
def validate(engine):
    evaluator.run(val_loader)
    print(engine.state.epoch, evaluator.state.metrics)


trainer.run(train_loader, max_epochs=6)
