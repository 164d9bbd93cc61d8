"""CRNN for synthetic licence plates, CTC."""
import torch
from torch import nn

ALPHABET = "-0123456789"  # blank first
BLANK = ALPHABET.index("-")


class BidirectionalLSTM(nn.Module):
    def __init__(self, n_in, n_hidden, n_out):
        super().__init__()
        self.rnn = nn.LSTM(n_in, n_hidden, bidirectional=True)
        self.embedding = nn.Linear(n_hidden * 2, n_out)

    def forward(self, x):
        recurrent, _ = self.rnn(x)
        t, b, h = recurrent.size()
        return self.embedding(recurrent.view(t * b, h)).view(t, b, -1)


class CRNN(nn.Module):
    def __init__(self, n_class, nh=32):
        super().__init__()
        self.cnn = nn.Sequential(
            nn.Conv2d(1, 12, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(12, 24, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d((1, 20)),
        )
        self.rnn = BidirectionalLSTM(24, nh, n_class)

    def forward(self, images):
        conv = self.cnn(images).squeeze(2).permute(2, 0, 1)  # T, B, C
        return self.rnn(conv)


def plates(n, length=5):
    digits = torch.randint(1, len(ALPHABET), (n, length))
    image = torch.zeros(n, 1, 12, 40)
    for k in range(length):
        for row in range(n):
            d = digits[row, k].item()
            image[row, 0, d % 6 : d % 6 + 6, k * 8 + d // 6 : k * 8 + 5] = 1.0
    return image + 0.1 * torch.randn_like(image), digits


torch.manual_seed(0)
crnn = CRNN(len(ALPHABET))
criterion = nn.CTCLoss(blank=BLANK, zero_infinity=True)
optimizer = torch.optim.RMSprop(crnn.parameters(), lr=1e-3)
for it in range(12):
    image, text = plates(24)
    preds = crnn(image)
    preds_size = torch.full((preds.size(1),), preds.size(0), dtype=torch.long)
    text_size = torch.full((text.size(0),), text.size(1), dtype=torch.long)
    cost = criterion(preds, text, preds_size, text_size)
    crnn.zero_grad()
    cost.backward()
    optimizer.step()
print("cost", cost.item())
