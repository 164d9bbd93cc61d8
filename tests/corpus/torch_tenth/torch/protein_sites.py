import torch
from torch import nn

AMINO, SITES, LENGTH = 21, 6, 30


class SiteFinder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(AMINO, 16, padding_idx=0)
        self.conv = nn.Conv1d(16, 32, 5, padding=2)
        self.out = nn.Linear(32, SITES)

    def forward(self, seq):
        h = self.embed(seq).transpose(1, 2)
        h = torch.relu(self.conv(h)).amax(dim=-1)
        return self.out(h)


def batch(n=64):
    seq = torch.randint(1, AMINO, (n, LENGTH))
    present = torch.stack([(seq == k).sum(1) > 2 for k in range(1, SITES + 1)], dim=1)
    return seq, present.float()


torch.manual_seed(3)
net = SiteFinder()
pos_weight = torch.full((SITES,), 4.0)
criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight)
opt = torch.optim.RAdam(net.parameters(), lr=5e-3)
for step in range(120):
    seq, present = batch()
    scores = net(seq)
    scores = scores.sigmoid()
    loss = criterion(scores, present)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 40 == 0:
        exact = ((scores > 0.5).float() == present).all(1).float().mean()
        print(step, loss.item(), exact.item())
