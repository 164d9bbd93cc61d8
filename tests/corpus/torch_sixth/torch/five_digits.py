import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn, optim

X, y = load_digits(n_class=5, return_X_y=True)
Xtr, Xte, ytr, yte = train_test_split(X / 16.0, y, random_state=0)

network = nn.Sequential(
    nn.Unflatten(1, (1, 8, 8)),
    nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(72, 10),
)
loss_fn = nn.CrossEntropyLoss()
opt = optim.Adam(network.parameters(), lr=1e-2)
inputs, targets = torch.tensor(Xtr).float(), torch.tensor(ytr)
for epoch in range(15):
    opt.zero_grad()
    loss = loss_fn(network(inputs), targets)
    loss.backward()
    opt.step()
with torch.no_grad():
    guess = network(torch.tensor(Xte).float()).argmax(dim=1)
print(loss.item(), (guess.numpy() == yte).mean())
