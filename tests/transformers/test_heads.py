"""Models of the real library, tiny and drawn at random: the same loss and gradients without logits as with them."""

from __future__ import annotations

import copy

import pytest
import torch
import transformers
from torch import nn

from fromlogits.losses import linear
from fromlogits.transformers import heads, use_linear_cross_entropy

SIZES = {"vocab_size": 61, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "max_position_embeddings": 32}
GROUPED = {**SIZES, "intermediate_size": 24, "num_key_value_heads": 1, "head_dim": 8}
NO_DROPOUT = {"resid_pdrop": 0.0, "embd_pdrop": 0.0, "attn_pdrop": 0.0}
MODELS = {
    "Llama": ("LlamaForCausalLM", "LlamaConfig", GROUPED),
    "Llama, tied": ("LlamaForCausalLM", "LlamaConfig", {**GROUPED, "tie_word_embeddings": True}),
    "Qwen": ("Qwen2ForCausalLM", "Qwen2Config", GROUPED),
    "Gemma, soft-cap": ("Gemma2ForCausalLM", "Gemma2Config", {**GROUPED, "final_logit_softcapping": 3.0}),
    "GPT-2": (
        "GPT2LMHeadModel",
        "GPT2Config",
        {"vocab_size": 61, "n_embd": 16, "n_layer": 2, "n_head": 2, "n_positions": 32, **NO_DROPOUT},
    ),
    "Mixtral": ("MixtralForCausalLM", "MixtralConfig", {**GROUPED, "num_local_experts": 2, "output_router_logits": True}),
    "Cohere, scale": ("CohereForCausalLM", "CohereConfig", {**GROUPED, "logit_scale": 0.25}),
    "Granite, scale": ("GraniteForCausalLM", "GraniteConfig", {**GROUPED, "logits_scaling": 4.0}),
    "Phi, bias": ("PhiForCausalLM", "PhiConfig", {**SIZES, "intermediate_size": 24}),
}


def made(name):
    torch.manual_seed(0)
    model, config, sizes = MODELS[name]
    return getattr(transformers, model)(getattr(transformers, config)(**sizes)).train()


def batch():
    torch.manual_seed(1)
    ids = torch.randint(61, (2, 9))
    labels = ids.clone()
    labels[0, :4], labels[1, 7:] = -100, -100
    return {"input_ids": ids, "labels": labels}


def loss_and_gradients(model, **more):
    model.zero_grad()
    found = model(**{**batch(), **more})
    found.loss.backward()
    return found, {name: one.grad.clone() for name, one in model.named_parameters() if one.grad is not None}


def same(model, **more):
    """With logits, without, and with them again."""
    plain, wanted = loss_and_gradients(model, **more)
    undo = use_linear_cross_entropy(model)
    found, gradients = loss_and_gradients(model, **more)
    assert found.logits is None
    assert found.loss.item() == pytest.approx(plain.loss.item(), rel=2e-6)
    assert gradients.keys() == wanted.keys()
    for name, one in gradients.items():
        assert torch.allclose(one, wanted[name], rtol=1e-4, atol=1e-6 * max(wanted[name].abs().max().item(), 1.0)), name
    undo()
    again, _ = loss_and_gradients(model, **more)
    assert torch.equal(again.logits, plain.logits)
    assert again.loss.item() == plain.loss.item()


@pytest.mark.parametrize("name", MODELS)
def test_the_loss_and_the_gradients_are_those_of_the_library(name):
    same(made(name))


@pytest.mark.parametrize("count", [5, torch.tensor(5)], ids=["number", "tensor"])
def test_the_tokens_of_the_whole_batch_divide(count):
    same(made("Llama"), num_items_in_batch=count)
    same(made("GPT-2"), num_items_in_batch=count)


def test_labels_may_be_shifted_already():
    same(made("Qwen"), shift_labels=batch()["labels"].roll(-1, 1))


def test_gradient_checkpointing():
    model = made("Llama")
    model.gradient_checkpointing_enable()
    same(model)


def test_logits_are_not_built(monkeypatch):
    built = []
    monkeypatch.setattr(linear, "linear_logits", lambda *_: built.append("logits"))
    model = made("Llama")
    use_linear_cross_entropy(model)
    monkeypatch.setattr(model.lm_head, "_parameters", model.lm_head._parameters)
    monkeypatch.setattr(
        nn.Linear, "forward", lambda layer, x: built.append("head") if layer is model.lm_head else nn.functional.linear(x, layer.weight)
    )
    model(**batch()).loss.backward()
    assert not built


def test_evaluation_and_calls_without_labels_have_logits():
    model = made("Llama")
    plain = model.eval()(**batch())
    undo = use_linear_cross_entropy(model)
    assert torch.equal(model(**batch()).logits, plain.logits)
    assert model.train()(batch()["input_ids"]).logits.shape == (2, 9, 61)
    assert model.generate(batch()["input_ids"][:, :4], max_new_tokens=2, do_sample=False).shape == (2, 6)
    undo()


def test_a_tuple_in_place_of_an_output():
    model = made("Llama")
    use_linear_cross_entropy(model)
    loss, logits = model(**batch(), return_dict=False)[:2]
    assert loss.requires_grad
    assert logits is None


def test_a_copy_of_the_state_is_as_it_was():
    model = made("Llama")
    names = set(model.state_dict())
    use_linear_cross_entropy(model)
    assert set(model.state_dict()) == names


@pytest.mark.parametrize("saved", [False, True], ids=["adapters of the body", "and the head whole"])
def test_peft(saved):
    peft = pytest.importorskip("peft")
    plain = made("Llama")
    config = peft.LoraConfig(target_modules=["q_proj"], r=2, modules_to_save=["lm_head"] if saved else None, init_lora_weights=False)
    torch.manual_seed(2)
    same(peft.get_peft_model(plain, config))


def test_an_adapter_of_the_head_is_not_passed_by():
    peft = pytest.importorskip("peft")
    model = peft.get_peft_model(made("Llama"), peft.LoraConfig(target_modules=["lm_head"], r=2))
    with pytest.raises(TypeError, match=r"makes its logits by a Linear, and a loss without logits needs the weight of a torch\.nn\.Linear"):
        use_linear_cross_entropy(model)


def test_models_that_it_is_not_for():
    config = transformers.BertConfig(vocab_size=61, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24)
    with pytest.raises(TypeError, match="BertModel has no head that makes logits"):
        use_linear_cross_entropy(transformers.BertModel(config))
    model = made("Llama")
    model.loss_function = nn.functional.mse_loss
    with pytest.raises(TypeError, match="LlamaForCausalLM computes its loss by mse_loss, not by ForCausalLMLoss"):
        use_linear_cross_entropy(model)


def test_what_is_not_known_about_logits_is_said():
    promise = heads.Promise(torch.ones(2, 3), torch.ones(4, 3), None)
    for call in (lambda: torch.softmax(promise, -1), promise.tanh().tanh, lambda: promise.argmax(-1), lambda: promise * torch.ones(())):
        with pytest.raises(NotImplementedError, match="does something to its logits that is not known here"):
            call()


def test_a_trainer_trains(tmp_path):
    losses = []
    for without in (False, True):
        model = copy.deepcopy(made("Llama"))
        if without:
            use_linear_cross_entropy(model)
        rows = [{"input_ids": row, "labels": row} for row in torch.randint(61, (8, 9), generator=torch.Generator().manual_seed(0))]
        told = transformers.TrainingArguments(
            output_dir=str(tmp_path), max_steps=3, per_device_train_batch_size=2, gradient_accumulation_steps=2, learning_rate=1e-2, seed=0,
            report_to=[], disable_tqdm=True, use_cpu=True, logging_steps=1, save_strategy="no",
        )  # fmt: skip
        trainer = transformers.Trainer(model, told, train_dataset=rows)
        trainer.train()
        losses.append([one["loss"] for one in trainer.state.log_history if "loss" in one])
    assert losses[1] == pytest.approx(losses[0], rel=1e-4)
    assert losses[0][0] != losses[0][-1]
