"""The filters as a step of `generate` of transformers, beside its own."""

from __future__ import annotations

import math

import pytest
import torch
from transformers import (
    GPT2Config,
    GPT2LMHeadModel,
    LogitsProcessorList,
    MinPLogitsWarper,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

import fromlogits as fl
from fromlogits.transformers import FilterLogitsProcessor

SETTINGS = [
    {"top_k": 7},
    {"top_p": 0.8},
    {"min_p": 0.05},
    {"temperature": 0.6, "top_k": 30, "top_p": 0.9, "min_p": 0.02},
]


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(0)
    config = GPT2Config(
        vocab_size=101, n_positions=64, n_embd=32, n_layer=1, n_head=2, bos_token_id=0, eos_token_id=100, initializer_range=0.5
    )
    return GPT2LMHeadModel(config).eval()


def theirs(temperature=None, top_k=None, top_p=None, min_p=None):
    makers = ((TemperatureLogitsWarper, temperature), (TopKLogitsWarper, top_k), (TopPLogitsWarper, top_p), (MinPLogitsWarper, min_p))
    return LogitsProcessorList(maker(value) for maker, value in makers if value is not None)


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_logits_without_ties_are_theirs(settings):
    scores = torch.randn(32, 5000, generator=torch.Generator().manual_seed(0), dtype=torch.float64) * 4
    wanted = theirs(**settings)(None, scores)
    found = FilterLogitsProcessor(**settings)(None, scores)
    torch.testing.assert_close(found, wanted, rtol=1e-12, atol=0)


def test_generate_takes_it(model):
    prompt = torch.tensor([[1, 2, 3], [4, 5, 6]])
    own = {"do_sample": True, "top_k": 0, "top_p": 1.0, "temperature": 1.0, "max_new_tokens": 12, "pad_token_id": 100}
    for settings in SETTINGS:
        torch.manual_seed(3)
        ids = model.generate(prompt, logits_processor=LogitsProcessorList([FilterLogitsProcessor(**settings)]), **own)
        torch.manual_seed(3)
        again = model.generate(prompt, logits_processor=LogitsProcessorList([FilterLogitsProcessor(**settings)]), **own)
        assert (ids == again).all()
        for place in range(3, ids.shape[1]):
            going = (ids[:, 3:place] != 100).all(-1)
            with torch.no_grad():
                kept = fl.sampling.filter_logits(model(ids[:, :place]).logits[:, -1].float(), **settings) > -math.inf
            assert kept[going, ids[going, place]].all()


def test_cold_is_greedy(model):
    prompt = torch.tensor([[1, 2, 3], [4, 5, 6]])
    cold = model.generate(
        prompt, logits_processor=[FilterLogitsProcessor(temperature=0)], do_sample=True, top_k=0, max_new_tokens=8, pad_token_id=100
    )
    assert (cold == model.generate(prompt, do_sample=False, max_new_tokens=8, pad_token_id=100)).all()
    half = model.generate(
        prompt,
        logits_processor=[FilterLogitsProcessor(temperature=[0.0, 1.0])],
        do_sample=True,
        top_k=0,
        max_new_tokens=8,
        pad_token_id=100,
    )
    assert (half[0] == cold[0, : half.shape[1]]).all()


def test_the_loop_is_greedy_generate(model):
    prompt = torch.tensor([[1, 2, 3], [4, 5, 6]])
    with torch.no_grad():
        found = fl.sampling.generate(lambda ids: model(ids).logits, prompt, 8, temperature=0, stop=100)
    assert (found == model.generate(prompt, do_sample=False, max_new_tokens=8, pad_token_id=100)).all()


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"top_p=1.2 is not in \[0, 1\]"):
        FilterLogitsProcessor(top_p=1.2)
    with pytest.raises(fl.OutputKindError, match=r"logits\[1\] holds NaN"):
        FilterLogitsProcessor(top_k=3)(None, torch.tensor([[0.0, 1.0], [math.nan, 0.0]]))
