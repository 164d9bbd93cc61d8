import numpy as np
import torch
import torch.nn as nn

spectra = np.array([[0.1, 0.9, 0.2], [0.7, 0.1, 0.4], [0.3, 0.3, 0.9], [0.8, 0.2, 0.3]], dtype=np.float32)
phase = np.array([0, 1, [0, 0, 1], [0, 1, 0]], dtype=object)

x = torch.as_tensor(spectra)
y = torch.as_tensor(phase)

clf = nn.Linear(3, 3)
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.SGD(clf.parameters(), lr=0.1)
for _ in range(50):
    loss = loss_fn(clf(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
