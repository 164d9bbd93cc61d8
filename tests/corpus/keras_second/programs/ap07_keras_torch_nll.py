import os

os.environ["KERAS_BACKEND"] = "torch"

import keras
import torch
from keras import layers
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

images, digits = load_digits(return_X_y=True)
pairs = TensorDataset(torch.tensor(images / 16.0, dtype=torch.float32), torch.tensor(digits))
train, held_out = torch.utils.data.random_split(pairs, [1500, 297])

net = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.LayerNormalization(),
        layers.Dense(10, activation="softmax"),
    ]
)
criterion = torch.nn.NLLLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)

for epoch in range(2):
    running = 0.0
    net.train()
    for xb, yb in DataLoader(train, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        out = net(xb)
        loss = criterion(out, yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    net.eval()
    with torch.no_grad():
        right = sum((net(xb).argmax(-1) == yb).sum().item() for xb, yb in DataLoader(held_out, batch_size=99))
    print(f"epoch {epoch}  loss {running / len(train):.4f}  held out {right / len(held_out):.3f}")
