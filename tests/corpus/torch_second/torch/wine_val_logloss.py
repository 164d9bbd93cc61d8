import numpy as np
import torch
from sklearn.datasets import load_wine
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler
from torch import nn


def build(n_in, n_out):
    return nn.Sequential(nn.Linear(n_in, 24), nn.SiLU(), nn.Linear(24, n_out))


def fit_fold(X_tr, y_tr, X_va, y_va, epochs=40):
    model = build(X_tr.shape[1], len(np.unique(y_tr)))
    optimiser = torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=1e-4)
    objective = nn.CrossEntropyLoss()
    xt, yt = torch.tensor(X_tr, dtype=torch.float32), torch.tensor(y_tr)
    for _ in range(epochs):
        optimiser.zero_grad()
        objective(model(xt), yt).backward()
        optimiser.step()
    model.eval()
    with torch.no_grad():
        oof = model(torch.tensor(X_va, dtype=torch.float32)).numpy()
    return {
        "acc": accuracy_score(y_va, oof.argmax(axis=1)),
        "logloss": log_loss(y_va, oof, labels=[0, 1, 2]),
    }


def main():
    X, y = load_wine(return_X_y=True)
    results = []
    for fold, (tr, va) in enumerate(StratifiedKFold(4, shuffle=True, random_state=1).split(X, y)):
        sc = StandardScaler().fit(X[tr])
        r = fit_fold(sc.transform(X[tr]), y[tr], sc.transform(X[va]), y[va])
        print(f"fold {fold}:", r)
        results.append(r)
    print("cv logloss", np.mean([r["logloss"] for r in results]))


if __name__ == "__main__":
    main()
