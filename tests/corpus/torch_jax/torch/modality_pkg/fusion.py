import torch
import torch.nn as nn
import torch.nn.functional as F

from constants import HIDDEN, NUM_CLASSES


class Fusion(nn.Module):
    def __init__(self, d_text, d_audio):
        super().__init__()
        self.text = nn.Linear(d_text, HIDDEN)
        self.audio = nn.Linear(d_audio, HIDDEN)
        self.head = nn.Linear(2 * HIDDEN, NUM_CLASSES)

    def forward(self, text, audio):
        joint = torch.cat([F.relu(self.text(text)), F.relu(self.audio(audio))], dim=1)
        return F.softmax(self.head(joint), dim=-1)
