import torch
import torch.nn as nn
from sklearn.datasets import load_digits

from nets import student, teacher
from objectives import DistillLoss, teacher_targets


def batches(x, y, size):
    for idx in torch.randperm(len(x)).split(size):
        yield x[idx], y[idx]


def fit_teacher(model, x, y, epochs=3):
    opt = torch.optim.Adam(model.parameters(), lr=3e-3)
    ce = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for xb, yb in batches(x, y, 64):
            opt.zero_grad()
            ce(model(xb), yb).backward()
            opt.step()
    return model.eval()


def main():
    torch.manual_seed(0)
    X, y = load_digits(return_X_y=True)
    X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
    teachers = [fit_teacher(teacher(i), X[:1400], y[:1400]) for i in range(3)]
    small = student()
    criterion = DistillLoss()
    opt = torch.optim.Adam(small.parameters(), lr=3e-3)
    for epoch in range(4):
        for xb, yb in batches(X[:1400], y[:1400], 64):
            soft = teacher_targets(teachers, xb, criterion.T)
            loss = criterion(small(xb), yb, soft)
            opt.zero_grad()
            loss.backward()
            opt.step()
        acc = (small(X[1400:]).argmax(1) == y[1400:]).float().mean().item()
        print(epoch, round(loss.item(), 3), round(acc, 3))
    votes = teacher_targets(teachers, X[1400:], 1.0)
    print("teachers", (votes.argmax(1) == y[1400:]).float().mean().item())


if __name__ == "__main__":
    main()
