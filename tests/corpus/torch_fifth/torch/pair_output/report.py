import torch


def confident(model, x, at_least=0.5):
    model.eval()
    with torch.no_grad():
        *_, proba = model(x)
    best, cls = proba.max(dim=1)
    return cls, best > at_least


def calibration(model, x, y, bins=5):
    with torch.no_grad():
        proba = model(x)[-1]
    conf, cls = proba.max(1)
    edges = torch.linspace(0, 1, bins + 1)
    for lo, hi in zip(edges, edges[1:]):
        m = (conf > lo) & (conf <= hi)
        if m.any():
            print(f"{lo:.1f}-{hi:.1f}  conf {conf[m].mean():.2f}  acc {(cls[m] == y[m]).float().mean():.2f}")
