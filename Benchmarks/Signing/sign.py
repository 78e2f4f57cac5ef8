# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""usage: sign.py files|shards|blake2 MODEL SIGNATURE PUBLIC_KEY: signs with a key that nobody keeps."""

import pathlib
import sys
import tempfile

import model_signing
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

method, place, signature, public_key = sys.argv[1:]
key = ec.generate_private_key(ec.SECP256R1())
pathlib.Path(public_key).write_bytes(
    key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
hashing = model_signing.hashing.Config()
if method == "shards":
    hashing.use_shard_serialization(shard_size=100_000_000)
if method == "blake2":
    hashing.use_file_serialization(hashing_algorithm="blake2")
with tempfile.NamedTemporaryFile() as private:
    private.write(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    private.flush()
    signer = model_signing.signing.Config().use_elliptic_key_signer(private_key=private.name)
    signer.set_hashing_config(hashing).sign(place, signature)
