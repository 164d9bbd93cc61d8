import torch
from accelerate import Accelerator
from sklearn.datasets import load_digits
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split


def build():
    return nn.Sequential(
        nn.Unflatten(1, (1, 8, 8)),
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.LazyLinear(10),
        nn.Softmax(1),
    )


def evaluate(accelerator, model, loader):
    model.eval()
    right = total = 0
    for xb, yb in loader:
        with torch.inference_mode():
            pred = model(xb).argmax(dim=1)
        pred, yb = accelerator.gather_for_metrics((pred, yb))
        right += (pred == yb).sum().item()
        total += len(yb)
    return right / total


def main():
    accelerator = Accelerator(cpu=True)
    x, y = load_digits(return_X_y=True)
    ds = TensorDataset(torch.tensor(x / 16, dtype=torch.float32), torch.tensor(y))
    train, val = random_split(ds, [1500, len(ds) - 1500])
    train_dl, val_dl = DataLoader(train, 64, shuffle=True), DataLoader(val, 64)
    model = build()
    model(ds[0][0][None])
    optimizer = optim.AdamW(model.parameters(), lr=3e-3)
    model, optimizer, train_dl, val_dl = accelerator.prepare(model, optimizer, train_dl, val_dl)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(3):
        model.train()
        for xb, yb in train_dl:
            with accelerator.accumulate(model):
                loss = criterion(model(xb), yb)
                accelerator.backward(loss)
                optimizer.step()
                optimizer.zero_grad()
        accelerator.print(epoch, loss.item(), evaluate(accelerator, model, val_dl))


if __name__ == "__main__":
    main()
