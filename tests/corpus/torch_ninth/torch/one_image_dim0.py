import torch
import torch.nn as nn
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = torch.tensor(X / 16, dtype=torch.float32).reshape(-1, 1, 8, 8)
y = torch.tensor(y)

model = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(288, 10))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(3):
    for i in torch.randperm(1500).split(50):
        opt.zero_grad()
        loss_fn(model(X[i]), y[i]).backward()
        opt.step()


@torch.no_grad()
def explain(img, topk=3):
    output = model(img.unsqueeze(0))
    probabilities = torch.nn.functional.softmax(output[0], dim=0)
    p, k = torch.topk(probabilities, topk)
    return [(int(c), round(float(v), 3)) for c, v in zip(k, p)]


@torch.no_grad()
def explain_squeezed(img):
    scores = model(img[None]).squeeze(0)
    return scores.softmax(0).max().item()


for n in (1600, 1700):
    print(int(y[n]), explain(X[n]), explain_squeezed(X[n]))
