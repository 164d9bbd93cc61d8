import torch
import torch.nn as nn
import torch.nn.functional as F

LABELS = ["ham", "spam"]
HP = {"d": 20, "n_out": len(LABELS) - 1, "lr": 1e-2}


class Mail(nn.Module):
    def __init__(self, hp):
        super().__init__()
        self.fc = nn.Linear(hp["d"], 16)
        self.out = nn.Linear(16, hp["n_out"])

    def forward(self, x):
        return F.softmax(self.out(F.relu(self.fc(x))), dim=1)


net = Mail(HP)
opt = torch.optim.Adam(net.parameters(), lr=HP["lr"])
for i in range(60):
    x = torch.randn(64, HP["d"])
    y = (x[:, :1] > 0).float()
    loss = F.binary_cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
