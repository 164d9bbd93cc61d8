import torch
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

from build import build_loss, build_model, threshold
from config import Config


def main(cfg):
    X, y = load_breast_cancer(return_X_y=True)
    X, y = torch.tensor(scale(X), dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
    model, loss_fn = build_model(cfg), build_loss(cfg)
    opt = torch.optim.Adam(model.parameters(), lr=cfg.lr)
    for epoch in range(cfg.epochs):
        for b in torch.randperm(450).split(50):
            loss = loss_fn(model(X[b]), y[b])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        benign = model(X[450:]) > threshold(cfg)
    print(cfg.logits, loss.item(), (benign == y[450:].bool()).float().mean().item())


if __name__ == "__main__":
    main(Config())
    main(Config(logits=False))
