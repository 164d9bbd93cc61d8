"""Every text about labels, as it is read: both facts, the place, the likely cause, and what to type."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from fromlogits.labels import describe, to_class_ids, to_multi_hot, validate


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            lambda: to_class_ids([-1, 1]),
            (
                "LabelError: labels of -1 and 1 can be read in two ways: if -1 is no and 1 is yes, say names=(-1, 1); if -1 marks rows "
                "without a label, say ignore_index=-1."
            ),
        ),
        (
            lambda: to_class_ids([0, 255]),
            (
                "LabelError: labels of 0 and 255 can be read in two ways: if 0 is no and 255 is yes, say names=(0, 255); if 255 marks "
                "rows without a label, say ignore_index=255."
            ),
        ),
        (
            lambda: to_class_ids([1, 2, 3]),
            (
                "LabelError: labels from 1 to 3 can be read in two ways: if classes are counted from 1, say counted_from=1; if class 0 "
                "is not among these labels, say counted_from=0, or how many classes there are."
            ),
        ),
        (
            lambda: to_class_ids([2, 0, -1]),
            (
                "LabelError: labels with -1 beside ids from 0 to 2 can be read in two ways: if it marks rows without a label, say "
                "ignore_index=-1; if it is a class of its own, say names='sorted'."
            ),
        ),
        (
            lambda: to_class_ids(np.array([0, 20, 255], np.uint8)),
            (
                "LabelError: labels with 255 beside ids from 0 to 20 can be read in two ways: if it marks rows without a label, say "
                "ignore_index=255; if it is the id of a class, say classes=256."
            ),
        ),
        (
            lambda: to_class_ids([[1, 1], [0, 1]]),
            (
                "LabelError: labels with 2 classes at labels[0] can be read in two ways: if several classes, or none, may hold at once,"
                " no id can say that: pass them to binary_cross_entropy as they are; if every number is a class id itself, say "
                "form='class ids'."
            ),
        ),
        (
            lambda: to_class_ids([[1, 0], [0, 0]]),
            (
                "LabelError: labels with no classes at labels[1] can be read in three ways: if several classes, or none, may hold at "
                "once, no id can say that: pass them to binary_cross_entropy as they are; if rows without a 1 have no label, say "
                "form='one-hot', ignore_index=-100; if every number is a class id itself, say form='class ids'."
            ),
        ),
        (
            lambda: to_class_ids([[True, True], [False, True]]),
            (
                "LabelError: labels with 2 classes at labels[0]: several classes, or none, may hold at once, and no id can say that: "
                "pass them to binary_cross_entropy as they are."
            ),
        ),
        (
            lambda: to_class_ids([[3, 1], [0, 4]]),
            (
                "LabelError: labels of shape (2, 2) with whole numbers from 0 to 4 can be read in two ways: if every number is a class "
                "id, say form='class ids'; if a row counts votes for each class, divide each row by its sum, and pass the distributions"
                " to cross_entropy."
            ),
        ),
        (
            lambda: to_class_ids(np.eye(2, dtype=int)[None]),
            (
                "LabelError: labels of shape (1, 2, 2) with a single 1 along axis -1 can be read in two ways: if they are one-hot, say "
                "form='one-hot'; if they are a mask of 0 and 1, say form='binary'."
            ),
        ),
        (
            lambda: to_class_ids(pd.Categorical([3, 5])),
            (
                "LabelError: labels of categories that are numbers, (3, 5), can be read in two ways: if the place of a category is its "
                "id, say names=(3, 5); if the number itself is the id, pass labels.astype(int)."
            ),
        ),
        (
            lambda: to_class_ids([[0, 2], [1]]),
            (
                "LabelError: labels have rows of different length (labels[0] has 2, labels[1] has 1), which can be read in two ways: if"
                " these are the classes that hold for each row, write fromlogits.labels.to_multi_hot(labels, classes); if these are "
                "sequences with a class for each step, write fromlogits.labels.to_class_ids(labels, form='class ids', "
                "ignore_index=-100), which fills up with -100."
            ),
        ),
        (
            lambda: to_class_ids([[0, 2], [1]], form="class ids"),
            (
                "LabelError: sequences of 1 to 2 labels become rows of one length only with a mark for the places that are not there: "
                "pass ignore_index=-100."
            ),
        ),
        (
            lambda: to_class_ids([0, 1, [0, 0, 1], 2]),
            (
                "LabelError: labels mix two forms: labels[0] is one value (0), labels[2] a row ([0, 0, 1]). Two sources may have been "
                "joined. If both count the classes in the same order, write fromlogits.labels.to_class_ids(labels, mixed=True); "
                "otherwise mend one of them."
            ),
        ),
        (
            lambda: to_class_ids([0, 1, [0, 1, 1], 2], mixed=True),
            "LabelError: labels[2] is [0, 1, 1]: among class ids a row must be one-hot, with one 1 and as long as every other row.",
        ),
        (
            lambda: to_class_ids(["b", "a"]),
            (
                "LabelError: labels are text, and an id is a place in an order of names. Say names=('a', 'b') in the order of your "
                "classes, or names='sorted' for the order of the alphabet, as far as these labels show it."
            ),
        ),
        (
            lambda: to_class_ids(["1", "2"]),
            (
                "LabelError: labels are text, and an id is a place in an order of names. These are numbers written as text: write "
                "labels.astype(int), or say names=('1', '2') in the order of your classes, or names='sorted' for the order of the "
                "alphabet, as far as these labels show it."
            ),
        ),
        (
            lambda: to_class_ids(list("abcdefg")),
            (
                "LabelError: labels are text, and an id is a place in an order of names. Say names=('a', 'b', 'c', 'd', 'e', …) in the "
                "order of your classes, or names='sorted' for the order of the alphabet, as far as these labels show it."
            ),
        ),
        (
            lambda: to_class_ids(["cat", "dgo", "dgo"], names=["cat", "dog"]),
            "LabelError: label 'dgo' at labels[1], and 1 more, is not among names=('cat', 'dog'). Did you mean 'dog'?",
        ),
        (
            lambda: to_class_ids(["cow"], names=["a", "b", "c", "d", "e", "f"]),
            ("LabelError: label 'cow' at labels[0] is not among names=('a', 'b', 'c', 'd', 'e', …). Add it to names, or mend the label."),
        ),
        (
            lambda: to_class_ids([0.9, 1.99]),
            (
                "LabelError: label 0.9 at labels[0] is no whole number (2 of 2 are not), and a class id is. Round on purpose, with "
                "labels.round(), if these are ids that were averaged or rescaled; otherwise this is a regression."
            ),
        ),
        (
            lambda: to_class_ids([0.0, 0.7]),
            (
                "LabelError: label 0.7 at labels[1] is no whole number (1 of 2 are not), and a class id is. If it says how probable yes"
                " is, pass it to binary_cross_entropy as it is, or write labels > 0.5."
            ),
        ),
        (
            lambda: to_class_ids([[0.3, 0.7], [0.5, 0.5]]),
            (
                "LabelError: labels are distributions: the largest share at labels[0] is 0.7, and one id cannot say that. Pass them to "
                "cross_entropy as they are, or write labels.argmax(-1) if the largest share is what is meant."
            ),
        ),
        (
            lambda: to_class_ids([1.0, np.nan, np.nan]),
            (
                "LabelError: labels[1] is missing (2 in all): NaN, None or NA, which no whole number can say. Pass ignore_index=-100 to"
                " write that id there, or drop rows without a label."
            ),
        ),
        (
            lambda: to_class_ids(np.array([3, 200]).astype(np.int8)),
            (
                "LabelError: label -56 at labels[1] is negative, and int8 ends at 127: it may be class 200, cut off. Make the labels "
                "anew in a wider dtype; if -56 marks rows without a label, pass ignore_index=-56."
            ),
        ),
        (
            lambda: to_class_ids([0, 5, -1, 7, -1, -2], classes=4),
            (
                "LabelError: label 5 at labels[1], and 4 more, has no class: classes=4 gives classes 0..3. If classes are counted from "
                "1, pass counted_from=1; if 5 marks padding, pass ignore_index=5; otherwise classes is too small."
            ),
        ),
        (
            lambda: to_class_ids([0, 1, 4], classes=3),
            (
                "LabelError: label 4 at labels[2] has no class: classes=3 gives classes 0..2. If classes are counted from 1, pass "
                "counted_from=1; if 4 marks padding, pass ignore_index=4; otherwise classes is too small."
            ),
        ),
        (
            lambda: to_class_ids([1, 3, 2], classes=3),
            (
                "LabelError: label 3 at labels[1] has no class: classes=3 gives classes 0..2. The classes seem to be counted from 1: "
                "pass counted_from=1."
            ),
        ),
        (
            lambda: to_class_ids([0, -1, -2]),
            (
                "LabelError: label -1 at labels[1] is negative, and class ids count from 0. If it marks rows without a label, pass "
                "ignore_index=-1."
            ),
        ),
        (
            lambda: to_class_ids([0, 300], dtype="uint8"),
            "LabelError: class id 300 does not fit uint8, and would come out as another class: ask for a wider dtype.",
        ),
        (
            lambda: to_class_ids(np.array([2**63], np.uint64)),
            "LabelError: class id 9223372036854775808 does not fit int64, and would come out as another class.",
        ),
        (
            lambda: to_class_ids(np.array([3, 2051], np.float16)),
            (
                "LabelError: label 2052 at labels[1] is not to be trusted: float16 holds every whole number up to 2048: 2052 may have "
                "been another. Make the labels anew as whole numbers."
            ),
        ),
        (
            lambda: to_class_ids([1, 2, None], counted_from=1, ignore_index=0),
            (
                "LabelError: ignore_index=0 is to mark places without a label, but 0 becomes the id of a class here. Mark them with a "
                "number that is none, such as ignore_index=-100, where they are NaN, None or NA; otherwise give them that number first."
            ),
        ),
        (
            lambda: to_class_ids(np.eye(3), classes=4),
            (
                "ShapeError: labels of shape (3, 3) have rows of 3, but there are 4 classes. If every number in them is a class id "
                "itself, say form='class ids'."
            ),
        ),
        (
            lambda: to_class_ids([0, 1], form="one-hot"),
            "ShapeError: labels of shape (2,) hold one value a row, but one-hot labels hold one for each class: shape (N, C).",
        ),
        (
            lambda: to_class_ids([[1, 0], [1, 1]], form="one-hot"),
            (
                "LabelError: labels[1] is [1, 1], but a one-hot row has one 1, and 0 elsewhere. If every number is a class id itself, "
                "say form='class ids'."
            ),
        ),
        (
            lambda: to_class_ids(pd.get_dummies(pd.Series(["a", "b"])), names=["a", "c"]),
            "LabelError: the labels have columns ('a', 'b'), but names=('a', 'c'): 'b' is only in one.",
        ),
        (
            lambda: to_class_ids(pd.DataFrame({"x": ["a"], "y": [1]})),
            (
                "LabelError: labels: 'x' is a column of text in a table of 2: pick the column that holds the labels. Labels are numbers"
                " or names, alone or in rows of one length."
            ),
        ),
        (
            lambda: to_class_ids([0, "a"]),
            "LabelError: labels[0]: 0 is a number among names. Labels are numbers or names, alone or in rows of one length.",
        ),
        (
            lambda: to_class_ids({"a": 1}),
            "LabelError: labels: {'a': 1} is neither number nor name. Labels are numbers or names, alone or in rows of one length.",
        ),
        (
            lambda: to_class_ids([["a"], [0]]),
            (
                "LabelError: labels[1]: [0] is a row of another kind than those before. Labels are numbers or names, alone or in rows "
                "of one length."
            ),
        ),
        (
            lambda: to_class_ids([0, 1], names="cat"),
            (
                "ValueError: names='cat' is one text; give the names in the order of the classes, such as names=('cat', 'dog'), or "
                "names='sorted'."
            ),
        ),
        (
            lambda: to_class_ids([0, 1], names=["a", "a"]),
            "ValueError: names has 'a' twice, or two names of one id: a class has one name, otherwise ids could not be turned back.",
        ),
        (
            lambda: to_class_ids([0, 1], names={"a": 1.5}),
            "ValueError: names['a'] is 1.5; a class id is a whole number from 0.",
        ),
        (
            lambda: to_class_ids([0, 1], names=["a", "b"], classes=3),
            "ValueError: classes=3, but names has 2: name every class, or say classes=2.",
        ),
        (
            lambda: to_class_ids([0, 1], form="onehot"),
            (
                "ValueError: form='onehot' is not known; choose one of 'class ids', 'one-hot', 'distribution', 'multi-hot', 'binary'. "
                "Did you mean 'one-hot'?"
            ),
        ),
        (
            lambda: to_class_ids([0, 1], counted_from=2),
            "ValueError: counted_from=2 is not in {0, 1}.",
        ),
        (
            lambda: to_multi_hot([[0, 2], [1, 1]], 3),
            "LabelError: labels[1, 1] names class 1 twice, which 0 and 1 cannot say; drop one of them.",
        ),
        (
            lambda: to_multi_hot(np.zeros((2, 2, 3)), 3),
            ("ShapeError: labels of shape (2, 2, 3) have 3 axes; the classes that hold for each row are a list of lists, or a matrix."),
        ),
        (
            lambda: validate([-1, 1]),
            ("LabelError: labels[0] is -1, but binary labels lie in [0, 1] (these in [-1, 1]). For labels -1 and 1 pass (labels + 1) / 2."),
        ),
        (
            lambda: validate([0.0, np.nan]),
            "LabelError: labels[1] is NaN; drop rows without a label, or give them sample_weight 0.",
        ),
        (
            lambda: validate([[0.5, 0.5], [0.2, 0.8], [0.2, 0.2]]),
            (
                "LabelError: labels[2] sums to 0.4, but a distribution over classes sums to 1 within 0.0001. Divide each row by its "
                "sum, or give class ids."
            ),
        ),
        (
            lambda: describe([0, 2, 1]).enforce([3]),
            (
                "LabelError: label 3 at labels[0] has no class: classes=3 gives classes 0..2. If classes are counted from 1, pass "
                "counted_from=1; if 3 marks padding, pass ignore_index=3; otherwise classes is too small. (The spec's 3 classes are a "
                "guess from 3 rows; if there are more, write describe(labels, classes=...).)"
            ),
        ),
        (
            lambda: describe([0, 2, 1]).enforce([0.0, np.nan]),
            (
                "LabelError: labels have dtype float64, but the spec says int64. Whole numbers become floats where one of them is "
                "missing: drop or fill those rows, then write labels.astype('int64')."
            ),
        ),
        (
            lambda: describe([0, 2, 1]).enforce([0.0, 1.0]),
            (
                "LabelError: labels have dtype float64, but the spec says int64. Write labels.astype('int64') if the values are the "
                "same, or describe the data anew."
            ),
        ),
        (
            lambda: describe([0, 2, 1]).enforce([[0, 1]]),
            (
                "ShapeError: labels of shape (1, 2) hold rows of shape (2,), but the spec says (). If rows may have any length along an"
                " axis, write null there in the spec."
            ),
        ),
        (
            lambda: describe([0, 2, 1]).enforce([0, None]),
            (
                "LabelError: labels[1] is missing: NaN, None or NA, but the spec says that no label is. Drop those rows, or describe "
                'the data anew (or write their number as "missing") if rows without a label are meant.'
            ),
        ),
        (
            lambda: describe(pd.Categorical(["a", "b"])).enforce(pd.Categorical(["b", "a"], categories=["b", "a"])),
            (
                "LabelError: the labels have the categories ('b', 'a'), but the spec says ('a', 'b'), and their order is that of the "
                "ids. Write labels.cat.set_categories(['a', 'b']), or take spec.to_class_ids(labels.astype(str))."
            ),
        ),
        (
            lambda: describe([None]),
            (
                "LabelError: there are no labels to describe: every one of them is missing. Describe a part of the data that has some, "
                "or say form=..."
            ),
        ),
        (
            lambda: describe(["a"], names={"a": 0, "b": 2}),
            "ValueError: names gives the ids 0, 2; a spec needs a name for every id from 0.",
        ),
    ],
)
def test_texts(call, text):
    with pytest.raises(ValueError, match=r".") as caught:
        call()
    assert f"{type(caught.value).__name__}: {caught.value}" == text
