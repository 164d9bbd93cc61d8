import torch
from sklearn.datasets import load_wine

from predictors import BrierPredictor, LogProbPredictor, LogScorePredictor

wine = load_wine()
x = torch.tensor((wine.data - wine.data.mean(0)) / wine.data.std(0), dtype=torch.float32)
y = torch.tensor(wine.target)
for cls in (BrierPredictor, LogScorePredictor, LogProbPredictor):
    torch.manual_seed(0)
    model = cls(13, 3)
    opt = torch.optim.Adam(model.parameters(), lr=1e-2)
    for _ in range(60):
        opt.zero_grad()
        loss = model.loss(model(x), y)
        loss.backward()
        opt.step()
    print(f"{cls.__name__:18s} {loss.item():.4f} {(model(x).argmax(1) == y).float().mean().item():.3f}")
