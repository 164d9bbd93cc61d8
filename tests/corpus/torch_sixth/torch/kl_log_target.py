import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

digits = load_digits()
x = torch.from_numpy(digits.data).float() / 16
y = torch.from_numpy(digits.target)

make = lambda w: nn.Sequential(nn.Linear(64, w), nn.ReLU(), nn.Linear(w, 10))
teacher, student = make(128), make(12)


def train(net, loss_of, steps=60):
    opt = torch.optim.Adam(net.parameters(), 5e-3)
    for _ in range(steps):
        idx = torch.randint(0, 1500, (128,))
        loss = loss_of(net(x[idx]), idx)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()


kl = nn.KLDivLoss(reduction="batchmean", log_target=True)
T = 3.0


def distil(s_logits, idx):
    with torch.no_grad():
        soft = F.softmax(teacher(x[idx]) / T, dim=1)
    return kl(F.log_softmax(s_logits / T, dim=1), soft) * T * T


print("teacher", train(teacher, lambda z, idx: F.cross_entropy(z, y[idx])))
print("student", train(student, distil))
print((student(x[1500:]).argmax(1) == y[1500:]).float().mean().item())
