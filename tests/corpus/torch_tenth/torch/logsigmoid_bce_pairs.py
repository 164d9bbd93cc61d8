import torch
import torch.nn as nn
import torch.nn.functional as F

N_USERS, N_ITEMS, DIM = 80, 50, 12


class MatrixFactorisation(nn.Module):
    def __init__(self):
        super().__init__()
        self.user = nn.Embedding(N_USERS, DIM)
        self.item = nn.Embedding(N_ITEMS, DIM)
        self.item_bias = nn.Embedding(N_ITEMS, 1)

    def forward(self, u, i):
        dot = (self.user(u) * self.item(i)).sum(-1)
        return F.logsigmoid(dot + self.item_bias(i).squeeze(-1))


torch.manual_seed(0)
taste = torch.randn(N_USERS, 3) @ torch.randn(3, N_ITEMS)
mf = MatrixFactorisation()
opt = torch.optim.Adagrad(mf.parameters(), lr=0.1)
for step in range(200):
    u, i = torch.randint(N_USERS, (256,)), torch.randint(N_ITEMS, (256,))
    clicked = (taste[u, i] > 0).float()
    pred = mf(u, i)
    loss = F.binary_cross_entropy(pred, clicked)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
