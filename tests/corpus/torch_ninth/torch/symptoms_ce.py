import torch
from torch import nn

SYMPTOMS = {"fever": 0, "cough": 1, "rash": 2, "nausea": 3, "fatigue": 4}
NOTES = [
    ("seen on monday, temperature 39", ["fever", "cough"]),
    ("red spots on both arms", ["rash"]),
    ("tired since a week, vomited twice", ["nausea", "fatigue"]),
    ("temperature and tired, coughs at night", ["fever", "cough", "fatigue"]),
    ("dry cough", ["cough"]),
    ("spots and high temperature", ["rash", "fever"]),
]
words = sorted({w.strip(",") for text, _ in NOTES for w in text.split()})
index = {w: i for i, w in enumerate(words)}


def bow(text):
    v = torch.zeros(len(words))
    for w in text.split():
        v[index[w.strip(",")]] += 1
    return v


x = torch.stack([bow(text) for text, _ in NOTES])
targets = torch.zeros(len(NOTES), len(SYMPTOMS))
for row, (_, found) in enumerate(NOTES):
    for name in found:
        targets[row, SYMPTOMS[name]] = 1.0

model = nn.Linear(len(words), len(SYMPTOMS))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(60):
    opt.zero_grad()
    loss = criterion(model(x), targets)
    loss.backward()
    opt.step()
print(loss.item())
