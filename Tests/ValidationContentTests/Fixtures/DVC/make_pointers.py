#!/usr/bin/env python3
# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Tracks a file and a folder with DVC, and writes down what it committed and stored.

usage: make_pointers.py FOLDER        with dvc==3.67.1 installed beside this Python

Writes pointers.json: the values of model.bin.dvc and data.dvc, and the text of the folder's listing.
DVCTests.swift lays out the same content.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

FILES = {
    "a.bin": bytes(range(256)), "B.txt": b"upper", "empty": b"", "\u00e9.txt": b"accent", 'q"q.txt': b"quote",
    "back\\slash": b"1", "tab\there": b"2", "del\x7f": b"3", "\U0001f600.txt": b"4", "\uffee": b"5", "crlf.txt": b"a\r\nb\r\n",
    "sub/x": b"6", "sub.y": b"7", "sub/deep/z": b"8", "sub0": b"9",
}


def main():
    with tempfile.TemporaryDirectory() as place:
        root = pathlib.Path(place)
        dvc = pathlib.Path(sys.executable).parent / "dvc"
        run = lambda *words: subprocess.run([dvc, *words], cwd=root, check=True, stdout=subprocess.DEVNULL)
        run("init", "--no-scm", "--quiet")
        (root / "model.bin").write_bytes(b"model")
        for name, content in FILES.items():
            (root / "data" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "data" / name).write_bytes(content)
        (root / "data" / "linked").symlink_to("a.bin")
        run("add", "--quiet", "model.bin", "data")
        read = lambda name: yaml.load((root / name).read_text(), yaml.BaseLoader)
        folder = read("data.dvc")
        md5 = folder["outs"][0]["md5"]
        stored = root / ".dvc/cache/files/md5" / md5[:2] / md5[2:]
        result = {"file": read("model.bin.dvc"), "folder": folder, "listing": stored.read_text()}
        out = pathlib.Path(sys.argv[1]) / "pointers.json"
        out.write_text(json.dumps(result, indent=1) + "\n")


main()
