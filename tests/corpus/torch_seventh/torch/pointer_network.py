"""A pointer network: scores over input positions, masked, cross-entropy on the position."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class PointerNet(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.embed = nn.Linear(2, d)
        self.encoder = nn.LSTM(d, d, batch_first=True)
        self.cell = nn.LSTMCell(d, d)
        self.W1, self.W2, self.v = nn.Linear(d, d, bias=False), nn.Linear(d, d, bias=False), nn.Linear(d, 1, bias=False)

    def attend(self, memory, query, mask):
        u = self.v(torch.tanh(self.W1(memory) + self.W2(query).unsqueeze(1))).squeeze(-1)
        return u.masked_fill(mask, float("-inf"))

    def forward(self, points):
        B, n, _ = points.shape
        memory, (h, c) = self.encoder(self.embed(points))
        h, c = h[0], c[0]
        mask = torch.zeros(B, n, dtype=torch.bool)
        x, logits, tour = memory.mean(1), [], []
        for _ in range(n):
            h, c = self.cell(x, (h, c))
            u = self.attend(memory, h, mask)
            logits.append(u)
            index = F.softmax(u, dim=-1).argmax(-1)
            mask = mask.scatter(1, index.unsqueeze(1), True)
            x = memory[torch.arange(B), index]
            tour.append(index)
        return torch.stack(logits, 1), torch.stack(tour, 1)


model = PointerNet()
opt = torch.optim.Adam(model.parameters(), 1e-3)
points = torch.rand(16, 6, 2)
target = points.sum(-1).argsort(dim=1)
for _ in range(3):
    logits, tour = model(points)
    finite = logits.clamp(min=-1e4)
    loss = F.cross_entropy(finite.view(-1, 6), target.reshape(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (tour == target).float().mean().item())
