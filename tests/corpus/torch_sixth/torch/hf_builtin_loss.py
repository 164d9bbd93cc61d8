import numpy as np
import torch
from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments


class Sms(torch.utils.data.Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.tokens = torch.randint(1, 40, (n, 10), generator=g)
        self.spam = (self.tokens.float().mean(1) > 20).long()

    def __len__(self):
        return len(self.tokens)

    def __getitem__(self, i):
        return dict(input_ids=self.tokens[i], labels=self.spam[i])


def compute_metrics(eval_pred):
    logits, labels = eval_pred
    z = np.exp(logits - logits.max(-1, keepdims=True))
    probs = z / z.sum(-1, keepdims=True)
    flagged = probs[:, 1] > 0.7
    return {"accuracy": float((logits.argmax(-1) == labels).mean()), "flagged": float(flagged.mean())}


config = BertConfig(vocab_size=40, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32, num_labels=2)
model = BertForSequenceClassification(config)
args = TrainingArguments("/tmp/sms", max_steps=4, per_device_train_batch_size=16, report_to=[], save_strategy="no", use_cpu=True, disable_tqdm=True)
trainer = Trainer(model=model, args=args, train_dataset=Sms(96, 0), eval_dataset=Sms(48, 1), compute_metrics=compute_metrics)
trainer.train()
print(trainer.evaluate())
model.eval()
with torch.no_grad():
    row = Sms(1, 2)[0]["input_ids"].unsqueeze(0)
    print(model(row).logits.softmax(-1))
