import torch
from torch import nn


class FrameTagger(nn.Module):
    def __init__(self, mels, classes):
        super().__init__()
        self.rnn = nn.LSTM(mels, 32, bidirectional=True, batch_first=True)
        self.fc = nn.Linear(64, classes)
        self.logp = nn.LogSoftmax(dim=1)

    def forward(self, frames):
        h, _ = self.rnn(frames)
        return self.logp(self.fc(h))


def frame_loss(logp, target):
    b, t, c = logp.shape
    return nn.functional.nll_loss(logp.reshape(b * t, c), target.reshape(-1))


model = FrameTagger(20, 6)
opt = torch.optim.Adam(model.parameters())
for step in range(15):
    frames = torch.randn(8, 50, 20)
    target = frames[..., :6].argmax(-1)
    loss = frame_loss(model(frames), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
