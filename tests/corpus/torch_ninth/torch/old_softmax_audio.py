import math

import torch
import torch.nn as nn

RATE, N_FFT = 4000, 128
NOTES = {"A": 440.0, "C": 523.25, "E": 659.26, "G": 783.99}


def tone(freq):
    t = torch.arange(RATE // 2) / RATE
    return torch.sin(2 * math.pi * freq * t + 6.28 * torch.rand(1)) + 0.5 * torch.randn(len(t))


def spectrogram(wave):
    spec = torch.stft(wave, N_FFT, hop_length=64, window=torch.hann_window(N_FFT), return_complex=True)
    return torch.log1p(spec.abs())


def batch(n=24):
    y = torch.randint(len(NOTES), (n,))
    freqs = list(NOTES.values())
    return torch.stack([spectrogram(tone(freqs[k])) for k in y]).unsqueeze(1), y


class NoteNet(nn.Module):
    def __init__(self, n_notes):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3)
        self.conv2 = nn.Conv2d(8, 16, 3)
        self.pool = nn.AdaptiveMaxPool2d((8, 1))
        self.fc = nn.Linear(128, n_notes)
        self.sm = nn.Softmax()

    def forward(self, spec):
        x = torch.relu(self.conv1(spec))
        x = self.pool(torch.relu(self.conv2(x)))
        x = x.view(x.size(0), -1)
        return self.sm(self.fc(x))


net = NoteNet(len(NOTES))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for step in range(20):
    x, y = batch()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
print(loss.item())
