import torch
from torch import nn

LABEL2ID = {"north": 0, "south": 1, "east": 2, "west": 3}
ID2LABEL = {v: k for k, v in LABEL2ID.items()}


class DialectClassifier(nn.Module):
    def __init__(self, n_mfcc=13, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(n_mfcc, hidden, bidirectional=True, batch_first=True)
        self.proj = nn.Linear(2 * hidden, max(ID2LABEL))

    def forward(self, frames):
        out, _ = self.lstm(frames)
        return self.proj(out.mean(dim=1))


def utterances(n):
    names = list(LABEL2ID)
    picked = [names[int(i)] for i in torch.randint(0, 4, (n,))]
    y = torch.tensor([LABEL2ID[p] for p in picked])
    x = torch.randn(n, 30, 13)
    x[torch.arange(n), :, y] += 0.8
    return x, y


net = DialectClassifier()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for it in range(40):
    x, y = utterances(48)
    opt.zero_grad()
    loss = loss_fn(net(x), y)
    loss.backward()
    opt.step()
x, y = utterances(10)
print([ID2LABEL[int(i)] for i in net(x).argmax(1)])
