import torch
from torch import nn

N_USERS, N_ITEMS = 200, 120


class NeuMF(nn.Module):
    def __init__(self, users, items, mf=8, mlp=16):
        super().__init__()
        self.user_mf = nn.Embedding(users, mf)
        self.item_mf = nn.Embedding(items, mf)
        self.user_mlp = nn.Embedding(users, mlp)
        self.item_mlp = nn.Embedding(items, mlp)
        layers = []
        for a, b in ((2 * mlp, 32), (32, 16)):
            layers += [nn.Linear(a, b), nn.ReLU(), nn.Dropout(0.1)]
        self.tower = nn.Sequential(*layers)
        self.affine_output = nn.Linear(16 + mf, 1)

    def forward(self, user, item):
        gmf = self.user_mf(user) * self.item_mf(item)
        mlp = self.tower(torch.cat([self.user_mlp(user), self.item_mlp(item)], dim=-1))
        rating = self.affine_output(torch.cat([gmf, mlp], dim=-1))
        return rating.squeeze(-1)


def interactions(n):
    u, i = torch.randint(N_USERS, (n,)), torch.randint(N_ITEMS, (n,))
    return u, i, ((u + i) % 3 == 0).float()


torch.manual_seed(0)
model = NeuMF(N_USERS, N_ITEMS)
criterion = nn.BCELoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(3):
    u, i, clicked = interactions(2048)
    for sl in torch.arange(2048).split(256):
        loss = criterion(model(u[sl], i[sl]), clicked[sl])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
