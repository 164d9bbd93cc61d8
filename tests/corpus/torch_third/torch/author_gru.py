import torch
import torch.nn as nn
import torch.nn.functional as F

AUTHORS = ["austen", "bronte", "dickens"]
ALPHABET = 27


class AuthorGRU(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.embed = nn.Embedding(ALPHABET, 12)
        self.gru = nn.GRU(12, hidden, batch_first=True)
        self.drop = nn.Dropout(0.1)
        self.fc = nn.Linear(hidden, len(AUTHORS))

    def forward(self, chars):
        x = self.embed(chars)
        _, h = self.gru(x)
        x = self.drop(h.squeeze(0))
        x = F.softmax(self.fc(x))
        return x


def snippets(n, length=24):
    who = torch.randint(0, len(AUTHORS), (n,))
    common = torch.tensor([1, 9, 17])[who]
    chars = torch.randint(0, ALPHABET, (n, length))
    use = torch.rand(n, length) < 0.35
    return torch.where(use, common[:, None].expand(-1, length), chars), who


model = AuthorGRU()
loss_function = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for it in range(120):
    chars, who = snippets(64)
    model.zero_grad()
    out = model(chars)
    loss = loss_function(out, who)
    loss.backward()
    optimizer.step()
    if it % 30 == 0:
        print(it, loss.item())
model.eval()
chars, who = snippets(300)
with torch.no_grad():
    guess = model(chars).argmax(1)
print("accuracy", (guess == who).float().mean().item())
