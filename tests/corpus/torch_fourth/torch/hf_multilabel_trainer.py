"""Trainer with problem_type='multi_label_classification': the model picks BCEWithLogitsLoss itself."""
import tempfile

import numpy as np
import torch
from transformers import BertConfig, BertForSequenceClassification, EvalPrediction, Trainer, TrainingArguments

TAGS = ["toxic", "insult", "spam"]


class Comments(torch.utils.data.Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.ids = torch.randint(5, 35, (n, 8), generator=g)
        self.tags = torch.stack([(self.ids % (k + 3) == 0).any(1) for k in range(len(TAGS))], dim=1).float()

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        return {"input_ids": self.ids[i], "attention_mask": torch.ones(8, dtype=torch.long), "labels": self.tags[i]}


def compute_metrics(p: EvalPrediction):
    preds = p.predictions[0] if isinstance(p.predictions, tuple) else p.predictions
    probs = 1 / (1 + np.exp(-preds))
    y_pred = np.zeros(probs.shape)
    y_pred[np.where(probs >= 0.5)] = 1
    return {"exact": (y_pred == p.label_ids).all(1).mean(), "bits": (y_pred == p.label_ids).mean()}


if __name__ == "__main__":
    config = BertConfig(
        vocab_size=35, hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        num_labels=len(TAGS), problem_type="multi_label_classification",
    )
    with tempfile.TemporaryDirectory() as out:
        args = TrainingArguments(out, num_train_epochs=1, per_device_train_batch_size=16, report_to=[], disable_tqdm=True, use_cpu=True)
        trainer = Trainer(
            model=BertForSequenceClassification(config), args=args, train_dataset=Comments(160, 0),
            eval_dataset=Comments(60, 1), compute_metrics=compute_metrics,
        )
        trainer.train()
        print(trainer.evaluate())
