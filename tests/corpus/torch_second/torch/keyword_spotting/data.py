import torch
from torch.utils.data import Dataset

WORDS = ["yes", "no", "up", "down", "stop", "go"]


class SyntheticSpeech(Dataset):
    def __init__(self, n, n_mels=10, frames=24, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.word = torch.randint(0, len(WORDS), (n,), generator=g)
        t = torch.linspace(0, 1, frames)
        m = torch.arange(n_mels) / n_mels
        slope = (self.word.float() - 2.5)[:, None, None] / 4
        ridge = 0.5 + slope * (t[None, None] - 0.5)
        self.mel = torch.exp(-(m[None, :, None] - ridge) ** 2 / 0.01)
        self.mel = self.mel + 0.2 * torch.randn(self.mel.shape, generator=g)

    def __len__(self):
        return len(self.word)

    def __getitem__(self, i):
        return self.mel[i], self.word[i]
