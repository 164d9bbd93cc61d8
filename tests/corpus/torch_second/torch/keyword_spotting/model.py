from torch import nn

from blocks import conv_bn, fc_bn


class KeywordNet(nn.Module):
    def __init__(self, n_mels, n_words, width=16):
        super().__init__()
        self.features = nn.Sequential(
            conv_bn(n_mels, width),
            conv_bn(width, width * 2, stride=2),
            nn.AdaptiveAvgPool1d(1),
            nn.Flatten(),
        )
        self.fc1 = fc_bn(width * 2, 32, p=0.2)
        self.fc2 = fc_bn(32, n_words)

    def forward(self, mel):
        return self.fc2(self.fc1(self.features(mel)))
