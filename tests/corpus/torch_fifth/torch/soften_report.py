import torch
from torch import nn
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_tr, X_te, y_tr, y_te = (torch.as_tensor(a) for a in train_test_split(X, y, test_size=0.3, random_state=0, stratify=y))
X_tr, X_te = X_tr.float(), X_te.float()


class IrisModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.BatchNorm1d(4), nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))

    def forward(self, x):
        return self.layers(x)

    @torch.no_grad()
    def predict_proba(self, x):
        self.eval()
        return nn.functional.softmax(self(x), dim=1)


def softened(model, x, temperature=2.0):
    """same classes, less extreme confidence"""
    proba = model.predict_proba(x)
    return nn.functional.softmax(proba / temperature, dim=1)


model = IrisModel()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(100):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(model(X_tr), y_tr)
    loss.backward()
    opt.step()
conf = softened(model, X_te)
print("accuracy", (conf.argmax(1) == y_te).float().mean().item())
print("mean confidence", conf.amax(1).mean().item())
