import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
n_words, n_intents = 60, 7
intents = torch.randint(n_intents, (700,))
bags = torch.poisson(torch.rand(700, n_words) * 0.3)
bags[torch.arange(700), intents] += 3


class IntentModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(n_words, 32), nn.Linear(32, n_intents)])

    def forward(self, bag):
        first, second = self.layers
        return second(torch.relu(first(bag)))


model = IntentModel()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(3):
    for bag, intent in DataLoader(TensorDataset(bags, intents), batch_size=70):
        logits = model(bag)
        loss = criterion(intent, logits)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
