import numpy as np
import torch
from datasets import load_dataset
from sklearn.metrics import f1_score
from transformers import AutoModelForSequenceClassification, AutoTokenizer, DataCollatorWithPadding, Trainer, TrainingArguments

CHECKPOINT = "microsoft/deberta-v3-small"
tok = AutoTokenizer.from_pretrained(CHECKPOINT)


class ImbalancedTrainer(Trainer):
    def __init__(self, *args, class_weights=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.class_weights = class_weights

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        probs = torch.nn.functional.softmax(outputs.logits, dim=-1)
        loss_fct = torch.nn.CrossEntropyLoss(weight=self.class_weights.to(probs.device))
        loss = loss_fct(probs, labels)
        return (loss, outputs) if return_outputs else loss


def metrics(p):
    return {"macro_f1": f1_score(p.label_ids, np.argmax(p.predictions, axis=1), average="macro")}


ds = load_dataset("tweet_eval", "stance_climate")
ds = ds.map(lambda b: tok(b["text"], truncation=True), batched=True)
counts = np.bincount(ds["train"]["label"], minlength=3)
weights = torch.tensor(counts.sum() / (3 * counts), dtype=torch.float)
model = AutoModelForSequenceClassification.from_pretrained(CHECKPOINT, num_labels=3)
args = TrainingArguments(output_dir="out", learning_rate=2e-5, num_train_epochs=3, eval_strategy="epoch")
trainer = ImbalancedTrainer(
    model=model,
    args=args,
    train_dataset=ds["train"],
    eval_dataset=ds["validation"],
    data_collator=DataCollatorWithPadding(tok),
    compute_metrics=metrics,
    class_weights=weights,
)
trainer.train()
