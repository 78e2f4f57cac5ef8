#!/usr/bin/env python3
# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes down the digests that DVC takes of text with other line ends.

usage: make_line_ends.py FOLDER        with dvc-data==3.18.3 installed; then, with the environment variable
                                       OLD=1, again with dvc-data==0.51.0, DVC 2's last

Writes everyBlock.json or firstBlock.json: the digest of each content that UnixTextMD5Tests.swift makes.
"""
import io
import json
import os
import pathlib
import sys

from dvc_data.hashfile.hash import fobj_md5

MIB = 1 << 20


def contents():
    text, binary = b"a,b\r\n1,2\r\n", bytes(range(256)) * 4
    yield "empty", b""
    yield "unix", b"a\nb\n"
    yield "dos", text
    yield "lone returns", b"a\rb\r\r\nc\r"
    yield "binary", binary + text
    yield "late binary", text * 60 + binary
    # 512 bytes are looked at: 153 of them may be other than text, 154 may not.
    yield "accents in three of ten", b"\xe9" * 153 + b"x" * 357 + b"\r\n"
    yield "more accents", b"\xe9" * 154 + b"x" * 356 + b"\r\n"
    yield "return at the end of a block", b"x" * (MIB - 1) + b"\r\ny\r\n"
    yield "text before binary", b"x" * (MIB - 2) + b"\r\n" + b"\0\r\n" * 9
    yield "binary before text", b"\0" * MIB + text * 9


digest = lambda content: fobj_md5(io.BytesIO(content), **({} if os.environ.get("OLD") else {"name": "md5-dos2unix"}))
name = "firstBlock" if os.environ.get("OLD") else "everyBlock"
out = pathlib.Path(sys.argv[1]) / f"{name}.json"
out.write_text(json.dumps({name: digest(content) for name, content in contents()}, indent=1) + "\n")
