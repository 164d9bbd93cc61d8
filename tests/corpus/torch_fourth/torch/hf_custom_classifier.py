from typing import Optional

import torch
from torch import nn
from transformers import BertConfig, BertModel, BertPreTrainedModel
from transformers.modeling_outputs import SequenceClassifierOutput


class BertForTicketPriority(BertPreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.num_labels = config.num_labels
        self.bert = BertModel(config)
        self.dropout = nn.Dropout(config.hidden_dropout_prob)
        self.classifier = nn.Linear(config.hidden_size, config.num_labels)
        self.act = nn.Softmax(dim=1)
        self.post_init()

    def forward(
        self,
        input_ids: Optional[torch.Tensor] = None,
        attention_mask: Optional[torch.Tensor] = None,
        labels: Optional[torch.Tensor] = None,
        return_dict: Optional[bool] = None,
    ):
        return_dict = return_dict if return_dict is not None else True
        outputs = self.bert(input_ids, attention_mask=attention_mask)
        pooled_output = self.dropout(outputs[1])
        logits = self.act(self.classifier(pooled_output))

        loss = None
        if labels is not None:
            loss_fct = nn.CrossEntropyLoss()
            loss = loss_fct(logits.view(-1, self.num_labels), labels.view(-1))

        if not return_dict:
            output = (logits,) + outputs[2:]
            return ((loss,) + output) if loss is not None else output
        return SequenceClassifierOutput(loss=loss, logits=logits)


def tickets(n, length=10):
    ids = torch.randint(5, 60, (n, length))
    priority = (ids.float().mean(1) > 32).long() + (ids.float().mean(1) > 36).long()
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": priority}


if __name__ == "__main__":
    torch.manual_seed(0)
    config = BertConfig(vocab_size=60, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=48, num_labels=3)
    model = BertForTicketPriority(config)
    optim = torch.optim.AdamW(model.parameters(), lr=1e-3)
    for i in range(40):
        batch = tickets(32)
        out = model(**batch)
        out.loss.backward()
        optim.step()
        optim.zero_grad()
    print(out.loss.item())
