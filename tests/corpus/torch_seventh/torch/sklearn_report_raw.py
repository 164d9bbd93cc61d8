"""Evaluation with scikit-learn: ids where ids are wanted, probabilities where scores are wanted."""
import numpy as np
import torch
from sklearn.metrics import accuracy_score, average_precision_score, brier_score_loss, classification_report, confusion_matrix
from sklearn.metrics import f1_score, log_loss, precision_recall_curve, roc_auc_score
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
X = torch.randn(300, 6)
y = (X[:, 0] + 0.3 * torch.randn(300) > 0).long()
train, test = DataLoader(TensorDataset(X[:200], y[:200]), 32, shuffle=True), DataLoader(TensorDataset(X[200:], y[200:]), 50)
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
criterion, optimizer = nn.CrossEntropyLoss(), torch.optim.Adam(model.parameters(), 0.01)
for _ in range(3):
    for xb, yb in train:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()

model.eval()
y_true, y_pred, y_prob = [], [], []
with torch.no_grad():
    for xb, yb in test:
        outputs = model(xb)
        probs = torch.nn.functional.softmax(outputs, dim=1)
        _, preds = torch.max(outputs, 1)
        y_true.extend(yb.cpu().numpy())
        y_pred.extend(preds.cpu().numpy())
        y_prob.extend(outputs[:, 1].cpu().numpy())
y_true, y_pred, y_prob = np.array(y_true), np.array(y_pred), np.array(y_prob)
print(accuracy_score(y_true, y_pred), f1_score(y_true, y_pred, average="macro"))
print(confusion_matrix(y_true, y_pred))
print(classification_report(y_true, y_pred, target_names=["no", "yes"]))
print(roc_auc_score(y_true, y_prob), average_precision_score(y_true, y_prob), brier_score_loss(y_true, y_prob), log_loss(y_true, y_prob))
precision, recall, thresholds = precision_recall_curve(y_true, y_prob)
f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
best = thresholds[f1[:-1].argmax()]
print(best, accuracy_score(y_true, (y_prob >= best).astype(int)))
