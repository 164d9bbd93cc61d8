import torch
from torch import nn


class FrameTagger(nn.Module):
    def __init__(self, mels, classes):
        super().__init__()
        self.rnn = nn.LSTM(mels, 32, bidirectional=True, batch_first=True)
        self.fc = nn.Linear(64, classes)
        self.logp = nn.LogSoftmax(dim=2)

    def forward(self, frames):
        h, _ = self.rnn(frames)
        return self.logp(self.fc(h))


def frame_loss(logp, target, mask):
    picked = logp.gather(2, target.unsqueeze(2)).squeeze(2)
    return -(picked * mask).sum() / mask.sum()


model = FrameTagger(20, 6)
opt = torch.optim.Adam(model.parameters())
for step in range(15):
    frames = torch.randn(8, 50, 20)
    lengths = torch.randint(10, 50, (8,))
    mask = (torch.arange(50)[None] < lengths[:, None]).float()
    loss = frame_loss(model(frames), frames[..., :6].argmax(-1), mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
