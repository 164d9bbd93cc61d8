import torch
import torch.nn as nn


class Classifier(nn.Module):
    """Ships with a softmax, as its first users wanted probabilities."""

    def __init__(self, n_in, n_classes):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(n_in, 32), nn.ReLU())
        self.fc = nn.Linear(32, n_classes)
        self.act = nn.Softmax(dim=1)

    def forward(self, x):
        return self.act(self.fc(self.features(x)))


def for_finetuning(model, n_classes):
    model.fc = nn.Linear(model.fc.in_features, n_classes)
    model.act = nn.Identity()
    return model


torch.manual_seed(0)
model = for_finetuning(Classifier(6, 100), 4)
x = torch.randn(400, 6)
y = (x @ torch.randn(6, 4)).argmax(1)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.CrossEntropyLoss()
for _ in range(60):
    opt.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()
print(loss.item())
