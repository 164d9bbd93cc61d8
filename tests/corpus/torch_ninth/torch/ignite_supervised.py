import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset
from ignite.engine import Events, create_supervised_evaluator, create_supervised_trainer
from ignite.metrics import Accuracy, Loss


class Shapes(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, stride=2)
        self.fc = nn.Linear(8 * 7 * 7, classes)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, img):
        h = torch.relu(self.conv(img)).flatten(1)
        return self.softmax(self.fc(h))


def loaders(batch):
    img = torch.rand(512, 1, 16, 16)
    label = torch.randint(0, 4, (512,))
    img[torch.arange(512), 0, label * 3, :] = 2.0
    ds = TensorDataset(img, label)
    return DataLoader(ds, batch_size=batch, shuffle=True), DataLoader(ds, batch_size=256)


device = "cuda" if torch.cuda.is_available() else "cpu"
train_loader, val_loader = loaders(32)
model = Shapes(4).to(device)
criterion = nn.CrossEntropyLoss()
optimizer = optim.RMSprop(model.parameters(), lr=1e-3)
trainer = create_supervised_trainer(model, optimizer, criterion, device=device)
evaluator = create_supervised_evaluator(model, metrics={"acc": Accuracy(), "ce": Loss(criterion)}, device=device)


@trainer.on(Events.EPOCH_COMPLETED)
def log_validation(engine):
    evaluator.run(val_loader)
    print(engine.state.epoch, evaluator.state.metrics)


trainer.run(train_loader, max_epochs=5)
