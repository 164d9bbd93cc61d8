import torch
import torch.nn as nn

samples = [
    (62, 7.5, "calm"),
    (95, 5.0, "tense"),
    (71, 8.0, "calm"),
    (88, 4.5, "tense"),
    (79, 6.0, "neutral"),
    (66, 7.0, "neutral"),
]
MOODS = ("calm", "neutral", "tense")

x = torch.tensor([[pulse / 100, sleep / 10] for pulse, sleep, _ in samples])
y = torch.tensor([mood for *_, mood in samples])

model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, len(MOODS)))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(100):
    opt.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()
print([MOODS[i] for i in model(x).argmax(1)])
