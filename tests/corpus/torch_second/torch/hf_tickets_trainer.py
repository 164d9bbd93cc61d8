"""Fine-tune a small encoder on support tickets; a ticket may concern several departments."""
import numpy as np
import torch
from sklearn.metrics import f1_score
from torch import nn
from torch.utils.data import Dataset
from transformers import RobertaConfig, RobertaForSequenceClassification, Trainer, TrainingArguments

DEPARTMENTS = ["billing", "network", "hardware", "account"]


class Tickets(Dataset):
    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        self.y = (rng.random((n, len(DEPARTMENTS))) < 0.4).astype(np.float32)
        self.ids = rng.integers(20, 90, (n, 12))
        for k in range(len(DEPARTMENTS)):
            self.ids[self.y[:, k] == 1, k] = 10 + k

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        ids = torch.tensor(self.ids[i])
        return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": torch.tensor(self.y[i])}


class WeightedTrainer(Trainer):
    def __init__(self, *args, pos_weight=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.pos_weight = pos_weight

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        logits = outputs.logits
        loss_fct = nn.BCEWithLogitsLoss(pos_weight=self.pos_weight)
        loss = loss_fct(logits.view(-1, model.config.num_labels), labels.view(-1, model.config.num_labels))
        return (loss, outputs) if return_outputs else loss


def compute_metrics(p):
    logits, labels = p
    preds = (logits > 0.5).astype(int)
    return {
        "f1_micro": f1_score(labels, preds, average="micro", zero_division=0),
        "f1_macro": f1_score(labels, preds, average="macro", zero_division=0),
    }


def main():
    config = RobertaConfig(vocab_size=100, hidden_size=24, num_hidden_layers=1, num_attention_heads=2,
                           intermediate_size=32, max_position_embeddings=20, num_labels=len(DEPARTMENTS),
                           problem_type="multi_label_classification")
    args = TrainingArguments("tickets-out", num_train_epochs=2, per_device_train_batch_size=16, learning_rate=2e-3,
                             report_to=[], save_strategy="no", eval_strategy="epoch", disable_tqdm=True)
    trainer = WeightedTrainer(model=RobertaForSequenceClassification(config), args=args,
                              train_dataset=Tickets(240, 0), eval_dataset=Tickets(80, 1),
                              compute_metrics=compute_metrics, pos_weight=torch.full((len(DEPARTMENTS),), 1.5))
    trainer.train()
    print(trainer.evaluate())


if __name__ == "__main__":
    main()
