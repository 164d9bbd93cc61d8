import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_digits
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16, y, test_size=0.3, stratify=y, random_state=0)

model = nn.Sequential(nn.Linear(64, 50), nn.ReLU(), nn.Linear(50, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
criterion = nn.CrossEntropyLoss()
xt, yt = torch.tensor(X_train).float(), torch.tensor(y_train)
for epoch in range(40):
    optimizer.zero_grad()
    criterion(model(xt), yt).backward()
    optimizer.step()

model.eval()
y_pred = []
with torch.no_grad():
    for chunk in np.array_split(X_test, 4):
        out = model(torch.tensor(chunk).float())
        y_pred.extend(out.argmax(dim=1).tolist())
print(classification_report(y_pred, y_test, digits=3))
