import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

pixels = torch.tensor(load_digits().data, dtype=torch.float32) / 8.0 - 1.0
encoder = nn.Sequential(nn.Linear(64, 24), nn.ReLU(), nn.Linear(24, 6), nn.ReLU())
decoder = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 64), nn.Tanh())
autoencoder = nn.Sequential(encoder, decoder)

criterion = nn.MSELoss()
optimizer = torch.optim.Adam(autoencoder.parameters(), lr=3e-3)
for epoch in range(3):
    for (batch,) in DataLoader(TensorDataset(pixels), batch_size=128, shuffle=True):
        reconstruction = autoencoder(batch)
        loss = criterion(reconstruction, batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
binary = (reconstruction > 0).float()
print("ink", binary.mean().item())
