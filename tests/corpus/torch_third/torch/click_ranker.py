import torch
import torch.nn as nn

N_USERS, N_ITEMS, DIM = 40, 60, 8
torch.manual_seed(4)
taste_u, taste_i = torch.randn(N_USERS, 3), torch.randn(N_ITEMS, 3)


class ClickModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.user = nn.Embedding(N_USERS, DIM)
        self.item = nn.Embedding(N_ITEMS, DIM)
        self.bias = nn.Embedding(N_ITEMS, 1)

    def forward(self, u, i):
        return (self.user(u) * self.item(i)).sum(1) + self.bias(i).squeeze(1)


def log_batch(n=256):
    u, i = torch.randint(0, N_USERS, (n,)), torch.randint(0, N_ITEMS, (n,))
    clicked = ((taste_u[u] * taste_i[i]).sum(1) > 0).float()
    return {"user": u, "item": i, "clicked": clicked}


model = ClickModel()
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adagrad(model.parameters(), lr=0.1)
for step in range(150):
    batch = log_batch()
    logits = model(batch["user"], batch["item"])
    loss = criterion(batch["clicked"], logits)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 0:
        print(step, loss.item())
batch = log_batch(2000)
with torch.no_grad():
    z = model(batch["user"], batch["item"])
print("accuracy", ((z > 0) == batch["clicked"].bool()).float().mean().item())
