# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that are small to send and costly to read, by name: each a function that makes its bytes.

They are data for a scanner and nothing else: never load one.

usage: inputs.py NAME FILE
"""

import bz2
import gzip
import io
import json
import lzma
import pathlib
import struct
import sys
import zipfile

MILLION = 1_000_000
PROTO = b"\x80\x04"
MAKERS = {}


def file(name):
    def register(make):
        MAKERS[name] = make
        return make

    return register


# MARK: pickles: as many operators as the budget allows, of one kind


def text(value):
    return b"\x8c" + bytes([len(value)]) + value.encode()


def number(value):
    return b"J" + struct.pack("<i", value)


SYSTEM = b"cos\nsystem\n"
SETUP = SYSTEM + b"q\x00" + text("os") + b"q\x01" + text("system") + b"q\x02" + b")q\x03"
FLOODS = {
    "none": b"N",
    "mark": b"(",
    "pop-nothing": b"0",
    "pop": b"N0",
    "dup": b"N2",
    "memoize": b"N\x94",
    "get-missing": b"h\xc8",
    "get": b"h\x00",
    "put-far": None,
    "dictionary": b"}",
    "tuple-empty": b")",
    "tuple-1": b"N\x85",
    "tuple-3": b"NNN\x87",
    "pop-mark": b"(1",
    "text": b"\x8c\x01a",
    "number-line": b"I1\n",
    "long-line": b"L1L\n",
    "string-line": b"S''\n",
    "glob": b"ca\nb\n",
    "glob-own": None,
    "stack-global": b"h\x01h\x02\x93",
    "stack-global-faulty": b"\x93",
    "call": b"h\x00h\x03R",
    "call-made": b"N)R",
    "inst": b"(ia\nb\n",
    "obj": b"(h\x00o",
    "new-object": b"h\x00)\x81",
    "build": b"h\x00)RNb",
    "build-import": b"h\x00Nb",
    "set-item": b"}h\x01Ns0",
    "set-item-import": b"h\x00h\x01Ns",
    "persistent": b"NQ",
    "persistent-line": b"Pa\n",
    "extension": b"\x82\x01",
    "frame": b"\x95" + struct.pack("<Q", 1),
    "stream": b"N." + PROTO,
    "getattr": b"cbuiltins\ngetattr\nh\x00h\x01\x86R0",
}


def flood(operators, size=40 * MILLION):
    return PROTO + SETUP + operators * (size // len(operators)) + b"."


for kind, operators in FLOODS.items():
    if operators:
        MAKERS[f"pickle-{kind}.pkl"] = lambda operators=operators: flood(operators)


@file("pickle-put-far.pkl")
def put_far():
    return PROTO + b"".join(b"Nr" + struct.pack("<I", 7919 * key & 0xFFFFFFFF) for key in range(2 * MILLION)) + b"."


@file("pickle-glob-own.pkl")
def glob_own():
    return PROTO + b"".join(b"cm%d\nn\n" % place for place in range(2 * MILLION)) + b"."


@file("pickle-protocol-0.pkl")
def protocol_0():
    return b"(lp0\n" + b"I1\na" * (8 * MILLION) + b"."


@file("pickle-streams-0.pkl")
def streams_0():
    return b"(l." * (5 * MILLION)


# MARK: joblib's arrays


def wrapper(dtype, count, aligned=False):
    alignment = text("numpy_array_alignment_bytes") + b"K\x10" if aligned else b""
    return (
        b"cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}("
        + text("dtype") + b"cnumpy\ndtype\n" + text(dtype) + b"\x89\x88\x87R"
        + text("shape") + number(count) + b"\x85" + alignment + b"ub"
    )


@file("joblib-objects.joblib")
def joblib_objects():
    return PROTO + (wrapper("O8", 1) + b"\x80\x02N." + b"0") * (20 * MILLION // 130) + b"."


@file("joblib-arrays.joblib")
def joblib_arrays():
    return PROTO + (wrapper("f8", 1) + b"N" * 8 + b"0") * (20 * MILLION // 130) + b"."


@file("joblib-deep-stack.joblib")
def joblib_deep_stack():
    return PROTO + b"N" * (2 * MILLION) + (wrapper("f8", 1) + b"N" * 8 + b"0") * 20_000 + b"."


@file("joblib-big-memo.joblib")
def joblib_big_memo():
    return PROTO + b"N\x94" * (2 * MILLION) + (wrapper("f8", 1) + b"\x94" * 8 + b"0") * 50_000 + b"."


@file("joblib-far-memo.joblib")
def joblib_far_memo():
    far = b"".join(b"Nr" + struct.pack("<I", 7919 * key & 0xFFFFFFFF) for key in range(1, 90_000))
    return PROTO + far + (wrapper("f8", 1) + b"Nr\x01\x02\x03\x04." + b"0" * 2) * 50_000 + b"."


@file("joblib-long-trials.joblib")
def joblib_long_trials():
    """Bytes of each array are sound operators, up to the end of the file."""
    return PROTO + (wrapper("f8", 1) + b"NNNNNNNN" + b"0") * 20_000 + b"N" * MILLION + b"."


# MARK: archives and compressed streams


def zeros_many(compress, part, times):
    return compress(b"\0" * part) * times


MAKERS["bomb.gz"] = lambda: zeros_many(lambda data: gzip.compress(data, 9, mtime=0), 64 << 20, 128)
MAKERS["bomb.bz2"] = lambda: zeros_many(bz2.compress, 64 << 20, 128)
MAKERS["bomb.xz"] = lambda: zeros_many(lzma.compress, 64 << 20, 128)
MAKERS["bomb-noise.bz2"] = lambda: bz2.compress(noise(16 << 20)) * 4
MAKERS["bomb-noise.xz"] = lambda: lzma.compress(noise(16 << 20)) * 4
MAKERS["bomb-literals.xz"] = lambda: lzma.compress(sparse_noise(16 << 20), preset=0) * 4
MAKERS["bomb-bits.bz2"] = lambda: bz2.compress(noise(32 << 20).translate(bytes(byte & 1 for byte in range(256)))) * 8
MAKERS["bomb-blocks.bz2"] = lambda: bz2.compress(bytes(range(256)) * 4) * 20_000
MAKERS["bomb-dictionary.xz"] = lambda: lzma.compress(noise(80 << 20), filters=[LARGEST_DICTIONARY])
MAKERS["bomb-short.bz2"] = lambda: bz2.compress(b"a") * (500_000)
MAKERS["bomb-short.gz"] = lambda: gzip.compress(b"a", mtime=0) * (500_000)
MAKERS["bomb-short.xz"] = lambda: lzma.compress(b"a") * (300_000)


def noise(count):
    """Little to gain by compressing, the same everywhere."""
    state, parts = 1, []
    while count > 0:
        state = state * 6364136223846793005 + 1442695040888963407 & (1 << 4096) - 1
        parts.append(state.to_bytes(512, "little"))
        count -= 512
    return b"".join(parts)


LARGEST_DICTIONARY = {"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 64 << 20}


def sparse_noise(count):
    """Compresses by an eighth, byte for byte: copying gains nothing."""
    return noise(count).translate(bytes(byte & 0x7F for byte in range(256)))


def zip_of(members, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


@file("bomb.zip")
def bomb_zip():
    return zip_of((f"{place}.bin", b"\0" * (64 << 20)) for place in range(64))


@file("bomb-xz.zip")
def bomb_xz_zip():
    return zip_of(((f"{place}.bin", b"\0" * (64 << 20)) for place in range(16)), zipfile.ZIP_LZMA)


@file("bomb-nested.zip")
def bomb_nested():
    inner = zip_of((f"{place}.bin", b"\0" * (16 << 20)) for place in range(4))
    for _ in range(5):
        inner = zip_of((f"{place}.zip", inner) for place in range(8))
    return inner


@file("zip-members.zip")
def zip_members():
    return zip_of(((f"{place}", b"") for place in range(190_000)), zipfile.ZIP_STORED)


@file("zip-names.zip")
def zip_names():
    return zip_of(((f"{place}" * 60, b"") for place in range(100_000)), zipfile.ZIP_STORED)


@file("zip-storages.pt")
def zip_storages():
    """As a model of tens of thousands of tensors has it, each deflated by an archiver."""
    tensors = []
    for place in range(20_000):
        key = text(str(place))
        storage = b"(" + text("storage") + b"ctorch\nFloatStorage\n" + key + text("cpu") + number(256) + b"tQ"
        tensors.append(
            text(f"layer.{place}") + b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + b"K\x00" + number(256) + b"\x85"
            + b"K\x01\x85\x89ccollections\nOrderedDict\n)RtR"
        )
    pickle = b"\x80\x02}(" + b"".join(tensors) + b"u."
    floats = b"\x00\x00\x80\x3f" * 256
    members = [("a/data.pkl", pickle), ("a/version", b"3\n"), ("a/byteorder", b"little")]
    return zip_of(members + [(f"a/data/{place}", floats) for place in range(20_000)])


@file("zip-pickles.zip")
def zip_pickles():
    return zip_of(((f"{place}.pkl", PROTO + b"N.") for place in range(190_000)), zipfile.ZIP_STORED)


# MARK: headers


def safetensors(header):
    header += b" " * (-len(header) % 8)
    return struct.pack("<Q", len(header)) + header


@file("safetensors-sound.safetensors")
def safetensors_sound():
    """As a mixture of experts of that many tensors has it: about 25 MB of header."""
    entries, place, size = {}, 0, 16
    for tensor in range(180_000):
        name = f"model.layers.{tensor // 3000}.mlp.experts.{tensor // 10 % 300}.part_{tensor % 10}.weight"
        entries[name] = {"dtype": "BF16", "shape": [4, 2], "data_offsets": [place, place + size]}
        place += size
    return safetensors(json.dumps(entries).encode()) + b"\x80\x3f" * (place // 2)


@file("safetensors-not-objects.safetensors")
def safetensors_not_objects():
    return safetensors(b"{" + b",".join(b'"%x":0' % key for key in range(2 * MILLION)) + b"}")


@file("safetensors-no-fields.safetensors")
def safetensors_no_fields():
    return safetensors(b"{" + b",".join(b'"%x":{}' % key for key in range(2 * MILLION)) + b"}")


@file("safetensors-fields.safetensors")
def safetensors_fields():
    return safetensors(b'{"a":{' + b",".join(b'"%x":0' % key for key in range(2 * MILLION)) + b"}}")


@file("safetensors-names.safetensors")
def safetensors_names():
    return safetensors(b"{" + b",".join([b'"a":0'] * (3 * MILLION)) + b"}")


@file("safetensors-limit.safetensors")
def safetensors_limit():
    return safetensors(b"{" + b" " * 99_000_000 + b"}")


@file("npy-header.npy")
def npy_header():
    shape = "1," * (10 * MILLION)
    header = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }").encode()
    return b"\x93NUMPY\x02\x00" + struct.pack("<I", len(header)) + header + b"\0" * 4


def gguf_text(value):
    return struct.pack("<Q", len(value)) + value


@file("gguf-entries.gguf")
def gguf_entries():
    count = MILLION
    pairs = b"".join(gguf_text(b"a%d" % key) + struct.pack("<IB", 0, 1) for key in range(count))
    return b"GGUF" + struct.pack("<IQQ", 3, 0, count) + pairs


@file("gguf-tensors.gguf")
def gguf_tensors():
    count = MILLION
    infos = b"".join(gguf_text(b"a%d" % key) + struct.pack("<IQIQ", 1, 0, 0, 0) for key in range(count))
    return b"GGUF" + struct.pack("<IQQ", 3, count, 0) + infos


@file("gguf-array.gguf")
def gguf_array():
    values = gguf_text(b"") * (7 * MILLION)
    head = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + gguf_text(b"a")
    return head + struct.pack("<IIQ", 9, 8, 7 * MILLION) + values


# MARK: protobuf


def field(key, payload):
    length, size = b"", len(payload)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return bytes([key << 3 | 2]) + length + payload


@file("onnx-nodes.onnx")
def onnx_nodes():
    node = field(1, field(1, b"a") + field(2, b"b") + field(4, b"Relu"))
    return b"\x08\x08" + field(7, field(2, b"g") + node * (3 * MILLION)) + field(8, b"\x10\x11")


@file("onnx-tensors.onnx")
def onnx_tensors():
    tensor = field(5, b"\x08\x04\x10\x01" + field(8, b"w") + field(9, b"\0" * 16))
    return b"\x08\x08" + field(7, field(2, b"g") + tensor * MILLION) + field(8, b"\x10\x11")


@file("onnx-deep.onnx")
def onnx_deep():
    graph = field(2, b"g")
    for _ in range(3_000):
        graph = field(2, b"g") + field(1, field(4, b"If") + field(5, field(1, b"then_branch") + field(6, graph)))
    return b"\x08\x08" + field(7, graph) + field(8, b"\x10\x11")


# MARK: texts


@file("json-numbers.json")
def json_numbers():
    return b'{"a":[' + b"1," * (15 * MILLION) + b"1]}"


@file("json-objects.json")
def json_objects():
    return b'{"a":[' + b'{"b":1},' * (5 * MILLION) + b"1]}"


@file("json-commas.json")
def json_commas():
    return b'{"a":[' + b"1,NaN,/**/ " * (3 * MILLION) + b"1,]}"


@file("json-templates.json")
def json_templates():
    return b'{"chat_template":[' + b'"{{ a[0] }}",' * (3 * MILLION) + b'"a"]}'


@file("index.safetensors.index.json")
def safetensors_index():
    names = ",".join(f'"model.layers.{place}.weight":"model-00001.safetensors"' for place in range(400_000))
    return ('{"weight_map":{' + names + "}}").encode()


@file("template-deep.jinja")
def template_deep():
    return b"{{ " + b"(" * MILLION + b"a" + b")" * MILLION + b" }}"


@file("template-long.jinja")
def template_long():
    return b"{% set a = 'b' + 'c' %}{{ a[0].b|c(d) }}" * 300_000


@file("xml-elements.pmml")
def xml_elements():
    return b'<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">' + b"<a b='c'/>" * (5 * MILLION) + b"</PMML>"


@file("xml-deep.pmml")
def xml_deep():
    return b'<PMML version="4.4">' + b"<a>" * (10 * MILLION)


@file("yaml-keys.yaml")
def yaml_keys():
    return b"a: b\n" * (8 * MILLION)


@file("yaml-short-keys.yaml")
def yaml_short_keys():
    return b"a: b\n" * 2_700_000


@file("yaml-lines.yaml")
def yaml_lines():
    return b"a: |\n" + b"\n" * 13_900_000


@file("MLmodel")
def mlmodel():
    columns = b",".join(b'{"type":"long"}' for _ in range(60_000))
    return b"signature:\n  inputs: '[" + columns + b"]'\n"


@file("yaml-flow.yaml")
def yaml_flow():
    return b"a: " + b"[{" * (15 * MILLION)


@file("lightgbm-trees.txt")
def lightgbm_trees():
    return b"tree\nversion=v4\nnum_class=1\nmax_feature_idx=0\n\n" + b"Tree=0\nnum_leaves=1\n\n" * (2 * MILLION)


@file("ubj-arrays.ubj")
def ubj_arrays():
    return b"{L" + struct.pack(">q", 7) + b"learner" + b"{L" + struct.pack(">q", 1) + b"a[" + b"i\x01" * (15 * MILLION) + b"]}}"


@file("names.tar")
def names_tar():
    """Long names as GNU tar writes them."""
    name = b"n" * 60_000
    head = tar_block(b"././@LongLink", len(name), b"L")
    return (head + name.ljust(60_416, b"\0") + tar_block(b"a")) * 2_000 + b"\0" * 1024


@file("members.tar")
def members_tar():
    return tar_block(b"a") * 190_000 + b"\0" * 1024


def tar_block(name, size=0, kind=b"0"):
    block = bytearray(512)
    block[0 : len(name)] = name
    block[100:108] = b"0000644\0"
    block[124:136] = b"%011o\0" % size
    block[148:156] = b" " * 8
    block[156:157] = kind
    block[257:265] = b"ustar\x0000"
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


# MARK: sound and long


@file("sound-large.json")
def sound_json():
    return b'{"model":{"vocab":{' + b",".join(b'"token%d":%d' % (key, key) for key in range(2_200_000)) + b"}}}"


@file("sound-large.yaml")
def sound_yaml():
    return b"".join(b"key%d: value\n" % key for key in range(100_000))


@file("sound-large.txt")
def sound_lightgbm():
    tree = b"num_leaves=3\nnum_cat=0\nsplit_feature=0 0\nsplit_gain=1 1\nthreshold=0.5 0.7\ndecision_type=2 2\n"
    tree += b"left_child=1 -1\nright_child=-2 -3\nleaf_value=1 2 3\nleaf_weight=1 1 1\nleaf_count=1 1 1\n"
    tree += b"internal_value=0 0\ninternal_weight=0 0\ninternal_count=3 2\nis_linear=0\nshrinkage=0.1\n\n\n"
    head = b"tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=0\n"
    head += b"objective=regression\nfeature_names=a\nfeature_infos=[0:1]\n\n"
    return head + b"".join(b"Tree=%d\n" % key + tree for key in range(180_000)) + b"end of trees\n"


@file("sound-large.pmml")
def sound_pmml():
    node = b'<Node id="%d" score="1"><True/></Node>'
    head = b'<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/><TreeModel functionName="regression">'
    return head + b"".join(node % key for key in range(400_000)) + b"</TreeModel></PMML>"


@file("sound-large.pkl")
def sound_pickle():
    import pickle

    return pickle.dumps({f"term {key}": key for key in range(900_000)}, protocol=4)


@file("sound-large.npz")
def sound_npz():
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (2500000,), }".ljust(117) + b"\n"
    array = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + floats(2_500_000)
    return zip_of((f"{place}.npy", array) for place in range(12))


@file("sound-large.gguf")
def sound_gguf():
    infos = b"".join(
        gguf_text(b"blk.%d.weight" % key) + struct.pack("<IQIQ", 1, 250_000, 0, 1_000_000 * key) for key in range(100)
    )
    tokens = b"".join(gguf_text(b"token%d" % key) for key in range(250_000))
    head = b"GGUF" + struct.pack("<IQQ", 3, 100, 1) + gguf_text(b"tokenizer.ggml.tokens")
    head += struct.pack("<IIQ", 9, 8, 250_000) + tokens + infos
    return head + b"\0" * (-len(head) % 32) + floats(25_000_000)


@file("sound-large.onnx")
def sound_onnx():
    tensors, data = [], floats(1_000_000)
    for place in range(25):
        dims = b"\x08\xc0\x84\x3d"
        tensors.append(field(5, dims + b"\x10\x01" + field(8, b"w%d" % place) + field(9, data)))
    node = field(1, field(1, b"x") + field(2, b"y") + field(4, b"Relu"))
    value = field(2, field(1, b"\x08\x01" + field(2, field(1, b"\x08\x01"))))
    graph = field(2, b"g") + node + b"".join(tensors) + field(11, field(1, b"x") + value) + field(12, field(1, b"y") + value)
    return b"\x08\x08" + field(7, graph) + field(8, b"\x10\x11")


@file("sound-large.pkl.gz")
def sound_gzip():
    return gzip.compress(PROTO + b"B" + struct.pack("<I", 200 * MILLION) + noise(200 * MILLION)[: 200 * MILLION] + b".", 1, mtime=0)


def floats(count):
    """Of which none is bad, and few are equal."""
    return b"".join(struct.pack("<f", 0.001 * place) for place in range(1_000)) * (count // 1_000)


if __name__ == "__main__":
    pathlib.Path(sys.argv[2]).write_bytes(MAKERS[sys.argv[1]]())
