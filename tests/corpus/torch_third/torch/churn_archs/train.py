import torch
from torch import nn
from sklearn.datasets import make_classification

from archs import build

X, y = make_classification(900, 18, n_informative=9, random_state=12)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).unsqueeze(1)
X_tr, X_va, y_tr, y_va = X[:700], X[700:], y[:700], y[700:]


def main(arch="deep", epochs=12, batch=70):
    model = build(arch, X.shape[1])
    loss_fn = nn.BCEWithLogitsLoss()
    opt = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(epochs):
        model.train()
        for b in torch.randperm(len(X_tr)).split(batch):
            opt.zero_grad()
            loss = loss_fn(model(X_tr[b]), y_tr[b])
            loss.backward()
            opt.step()
        model.eval()
        with torch.no_grad():
            val = loss_fn(model(X_va), y_va)
        print(f"{epoch:2d} train {loss.item():.3f} valid {val.item():.3f}")


if __name__ == "__main__":
    main("deep")
