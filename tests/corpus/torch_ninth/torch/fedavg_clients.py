import copy

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

N_CLIENTS, ROUNDS, LOCAL_EPOCHS = 5, 4, 2


class DigitNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.fc1 = nn.Linear(8 * 16, 32)
        self.fc2 = nn.Linear(32, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.relu(self.fc1(x.flatten(1)))
        x = self.fc2(x)
        return F.softmax(x, dim=1)


class Client:
    def __init__(self, cid, images, labels):
        self.cid, self.images, self.labels = cid, images, labels
        self.loss_func = nn.CrossEntropyLoss()

    def local_update(self, net):
        net.train()
        opt = torch.optim.SGD(net.parameters(), lr=0.1)
        epoch_loss = []
        for _ in range(LOCAL_EPOCHS):
            for idx in torch.randperm(len(self.images)).split(32):
                net.zero_grad()
                log_probs = net(self.images[idx])
                loss = self.loss_func(log_probs, self.labels[idx])
                loss.backward()
                opt.step()
                epoch_loss.append(loss.item())
        return net.state_dict(), sum(epoch_loss) / len(epoch_loss)


def average(weights):
    avg = copy.deepcopy(weights[0])
    for key in avg:
        avg[key] = torch.stack([w[key] for w in weights]).mean(0)
    return avg


X, y = load_digits(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32).view(-1, 1, 8, 8) / 16
y = torch.tensor(y)
parts = torch.randperm(1500).chunk(N_CLIENTS)
clients = [Client(i, X[p], y[p]) for i, p in enumerate(parts)]
global_model = DigitNet()
for rnd in range(ROUNDS):
    results = [c.local_update(copy.deepcopy(global_model)) for c in clients]
    global_model.load_state_dict(average([w for w, _ in results]))
    with torch.no_grad():
        acc = (global_model(X[1500:]).argmax(1) == y[1500:]).float().mean()
    print(f"round {rnd}: loss {sum(l for _, l in results) / N_CLIENTS:.3f} acc {acc:.3f}")
