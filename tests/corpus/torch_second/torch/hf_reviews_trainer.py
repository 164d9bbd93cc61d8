import numpy as np
import torch
from scipy.special import expit
from sklearn.metrics import f1_score, roc_auc_score
from torch import nn
from transformers import ElectraConfig, ElectraForSequenceClassification, EvalPrediction, Trainer, TrainingArguments

ASPECTS = ["food", "service", "price", "ambience", "noise"]


class Reviews(torch.utils.data.Dataset):
    def __init__(self, n, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.labels = (torch.rand(n, len(ASPECTS), generator=g) < 0.35).float()
        self.ids = torch.randint(20, 120, (n, 14), generator=g)
        for k in range(len(ASPECTS)):
            self.ids[self.labels[:, k] == 1, 2 * k] = 5 + k

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        return dict(input_ids=self.ids[i], attention_mask=torch.ones(14, dtype=torch.long), labels=self.labels[i])


class AspectTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        targets = inputs["labels"]
        outputs = model(input_ids=inputs["input_ids"], attention_mask=inputs["attention_mask"])
        weight = 1.0 + targets
        loss = nn.functional.binary_cross_entropy_with_logits(outputs.logits, targets, weight=weight)
        return (loss, outputs) if return_outputs else loss


def multi_label_metrics(predictions, labels, threshold=0.5):
    probs = expit(predictions)
    y_pred = np.zeros_like(probs)
    y_pred[probs >= threshold] = 1
    return {
        "f1": f1_score(labels, y_pred, average="micro", zero_division=0),
        "roc_auc": roc_auc_score(labels, probs, average="micro"),
        "exact": float((y_pred == labels).all(axis=1).mean()),
    }


def compute_metrics(p: EvalPrediction):
    preds = p.predictions[0] if isinstance(p.predictions, tuple) else p.predictions
    return multi_label_metrics(preds, p.label_ids)


if __name__ == "__main__":
    model = ElectraForSequenceClassification(ElectraConfig(
        vocab_size=130, embedding_size=16, hidden_size=24, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=20, num_labels=len(ASPECTS),
        problem_type="multi_label_classification"))
    trainer = AspectTrainer(
        model=model,
        args=TrainingArguments("aspects", num_train_epochs=1, learning_rate=1e-3, report_to=[], save_strategy="no",
                               eval_strategy="epoch", disable_tqdm=True),
        train_dataset=Reviews(160), eval_dataset=Reviews(64, 1), compute_metrics=compute_metrics)
    trainer.train()
