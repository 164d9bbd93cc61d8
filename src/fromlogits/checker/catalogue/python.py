"""Python itself: builtins and the parts of the standard library that models, labels and settings pass through.

Operations named `python_…` work on Python's own containers and objects; the others are the ones that arrays have too.
"""

from __future__ import annotations

import math
import string

from fromlogits.checker.catalogue.entry import Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES"]

_BUILTINS: dict[str, Entry] = {
    "abs": Op("abs"),
    "all": Op("python_all", "xs"),
    "any": Op("python_any", "xs"),
    "bool": Op("python_bool", "x=False"),
    "callable": Op("python_callable", "x"),
    "chr": Op("python_chr", "i:x"),
    "delattr": Op("python_delattr", "x name"),
    "dict": Op("python_dict", "xs=None"),
    "enumerate": Op("python_enumerate", "iterable:xs start=0"),
    "filter": Op("python_filter", "f xs"),
    "float": Op("python_float", "x=0.0"),
    "frozenset": Op("python_set", "xs=()"),
    "getattr": Op("python_getattr", "x name default"),
    "globals": Op("python_globals", ""),
    "hasattr": Op("python_hasattr", "x name"),
    "int": Op("python_int", "x=0 base=10"),
    "isinstance": Op("python_isinstance", "x types"),
    "issubclass": Op("python_issubclass", "x types"),
    "iter": Op("python_iter", "xs"),
    "len": Op("python_len", "x"),
    "list": Op("python_list", "xs=()"),
    "map": Op("map", "f *xs"),
    "max": Op("python_max", "*xs | default key=None"),
    "min": Op("python_min", "*xs | default key=None"),
    "next": Op("python_next", "xs default"),
    "ord": Op("python_ord", "c:x"),
    "object": Layer("module", "", protocol="object"),
    "pow": Op("power", "base:x exp:y mod=None"),
    "open": Op("open_file", "file:path mode='r'"),
    "print": Op("python_print", "*args | file=None"),
    "range": Op("python_range", "*bounds"),
    "reversed": Op("python_reversed", "xs"),
    "round": Op("round", "number:x ndigits:decimals=None"),
    "set": Op("python_set", "xs=()"),
    "setattr": Op("python_setattr", "x name value"),
    "slice": Op("python_slice", "*bounds"),
    **{
        name: Op("python_bound_as", f"{word}:x", kind=name)
        for name, word in (("classmethod", "function"), ("staticmethod", "function"), ("property", "fget"))
    },
    "sorted": Op("python_sorted", "iterable:xs | key=None reverse=False"),
    "str": Op("python_str", "object:x=''"),
    "sum": Op("python_sum", "iterable:xs start=0"),
    "super": Op("python_super", "type=None object=None"),
    "tuple": Op("python_tuple", "xs=()"),
    "type": Op("python_type", "x bases=None namespace=None"),
    "vars": Op("python_vars", "x"),
    "zip": Op("python_zip", "*xs | strict=False"),
}

_FUNCTOOLS: dict[str, Entry] = {
    "cache": Op("remember", "user_function:f"),
    "cached_property": Op("python_property", "func:f"),
    "lru_cache": Op("remember", "maxsize:f=128 typed=False"),  # with and without brackets
    "partial": Op("partial", "func:f *args:arguments"),
    "partialmethod": Op("partialmethod", "func:f *args:arguments"),
    "reduce": Op("python_reduce", "function:f xs initial"),
    "singledispatch": Op("wrap", "func:f"),
    "total_ordering": Op("identity", "cls:x"),
    "wraps": Op("python_wraps", "wrapped"),
}

_ITERTOOLS: dict[str, Entry] = {
    "accumulate": Op("python_accumulate", "iterable:xs func:f=None | initial=None"),
    "chain": Op("python_chain", "*xs"),
    "chain.from_iterable": Op("python_flatten", "iterable:xs"),
    "count": Op("python_count", "start=0 step=1"),
    "cycle": Op("python_cycle", "xs"),
    "islice": Op("python_islice", "iterable:xs *bounds"),
    "pairwise": Op("python_pairwise", "xs"),
    "product": Op("python_product", "*xs | repeat=1"),
    "repeat": Op("python_repeat", "object:x times=None"),
    "compress": Op("python_compress", "data:xs selectors"),
    "dropwhile": Op("python_while", "predicate:f iterable:xs", dropped=True),
    "filterfalse": Op("python_filter", "function:f iterable:xs", turned=True),
    "takewhile": Op("python_while", "predicate:f iterable:xs", dropped=False),
    "starmap": Op("python_starmap", "function:f xs"),
    "zip_longest": Op("python_zip", "*xs | fillvalue=None", longest=True),
}

_COLLECTIONS: dict[str, Entry] = {
    "ChainMap": Op("python_chainmap", "*maps:xs"),
    "Counter": Op("python_counter", "iterable:xs=None"),
    "OrderedDict": Op("python_dict", "xs=None"),
    "defaultdict": Op("python_defaultdict", "factory=None xs=None"),
    "deque": Op("python_list", "xs=() maxlen=None"),
    "namedtuple": Op("python_namedtuple", "typename field_names:fields | rename=False defaults=None"),
}

_CONFIGPARSER: dict[str, Entry] = {
    **{f"configparser.{name}": Op("ini_parser", "") for name in ("ConfigParser", "RawConfigParser", "SafeConfigParser")},
    "configparser.ConfigParser.items": Op("ini_view", "x section", view="items"),
    "configparser.ConfigParser.read": Op("ini_read", "x filenames"),
    "configparser.ConfigParser.read_dict": Op("ini_read", "x dictionary:settings"),
    "configparser.ConfigParser.read_file": Op("ini_read", "x f"),
    "configparser.ConfigParser.read_string": Op("ini_read", "x string:text"),
    "configparser.ConfigParser.sections": Op("ini_view", "x", view="sections"),
    **{f"configparser.SectionProxy.{view}": Op("ini_view", "x", view=view) for view in ("items", "keys", "values")},
    **{
        f"configparser.{owner}.get{suffix}": Op("ini_get", signature, kind=kind)
        for owner, signature in (("ConfigParser", "x section option | fallback=None"), ("SectionProxy", "x option fallback=None"))
        for suffix, kind in (("", "str"), ("int", "int"), ("float", "float"), ("boolean", "bool"))
    },
}

_CLASSES: dict[str, Entry] = {
    "abc.ABC": Layer("module", "", protocol="object"),
    "absl.flags.FLAGS": Op("unknown", ""),
    "absl.app.run": Op("apply_main", "main:f"),
    **{f"absl.flags.DEFINE_{kind}": Op("define_flag", "name default help") for kind in ("bool", "boolean", "float", "integer", "string")},
    "absl.flags.DEFINE_enum": Op("define_flag", "name default enum_values help"),
    "argparse.ArgumentParser": Layer("argument_parser", ""),
    "argparse.Namespace": Op("python_namespace", ""),
    "joblib.dump": Op("save_object", "value:x filename:where"),
    "joblib.load": Op("load_object", "filename:where"),
    "pickle.dump": Op("save_object", "obj:x file:where"),
    "pickle.load": Op("load_object", "file:where"),
    "importlib.import_module": Op("python_import", "name package=None"),
    "csv.DictReader": Op(
        "csv_reader", "f:source fieldnames=None restkey=None restval=None dialect='excel' | delimiter=',' quoting=0", dicts=True
    ),
    "csv.DictWriter": Op("csv_writer", "f:file fieldnames restval='' extrasaction='raise' dialect='excel' | delimiter=','"),
    "csv.reader": Op("csv_reader", "csvfile:source dialect='excel' | delimiter=',' quoting=0"),
    "csv.writer": Op("csv_writer", "csvfile:file dialect='excel' | delimiter=','"),
    "json.dumps": Op("json_dumps", "obj:x"),
    "ast.literal_eval": Op("literal_eval", "node_or_string:text"),
    "json.loads": Op("json_loads", "s:text | object_hook=None"),
    "yaml.load": Op("yaml_load", "stream:text Loader"),
    **{f"yaml.{name}": Op("yaml_load", "stream:text") for name in ("full_load", "safe_load", "unsafe_load")},
    **_CONFIGPARSER,
    "tomllib.loads": Op("toml_loads", "s:text"),
    **{
        name: Op("keyed_record", signature)
        for name, signature in {
            "addict.Dict": "xs=None",
            "box.Box": "xs=None",
            "easydict.EasyDict": "d:xs=None",
            "ml_collections.ConfigDict": "initial_dictionary:xs=None",
            "ml_collections.config_dict.ConfigDict": "initial_dictionary:xs=None",
            "munch.Munch": "xs=None",
            "munch.munchify": "x:xs",
            "omegaconf.OmegaConf.create": "obj:xs=None",
        }.items()
    },
    "hydra.utils.instantiate": Op("instantiate", "config:x"),
    "io.StringIO": Op("text_file", "initial_value:text=''"),
    "dataclasses.asdict": Op("python_asdict", "obj:x"),
    "dataclasses.astuple": Op("python_astuple", "obj:x"),
    "dataclasses.dataclass": Op("python_dataclass", "cls=None | init=True frozen=False kw_only=False"),
    "dataclasses.fields": Op("python_fields", "class_or_instance:x"),
    "dataclasses.field": Op("python_field", "| default default_factory:factory init=True"),
    "dataclasses.replace": Op("python_replace", "obj:x"),
    "enum.Enum": Layer("module", "", protocol="enum"),
    "enum.Flag": Layer("module", "", protocol="enum"),
    "enum.IntFlag": Layer("module", "", protocol="enum"),
    "enum.IntEnum": Layer("module", "", protocol="enum"),
    "enum.StrEnum": Layer("module", "", protocol="enum"),
    "enum.auto": Op("enum_auto", ""),
    "types.MappingProxyType": Op("identity", "mapping:x"),
    "types.SimpleNamespace": Op("python_namespace", ""),
    "asyncio.run": Op("identity", "main:x"),
    "typing.Generic": Layer("module", "", protocol="object"),
    "typing.NamedTuple": Layer("module", "", protocol="namedtuple"),
    "typing.TypedDict": Layer("module", "", protocol="object"),
    "typing.Protocol": Layer("module", "", protocol="object"),
    "typing.cast": Op("identity", "typ val:x"),
}

_LETTERS = "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits printable punctuation whitespace".split()

_MATH: dict[str, Entry] = {
    **{name: Op(name) for name in ["ceil", "cos", "erf", "exp", "expm1", "floor", "isnan", "log1p", "log2", "sin", "sqrt"]},
    **{
        name: Op("elementwise")
        for name in [
            "acos",
            "asin",
            "atan",
            "cbrt",
            "cosh",
            "degrees",
            "erfc",
            "exp2",
            "gamma",
            "lgamma",
            "log10",
            "radians",
            "sinh",
            "tan",
            "trunc",
        ]
    },
    **{name: Op("predicate") for name in ("isfinite", "isinf")},
    **{name: Op("constant", "", value=getattr(math, name)) for name in ("e", "inf", "nan", "pi", "tau")},
    "fabs": Op("abs"),
    "fmod": Op("remainder", "x y"),
    "isclose": Op("predicate", "a:x b"),
    "log": Op("log", "x base=None"),
    "pow": Op("power", "x y"),
    "prod": Op("python_prod", "iterable:xs | start=1"),
    "tanh": Op("activation", "x", name="tanh"),
}

_RANDOM: dict[str, Entry] = {
    "betavariate": Op("random_uniform", "alpha beta", low=0.0, high=1.0, shape=()),
    "choice": Op("random_choice", "seq:values", shape=()),
    "choices": Op("random_choice", "population:values weights:p=None | k:shape=1"),
    "gauss": Op("random_normal", "mu=0.0 sigma=1.0", shape=()),
    "normalvariate": Op("random_normal", "mu=0.0 sigma=1.0", shape=()),
    "randint": Op("random_integers", "a:low b:high", endpoint=True, shape=()),
    "random": Op("random_uniform", "", low=0.0, high=1.0, shape=()),
    "randrange": Op("random_integers", "start:low stop:high=None step=1", endpoint=False, shape=()),
    "sample": Op("random_choice", "population:values k:shape"),
    "seed": Op("nothing", "a=None"),
    "shuffle": Op("shuffle_in_place", "x"),
    "uniform": Op("random_uniform", "a:low b:high", shape=()),
}

_OPERATOR: dict[str, Entry] = {
    **{
        name: Op(operation, "a:x b:y")
        for name, operation in {
            "add": "add",
            "eq": "equal",
            "floordiv": "floor_divide",
            "ge": "greater_equal",
            "gt": "greater",
            "le": "less_equal",
            "lt": "less",
            "matmul": "matmul",
            "mod": "remainder",
            "mul": "multiply",
            "ne": "not_equal",
            "pow": "power",
            "sub": "subtract",
            "truediv": "divide",
        }.items()
    },
    "attrgetter": Op("python_attrgetter", "*names"),
    "getitem": Op("python_getitem", "a:x b:key"),
    "itemgetter": Op("python_itemgetter", "*keys"),
    "methodcaller": Op("python_methodcaller", "name *arguments"),
    "neg": Op("negative", "a:x"),
}

_CONTEXTLIB: dict[str, Entry] = {
    "asynccontextmanager": Op("context", "func:f"),
    "closing": Op("null_context", "thing:result"),
    "contextmanager": Op("context", "func:f"),
    "nullcontext": Op("null_context", "enter_result:result=None"),
}

_SETTINGS: dict[str, Entry] = {
    "environ": Op("python_environ", ""),
    "environ.get": Op("python_getenv", "key default=None"),
    "environ.setdefault": Op("python_setenv", "key value"),
    "getenv": Op("python_getenv", "key default=None"),
    "putenv": Op("python_setenv", "name:key value"),
}

# Wrappers that show progress hand on what they are given.
_PROGRESS: dict[str, Entry] = {
    "rich.progress.track": Op("identity", "sequence:x"),
    "tqdm.tqdm": Op("identity", "iterable:x=None"),
    "tqdm.trange": Op("python_range", "*bounds"),
}

ENTRIES: dict[str, Entry] = {
    **{f"builtins.{name}": entry for name, entry in _BUILTINS.items()},
    **{f"functools.{name}": entry for name, entry in _FUNCTOOLS.items()},
    "inspect.isclass": Op("python_is_a", "object:x", kind="builtins.type"),
    **{f"itertools.{name}": entry for name, entry in _ITERTOOLS.items()},
    **{f"collections.{name}": entry for name, entry in _COLLECTIONS.items()},
    **{f"math.{name}": entry for name, entry in _MATH.items()},
    **{f"string.{name}": Op("constant", "", value=getattr(string, name)) for name in _LETTERS},
    **{f"random.{name}": entry for name, entry in _RANDOM.items()},
    "random.Random": Op("rng", "x=None", kind="python"),
    **{f"random.Random.{name}": Op(e.operation, f"self {e.signature}", **e.fixed) for name, e in _RANDOM.items() if isinstance(e, Op)},
    **{f"operator.{name}": entry for name, entry in _OPERATOR.items()},
    **{f"contextlib.{name}": entry for name, entry in _CONTEXTLIB.items()},
    **{f"os.{name}": entry for name, entry in _SETTINGS.items()},
    **{f"copy.{name}": Op("copied", deep=deep) for name, deep in {"copy": False, "deepcopy": True}.items()},
    **_CLASSES,
    **_PROGRESS,
}

ALIASES: dict[str, str] = {
    "random.SystemRandom": "random.Random",
    "tqdm.asyncio": "tqdm",
    "tqdm.auto": "tqdm",
    "tqdm.autonotebook": "tqdm",
    "tqdm.notebook": "tqdm",
    "tqdm.rich": "tqdm",
    "tqdm.std": "tqdm",
    "typing.OrderedDict": "collections.OrderedDict",
    "typing_extensions": "typing",
}
