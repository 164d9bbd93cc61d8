"""scikit-learn: scores that take probabilities or classes, encoders of labels, splitters, estimators. Data sets have a room of their own."""

from __future__ import annotations

from fromlogits.checker.catalogue import sklearn_data
from fromlogits.checker.catalogue.entry import Entry, Layer, LossEntry, MetricEntry, Op
from fromlogits.vocabulary import LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES"]

_PROBABILITIES = "y_true:labels y_proba:output | y_pred:output sample_weight=None labels:classes=None"

_LOSSES = {
    name: LossEntry(
        name=name,
        family=None,  # takes one column and several: both families
        expects=OutputKind.PROBABILITIES,
        labels=labels,
        call=call,
        framework="sklearn",
    )
    for name, labels, call in (
        ("log_loss", frozenset({LabelForm.CLASS_IDS, LabelForm.ONE_HOT, LabelForm.BINARY}), _PROBABILITIES),
        ("d2_log_loss_score", frozenset({LabelForm.CLASS_IDS, LabelForm.ONE_HOT, LabelForm.BINARY}), _PROBABILITIES),
        (
            "brier_score_loss",
            frozenset({LabelForm.CLASS_IDS, LabelForm.ONE_HOT, LabelForm.BINARY}),
            "y_true:labels y_proba:output | y_prob:output sample_weight=None pos_label=None labels:classes=None",
        ),
    )
}

# Precision and recall change places with their arguments. So does a confusion matrix, but that may be meant.
_ORDERED = frozenset(
    {
        "balanced_accuracy_score",
        "classification_report",
        "fbeta_score",
        "precision_recall_fscore_support",
        "precision_score",
        "recall_score",
    }
)

# They take classes, which a threshold or an argmax must have made before.
_SCORES = {
    name: MetricEntry(name=name, call="y_true:labels y_pred:output", framework="sklearn", ordered=name in _ORDERED)
    for name in (
        "accuracy_score",
        "balanced_accuracy_score",
        "classification_report",
        "confusion_matrix",
        "f1_score",
        "fbeta_score",
        "hamming_loss",
        "jaccard_score",
        "matthews_corrcoef",
        "multilabel_confusion_matrix",
        "precision_recall_fscore_support",
        "precision_score",
        "recall_score",
        "zero_one_loss",
    )
}

# They rank: scores of any scale will do, ids will not.
_RANKS = {
    name: MetricEntry(name=name, call="y_true:labels y_score:output", framework="sklearn")
    for name in ("average_precision_score", "det_curve", "precision_recall_curve", "roc_auc_score", "roc_curve", "top_k_accuracy_score")
}

_PREPROCESSING: dict[str, Entry] = {
    "LabelEncoder": Layer("encoder", "", kind="ids"),
    "LabelBinarizer": Layer("encoder", "| neg_label=0 pos_label=1 sparse_output=False", kind="binarizer"),
    "MultiLabelBinarizer": Layer("encoder", "| classes=None sparse_output=False", kind="multi_hot"),
    "OneHotEncoder": Layer("encoder", "| categories='auto' drop=None sparse_output=True sparse dtype='float64'", kind="one_hot"),
    "OrdinalEncoder": Layer("encoder", "| categories='auto' dtype='float64'", kind="ordinal"),
    "MinMaxScaler": Layer("encoder", "feature_range=(0,1)", kind="scaler", way="range"),
    "MaxAbsScaler": Layer("encoder", "", kind="scaler", way="greatest"),
    "StandardScaler": Layer("encoder", "", kind="scaler", way="standard"),
    "Normalizer": Layer("encoder", "norm='l2'", kind="scaler"),
    "PowerTransformer": Layer("encoder", "method='yeo-johnson'", kind="scaler"),
    **{name: Layer("encoder", "", kind="scaler") for name in ("Binarizer", "QuantileTransformer", "RobustScaler")},
    "label_binarize": Op("label_binarize", "y:x | classes neg_label=0 pos_label=1 sparse_output=False"),
    "minmax_scale": Op("scaled", "X:x feature_range:range=(0,1)", way="range"),
    "maxabs_scale": Op("scaled", "X:x", way="greatest"),
    "scale": Op("scaled", "X:x", way="standard"),
    "normalize": Op("elementwise", "X:x norm='l2'"),
    "power_transform": Op("elementwise", "X:x method='yeo-johnson'"),
    **{name: Op("elementwise", "X:x") for name in ("quantile_transform", "robust_scale")},
    "binarize": Op("heaviside", "X:x | threshold=0.0"),
}

_SPLITTERS = {
    **dict.fromkeys(("KFold", "StratifiedKFold"), "n_splits=5 | shuffle=False random_state=None"),
    **dict.fromkeys(("GroupKFold", "TimeSeriesSplit"), "n_splits=5"),
    **dict.fromkeys(("ShuffleSplit", "StratifiedShuffleSplit"), "n_splits=10 | test_size=None train_size=None"),
    **dict.fromkeys(("RepeatedKFold", "RepeatedStratifiedKFold"), "| n_splits=5 n_repeats=10"),
}

_ESTIMATORS = {
    "calibration": "CalibratedClassifierCV",
    "discriminant_analysis": "LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis",
    "dummy": "DummyClassifier",
    "ensemble": (
        "AdaBoostClassifier BaggingClassifier ExtraTreesClassifier GradientBoostingClassifier HistGradientBoostingClassifier"
        " RandomForestClassifier StackingClassifier VotingClassifier"
    ),
    "gaussian_process": "GaussianProcessClassifier",
    "linear_model": (
        "LogisticRegression LogisticRegressionCV PassiveAggressiveClassifier Perceptron RidgeClassifier RidgeClassifierCV SGDClassifier"
    ),
    "model_selection": "GridSearchCV RandomizedSearchCV",
    "multiclass": "OneVsOneClassifier OneVsRestClassifier OutputCodeClassifier",
    "multioutput": "ClassifierChain MultiOutputClassifier",
    "naive_bayes": "BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB",
    "neighbors": "KNeighborsClassifier NearestCentroid RadiusNeighborsClassifier",
    "neural_network": "MLPClassifier",
    "pipeline": "Pipeline make_pipeline",
    "semi_supervised": "LabelPropagation LabelSpreading SelfTrainingClassifier",
    "svm": "LinearSVC NuSVC SVC",
    "tree": "DecisionTreeClassifier ExtraTreeClassifier",
}

# What is known of an estimator beyond its name: what it is made of, and whether its scores are log-odds or weights make them.
_MADE_OF = {
    "GridSearchCV": "estimator",
    "OneVsRestClassifier": "estimator",
    "Pipeline": "steps",
    "RandomizedSearchCV": "estimator",
    "SGDClassifier": "loss='hinge'",
    "make_pipeline": "*steps",
}
_LOG_ODDS = frozenset(
    "GradientBoostingClassifier HistGradientBoostingClassifier LinearDiscriminantAnalysis LogisticRegression LogisticRegressionCV".split()
)
_LINEAR = frozenset(
    (
        "LinearDiscriminantAnalysis LinearSVC LogisticRegression LogisticRegressionCV PassiveAggressiveClassifier Perceptron RidgeClassifier"
        " RidgeClassifierCV SGDClassifier"
    ).split()
)
# The scores that an estimator gives whatever its options are; of those that are not here it hangs on them.
_GIVES = {
    "predict_proba predict_log_proba decision_function": (
        "AdaBoostClassifier GradientBoostingClassifier LinearDiscriminantAnalysis LogisticRegression LogisticRegressionCV"
        " QuadraticDiscriminantAnalysis"
    ),
    "predict_proba predict_log_proba": (
        "BernoulliNB CategoricalNB ComplementNB DecisionTreeClassifier DummyClassifier ExtraTreeClassifier ExtraTreesClassifier GaussianNB"
        " MLPClassifier MultinomialNB RandomForestClassifier"
    ),
    "predict_proba decision_function": "HistGradientBoostingClassifier",
    "predict_proba": (
        "CalibratedClassifierCV GaussianProcessClassifier KNeighborsClassifier LabelPropagation LabelSpreading RadiusNeighborsClassifier"
    ),
    "decision_function": "LinearSVC OneVsOneClassifier PassiveAggressiveClassifier Perceptron RidgeClassifier RidgeClassifierCV",
}
_APART = frozenset({"ClassifierChain", "MultiOutputClassifier"})  # several labels a row


def _estimator(name: str) -> Layer:
    gives = next((frozenset(methods.split()) for methods, names in _GIVES.items() if name in names.split()), None)
    facts: dict[str, frozenset[str]] = {"log_odds": _LOG_ODDS, "linear": _LINEAR, "apart": _APART}
    made = Layer("estimator", _MADE_OF.get(name, ""), gives=gives)
    made.fixed.update({fact: True for fact, names in facts.items() if name in names})
    return made


# Boosters of other houses that are fitted and asked as scikit-learn's classifiers are.
_BOOSTERS = ("catboost.CatBoostClassifier", "lightgbm.LGBMClassifier", "xgboost.XGBClassifier", "xgboost.XGBRFClassifier")

# The same houses' own way: data with its labels, and a function that trains.
_OWN_WAY: dict[str, Entry] = {
    **{f"xgboost.{name}": Layer("labelled_matrix", "data label=None") for name in ("DMatrix", "QuantileDMatrix")},
    "lightgbm.Dataset": Layer("labelled_matrix", "data label=None"),
    "xgboost.train": Op("boosted", "params dtrain:data num_boost_round=10 | obj=None custom_metric:metric=None"),
    "lightgbm.train": Op("boosted", "params train_set:data num_boost_round=100 | fobj:obj=None feval:metric=None"),
}

# How many clusters there are, where that is said; what belongs to none is -1.
_CLUSTERS: dict[str, Entry] = {
    **{
        f"cluster.{name}": Layer("clusters", "n_clusters:count=8", marks=None)
        for name in ("BisectingKMeans", "KMeans", "MiniBatchKMeans", "SpectralClustering")
    },
    "cluster.AgglomerativeClustering": Layer("clusters", "n_clusters:count=2", marks=None),
    "cluster.Birch": Layer("clusters", "| n_clusters:count=3", marks=None),
    "cluster.MeanShift": Layer("clusters", "", marks=None),
    "mixture.BayesianGaussianMixture": Layer("clusters", "| n_components:count=1", marks=None),
    "mixture.GaussianMixture": Layer("clusters", "n_components:count=1", marks=None),
    **{f"cluster.{name}": Layer("clusters", "", marks="noise") for name in ("DBSCAN", "HDBSCAN", "OPTICS")},
    **{
        name: Layer("clusters", "", marks="outliers")
        for name in ("covariance.EllipticEnvelope", "ensemble.IsolationForest", "neighbors.LocalOutlierFactor", "svm.OneClassSVM")
    },
}

ENTRIES: dict[str, Entry] = {
    **sklearn_data.ENTRIES,
    **{f"sklearn.metrics.{name}": entry for name, entry in {**_LOSSES, **_SCORES, **_RANKS}.items()},
    **{f"sklearn.preprocessing.{name}": entry for name, entry in _PREPROCESSING.items()},
    **{f"sklearn.model_selection.{name}": Layer("splitter", signature) for name, signature in _SPLITTERS.items()},
    **{f"sklearn.{house}.{name}": _estimator(name) for house, names in _ESTIMATORS.items() for name in names.split()},
    **{name: Layer("estimator", "| objective=None", log_odds=True) for name in _BOOSTERS},
    **_OWN_WAY,
    "sklearn.metrics.make_scorer": Op(
        "scorer", "score_func:f | response_method:method='predict' greater_is_better=True needs_threshold=False"
    ),
    "sklearn.base.clone": Op("identity", "estimator:x"),
    "sklearn.model_selection.cross_val_predict": Op("cross_predicted", "estimator X y=None | groups=None cv=None method='predict'"),
    **{f"sklearn.{name}": entry for name, entry in _CLUSTERS.items()},
    "sklearn.calibration.calibration_curve": LossEntry(
        name="calibration_curve",
        family=None,
        expects=OutputKind.PROBABILITIES,
        labels=frozenset({LabelForm.BINARY}),
        call="y_true:labels y_prob:output | pos_label=None n_bins=5 strategy='uniform'",
        framework="sklearn",
    ),
    "sklearn.impute.SimpleImputer": Layer("encoder", "", kind="filler"),
    "sklearn.model_selection.train_test_split": Op(
        "train_test_split", "*arrays | test_size=None train_size=None random_state=None shuffle=True stratify=None"
    ),
    "sklearn.utils.class_weight.compute_class_weight": Op("class_weights", "class_weight | classes y"),
    "sklearn.utils.shuffle": Op("shuffle_arrays", "*arrays | random_state=None n_samples=None"),
    "sklearn.utils.resample": Op("shuffle_arrays", "*arrays | replace=True n_samples=None random_state=None stratify=None"),
    "sklearn.utils.check_random_state": Op("rng", "seed", kind="state"),
    "sklearn.utils.extmath.softmax": Op("softmax", "X:x", axis=1),
}

ALIASES: dict[str, str] = {
    "sklearn.cross_validation": "sklearn.model_selection",
    "sklearn.datasets.base": "sklearn.datasets",
    "sklearn.datasets.samples_generator": "sklearn.datasets",
    "sklearn.linear_model.logistic": "sklearn.linear_model",
    "sklearn.preprocessing.Imputer": "sklearn.impute.SimpleImputer",
    "sklearn.preprocessing.data": "sklearn.preprocessing",
    "sklearn.preprocessing.label": "sklearn.preprocessing",
}
