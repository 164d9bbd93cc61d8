from torch import nn


class VAD(nn.Module):
    def __init__(self, n_mfcc=13, hidden=24):
        super().__init__()
        self.gru = nn.GRU(n_mfcc, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, frames):
        states, _ = self.gru(frames)
        return self.head(states).squeeze(-1)
