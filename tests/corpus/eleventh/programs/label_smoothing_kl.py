import torch
from torch import nn


class LabelSmoothing(nn.Module):
    def __init__(self, size, padding_idx, smoothing=0.1):
        super().__init__()
        self.criterion = nn.KLDivLoss(reduction="sum")
        self.padding_idx, self.smoothing, self.size = padding_idx, smoothing, size

    def forward(self, x, target):
        true_dist = x.data.clone()
        true_dist.fill_(self.smoothing / (self.size - 2))
        true_dist.scatter_(1, target.data.unsqueeze(1), 1.0 - self.smoothing)
        true_dist[:, self.padding_idx] = 0
        mask = torch.nonzero(target.data == self.padding_idx)
        if mask.dim() > 0:
            true_dist.index_fill_(0, mask.squeeze(), 0.0)
        return self.criterion(x, true_dist.clone().detach())


class Generator(nn.Module):
    def __init__(self, d_model, vocab):
        super().__init__()
        self.proj = nn.Linear(d_model, vocab)

    def forward(self, x):
        return torch.log_softmax(self.proj(x), dim=-1)


class LossCompute:
    def __init__(self, generator, criterion):
        self.generator, self.criterion = generator, criterion

    def __call__(self, x, y, norm):
        x = self.generator(x)
        return self.criterion(x.contiguous().view(-1, x.size(-1)), y.contiguous().view(-1)) / norm


vocab = 50
body = nn.Sequential(nn.Embedding(vocab, 32), nn.Linear(32, 32), nn.ReLU())
generator = Generator(32, vocab)
compute = LossCompute(generator, LabelSmoothing(vocab, padding_idx=0))
opt = torch.optim.Adam([*body.parameters(), *generator.parameters()], lr=1e-3)
for step in range(20):
    tokens = torch.randint(0, vocab, (8, 10))
    target = torch.roll(tokens, -1, dims=1)
    loss = compute(body(tokens), target, (target != 0).sum())
    opt.zero_grad()
    loss.backward()
    opt.step()
