"""Models of the real library, tiny and drawn at random: the same loss and gradients without logits as with them."""

from __future__ import annotations

import collections
import copy
import functools
import inspect
import pickle
import threading

import pytest
import torch
import transformers
from torch import nn
from torch.distributed.fsdp import fully_shard

from fromlogits.losses import linear
from fromlogits.transformers import use_linear_cross_entropy
from fromlogits.transformers.promise import Promise

SIZES = {"vocab_size": 61, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "max_position_embeddings": 32}
GROUPED = {**SIZES, "intermediate_size": 24, "num_key_value_heads": 1, "head_dim": 8}
NO_DROPOUT = {"resid_pdrop": 0.0, "embd_pdrop": 0.0, "attn_pdrop": 0.0}
T5 = {
    "vocab_size": 61,
    "d_model": 16,
    "d_kv": 8,
    "d_ff": 24,
    "num_layers": 2,
    "num_heads": 2,
    "dropout_rate": 0.0,
    "decoder_start_token_id": 0,
}
BERT = {**SIZES, "intermediate_size": 24, "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
BART = {
    "vocab_size": 61, "d_model": 16, "max_position_embeddings": 32, "dropout": 0.0, "encoder_layers": 2, "decoder_layers": 2,
    "encoder_attention_heads": 2, "decoder_attention_heads": 2, "encoder_ffn_dim": 24, "decoder_ffn_dim": 24,
}  # fmt: skip
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
    "BART, a loss in its forward": ("BartForCausalLM", "BartConfig", {**BART, "is_decoder": True, "is_encoder_decoder": False}),
    "BART, text to text": ("BartForConditionalGeneration", "BartConfig", BART),
    "T5, text to text": ("T5ForConditionalGeneration", "T5Config", T5),
    "BERT, masked": ("BertForMaskedLM", "BertConfig", BERT),
    "XLNet": (
        "XLNetLMHeadModel",
        "XLNetConfig",
        {"vocab_size": 61, "d_model": 16, "n_layer": 2, "n_head": 2, "d_inner": 24, "dropout": 0.0},
    ),
    "Inkling, more rows than classes": (
        "InklingForCausalLM",
        "InklingTextConfig",
        {**GROUPED, "unpadded_vocab_size": 61, "vocab_size": 64},
    ),
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


def test_a_forward_that_somebody_put_there_comes_back():
    model = made("Llama")
    put = model.forward = functools.partial(model.forward, use_cache=False)
    undo = use_linear_cross_entropy(model)
    assert model(**batch()).logits is None
    undo()
    assert model.forward is put
    assert "forward" not in model.lm_head.__dict__


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 0), (1, 1)])
def test_twice_is_once(order):
    """A cell of a notebook that is run again."""
    model = made("Llama")
    undo = [use_linear_cross_entropy(model), use_linear_cross_entropy(model)]
    assert model(**batch()).logits is None
    for one in order:
        undo[one]()
    assert model(**batch()).logits is not None
    assert "forward" not in {**model.__dict__, **model.lm_head.__dict__}


def test_outputs_of_other_kinds():
    """A named tuple stays one, and a loss alone is let through."""
    output = collections.namedtuple("output", "loss logits")  # noqa: PYI024 a model's own
    for kind, make in ((output, lambda found: output(found.loss, found.logits)), (torch.Tensor, lambda found: found.loss)):
        model = made("Llama")
        forward = model.forward
        model.forward = lambda input_ids, labels, forward=forward, make=make: make(forward(input_ids=input_ids, labels=labels))
        use_linear_cross_entropy(model)
        assert isinstance(model(**batch()), kind)
        assert isinstance(model.eval()(**batch()), kind)


def test_each_thread_has_its_own_logits():
    """While one trains, another asks the head."""
    model, found = made("Llama"), []
    use_linear_cross_entropy(model)

    def ask(*_):
        thread = threading.Thread(target=lambda: found.append(model.lm_head(torch.ones(1, 16))))
        thread.start()
        thread.join()

    model.model.register_forward_hook(ask)
    assert model(**batch()).logits is None
    assert found[0].shape == (1, 61)
    assert isinstance(model.lm_head(torch.ones(1, 16)), torch.Tensor)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))], ids=["copy", "pickle"])  # noqa: S301 its own bytes
def test_a_copy_of_the_model_is_a_model_of_its_own(copied):
    model = made("Llama, tied")
    use_linear_cross_entropy(model)
    other = copied(model)
    with torch.no_grad():
        for one in other.parameters():
            one.mul_(1.5)
    plain = made("Llama, tied")
    plain.load_state_dict(other.state_dict())
    found, gradients = loss_and_gradients(other)
    wanted, of_plain = loss_and_gradients(plain)
    assert found.logits is None
    assert found.loss.item() == pytest.approx(wanted.loss.item(), rel=2e-6)
    assert gradients.keys() == of_plain.keys()
    assert all(one.grad is None for one in model.parameters())
    assert torch.equal(other.eval()(**batch()).logits, plain.eval()(**batch()).logits)
    assert inspect.signature(other.forward) == inspect.signature(plain.forward)


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


def test_a_model_for_images_and_text():
    vision = {
        "hidden_size": 16,
        "intermediate_size": 24,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "image_size": 28,
        "patch_size": 14,
    }
    config = transformers.Gemma3Config(
        text_config={**GROUPED, "final_logit_softcapping": 3.0}, vision_config=vision, mm_tokens_per_image=4, image_token_index=60
    )
    torch.manual_seed(0)
    ids = batch()["input_ids"].clamp(max=59)
    seen = torch.ones_like(ids)
    seen[1, 7:] = 0  # by which its loss chooses rows of logits
    same(
        transformers.Gemma3ForConditionalGeneration(config).train(),
        input_ids=ids,
        attention_mask=seen,
        token_type_ids=torch.zeros_like(ids),
    )


@pytest.mark.filterwarnings("ignore:FSDP2-wrapped module:UserWarning")  # torch's, of the logits too
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("apart", ["nothing", "the layers", "the head"])
def test_fsdp2_may_shard_the_head_by_itself(apart, before, one_rank):
    plain, model = made("Llama"), made("Llama")
    if before:
        use_linear_cross_entropy(model)
    for part in {"nothing": [], "the layers": model.model.layers, "the head": [model.lm_head]}[apart]:
        fully_shard(part)
    fully_shard(model)
    if not before:
        use_linear_cross_entropy(model)
    for _ in range(2):
        wanted, gradients = loss_and_gradients(plain)
        found, shards = loss_and_gradients(model)
        assert found.logits is None
        assert found.loss.item() == pytest.approx(wanted.loss.item(), rel=2e-6)
        for name, one in shards.items():
            assert torch.allclose(one.full_tensor(), gradients[name], rtol=1e-4, atol=1e-6), name


@pytest.mark.parametrize("name", ["Llama", "Gemma, soft-cap", "BERT, masked"])
def test_torch_compile_has_one_graph(name):
    model = made(name)
    plain = model(**batch()).loss.item()
    use_linear_cross_entropy(model)
    found = torch.compile(model, backend="eager", fullgraph=True)(**batch())
    assert found.logits is None
    assert found.loss.item() == pytest.approx(plain, rel=2e-6)


@pytest.mark.parametrize("part", [lambda model: model.lm_head, lambda model: model.model], ids=["the head", "the body"])
def test_a_part_may_be_compiled(part):
    model = made("Llama")
    plain = model(**batch()).loss.item()
    use_linear_cross_entropy(model)
    part(model).compile(backend="eager")
    found = model(**batch())
    assert found.logits is None
    assert found.loss.item() == pytest.approx(plain, rel=2e-6)


def test_models_that_it_is_not_for():
    config = transformers.BertConfig(vocab_size=61, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24)
    with pytest.raises(TypeError, match="BertModel has no head that makes logits"):
        use_linear_cross_entropy(transformers.BertModel(config))
    model = made("Llama")
    model.loss_function = lambda logits, labels, **_: nn.functional.mse_loss(logits, labels)
    use_linear_cross_entropy(model)
    with pytest.raises(NotImplementedError, match="does something to its logits that is not known here, mse_loss"):
        model(**batch())
    config = transformers.MobileBertConfig(**BERT, embedding_size=8, intra_bottleneck_size=16)
    model = transformers.MobileBertForMaskedLM(config).train()
    use_linear_cross_entropy(model)
    with pytest.raises(NotImplementedError, match="MobileBertForMaskedLM makes its logits without calling its head, so they were built"):
        model(**batch())


def test_a_promise_is_cut_and_viewed_as_logits_are():
    torch.manual_seed(0)
    hidden, weight, bias, more = torch.randn(2, 5, 3), torch.randn(7, 3), torch.randn(7), torch.randn(1, 7)
    promise, logits = Promise(hidden, weight, bias), hidden @ weight.T + bias
    assert (promise.shape, promise.ndim, promise.size(), promise.size(-1), promise.dim()) == (logits.shape, 3, logits.size(), 7, 3)
    mask = torch.tensor([[True, False, True, True, False], [False, True, False, False, True]])
    ids = torch.tensor([0, 4, 2, 6, 1, 3, 5, 0, 2, 4])
    for cut, labels in (
        (lambda z: z.view(-1, 7), ids),
        (lambda z: z.reshape((10, -1)), ids),
        (lambda z: (2.0 * z[..., :-1, :]).view(-1, z.size(-1)), ids[:8]),
        (lambda z: z[:, 1:].contiguous().view(-1, 7) / 3.0, ids[2:]),
        (lambda z: z[mask], ids[:5]),
        (lambda z: z[mask, :], ids[:5]),
        (lambda z: z[0], ids[:5]),
        (lambda z: z[None, 1, ..., :].view(5, 7), ids[:5]),
        (lambda z: z[:, torch.tensor([0, 3]), :6].view(-1, 6), ids[4:8]),
        (lambda z: z[:, :, :2, ...].view(-1, 2), ids % 2),
        (lambda z: z[mask.numpy(), :2], ids[:5] % 2),
        (lambda z: z[[0, -1], ..., -2:].view(-1, 2), ids % 2),
        (lambda z: z[True, :, :, :2].view(-1, 2), ids % 2),
        (lambda z: z[mask, ...], ids[:5]),
        (lambda z: z[[True, False]].view(5, 7), ids[:5]),
        (lambda z: torch.add(z * 0.5, more)[..., 1:].view(-1, 6), ids.clamp(max=5)),
        (lambda z: (5.0 * torch.tanh((z + more) / 5.0)).view(-1, 7), torch.softmax(torch.randn(10, 7), -1)),
    ):
        wanted = nn.functional.cross_entropy(cut(logits), labels)
        assert nn.functional.cross_entropy(cut(promise), labels).item() == pytest.approx(wanted.item(), rel=1e-6)
    counts, smooth = torch.rand(7), {"label_smoothing": 0.1, "reduction": "none", "ignore_index": 2}
    rows = nn.CrossEntropyLoss(counts, **smooth)(promise.view(-1, 7), ids)
    assert torch.allclose(rows, nn.CrossEntropyLoss(counts, **smooth)(logits.view(-1, 7), ids), rtol=1e-5, atol=1e-6)


def test_what_is_not_known_about_logits_is_said():
    promise = Promise(torch.ones(2, 3), torch.ones(4, 3), None)
    ids = torch.zeros(2, dtype=torch.int64)
    for call in (
        lambda: torch.softmax(promise, -1),
        lambda: promise.argmax(-1),
        promise.tanh().tanh,
        lambda: promise.tanh() + torch.ones(4),
        lambda: promise + torch.ones(2, 4),
        lambda: promise * torch.ones(()),
        lambda: promise.view(4, 2),
        lambda: promise.view(-1),
        lambda: promise[0, 1],
        lambda: promise[:, ::2],
        lambda: promise[0, 1, ...],
        lambda: promise[..., None],
        lambda: torch.tanh(input=promise),
        lambda: torch.add(promise, torch.ones(4), alpha=2),
        lambda: promise[torch.ones(2, 4, dtype=torch.bool)],
        lambda: nn.functional.cross_entropy(promise.view(1, 2, 4), torch.zeros(1, 4, dtype=torch.int64)),
        lambda: nn.functional.cross_entropy(promise, ids, size_average=False),
    ):
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
