#!/usr/bin/env python3
# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Signs a small model in many ways with the reference implementation, and asks it for its verdicts.

usage: make_signatures.py FOLDER      with model-signing==1.1.1 and pyOpenSSL installed

Writes NAME.sig for each way of signing, the PEM files to verify them by, and verdicts.csv: for each
signature and each way of tampering with the model, whether the reference accepts it (ok, fail).
SignedModel.swift beside the tests lays out the same model and tampers with it in the same ways.
"""
import csv
import datetime
import pathlib
import shutil
import sys
import tempfile

import model_signing
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

OUT = pathlib.Path(sys.argv[1])
WORK = pathlib.Path(tempfile.mkdtemp())


def lay_out(folder, link=False):
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "config.json").write_bytes(b"{}")
    (folder / "weights.bin").write_bytes(bytes(range(256)))
    (folder / "exact.bin").write_bytes(b"x" * 200)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "\u00e9.txt").write_bytes(b"accent")
    (folder / "sub" / "b.bin").write_bytes(b"b" * 99)
    (folder / "sub" / "deep" / "c.bin").write_bytes(b"c" * 101)
    (folder / ".gitattributes").write_bytes(b"*.bin filter=lfs\n")
    (folder / "notes").mkdir()
    (folder / "notes" / "todo.md").write_bytes(b"later")
    if link:
        (folder / "linked.bin").symlink_to("weights.bin")


TAMPERING = {
    "nothing": lambda m: None,
    "file changed": lambda m: (m / "weights.bin").write_bytes(bytes(range(255)) + b"\0"),
    "file longer": lambda m: (m / "weights.bin").write_bytes(bytes(range(256)) + b"\0"),
    "file shorter": lambda m: (m / "exact.bin").write_bytes(b"x" * 100),
    "file emptied": lambda m: (m / "config.json").write_bytes(b""),
    "file added": lambda m: (m / "sub" / "new.bin").write_bytes(b"new"),
    "file removed": lambda m: (m / "sub" / "b.bin").unlink(),
    "file renamed": lambda m: (m / "sub" / "b.bin").rename(m / "sub" / "z.bin"),
    "file moved": lambda m: (m / "sub" / "b.bin").rename(m / "b.bin"),
    "files swapped": lambda m: ((m / "sub" / "b.bin").rename(m / "t"), (m / "sub/deep/c.bin").rename(m / "sub/b.bin"),
                                (m / "t").rename(m / "sub/deep/c.bin")),
    "name decomposed": lambda m: (m / "\u00e9.txt").rename(m / "e\u0301.txt"),
    "empty file added": lambda m: (m / "__init__.py").write_bytes(b""),
    "empty folder added": lambda m: (m / "void").mkdir(),
    "link added": lambda m: (m / "link.bin").symlink_to("weights.bin"),
    "file replaced by link": lambda m: ((m / "weights.bin").rename(m.parent / "elsewhere"),
                                        (m / "weights.bin").symlink_to("../elsewhere")),
    "attributes changed": lambda m: (m / ".gitattributes").write_bytes(b"*.bin filter=evil\n"),
    "workflow added": lambda m: ((m / ".github").mkdir(), (m / ".github" / "w.yml").write_bytes(b"on: push")),
    "notes changed": lambda m: (m / "notes" / "todo.md").write_bytes(b"never"),
    "note added": lambda m: (m / "notes" / "more.md").write_bytes(b"more"),
    "neighbour of notes added": lambda m: (m / "notes2").write_bytes(b"2"),
}


def write_pem(name, key):
    text = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (OUT / f"{name}.pub.pem").write_bytes(text)


def private_file(name, key):
    path = WORK / f"{name}.key"
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                       serialization.NoEncryption()))
    return path


YEAR = datetime.timedelta(days=365)
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)


def certificate(subject, key, issuer=None, issuer_key=None, start=START, years=20, authority=False, usage=(),
                extended=None, path_length=None, hash_=hashes.SHA256()):
    name = lambda text: x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
    builder = (x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name(issuer or subject))
               .public_key(key.public_key()).serial_number(x509.random_serial_number())
               .not_valid_before(start).not_valid_after(start + years * YEAR)
               .add_extension(x509.BasicConstraints(authority, path_length), critical=True))
    if usage:
        wanted = {flag: flag in usage for flag in (
            "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
            "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")}
        builder = builder.add_extension(x509.KeyUsage(**wanted), critical=True)
    if extended:
        builder = builder.add_extension(x509.ExtendedKeyUsage(extended), critical=True)
    return builder.sign(issuer_key or key, hash_)


def certificate_file(name, *certificates):
    path = WORK / f"{name}.pem"
    path.write_bytes(b"".join(c.public_bytes(serialization.Encoding.PEM) for c in certificates))
    return path


def hashing(ignored=(), git=True, links=False):
    return (model_signing.hashing.Config().set_ignored_paths(paths=list(ignored), ignore_git_paths=git)
            .set_allow_symlinks(links))


def sign(name, signer, config, model):
    signer.set_hashing_config(config).sign(model, OUT / f"{name}.sig")


def accepted(verifier, config, model, name):
    try:
        verifier.set_hashing_config(config).verify(model, OUT / f"{name}.sig")
        return "ok"
    except Exception:
        return "fail"


def main():
    OUT.mkdir(exist_ok=True)
    model = WORK / "model"
    lay_out(model)
    linked = WORK / "linked"
    lay_out(linked, link=True)
    keys = {name: ec.generate_private_key(curve()) for name, curve in
            {"p256": ec.SECP256R1, "p384": ec.SECP384R1, "p521": ec.SECP521R1}.items()}
    files = {name: private_file(name, key) for name, key in keys.items()}
    for name, key in keys.items():
        write_pem(name, key)
    rows = []

    def record(name, trust, verifier, config, base=model):
        for tampering, act in TAMPERING.items():
            with tempfile.TemporaryDirectory() as place:
                copy = pathlib.Path(place) / "model"
                shutil.copytree(base, copy, symlinks=True)
                act(copy)
                rows.append([name, trust, tampering, accepted(verifier(), config(), copy, name)])

    def by_key(name, key, config, base=model):
        sign(name, model_signing.signing.Config().use_elliptic_key_signer(private_key=files[key]), config(), base)
        verifier = lambda: model_signing.verifying.Config().use_elliptic_key_verifier(
            public_key=OUT / f"{key}.pub.pem")
        record(name, f"{key}.pub.pem", verifier, config, base)

    by_key("files-p256", "p256", hashing)
    by_key("files-p384", "p384", hashing)
    by_key("files-p521", "p521", hashing)
    by_key("ignoring", "p256", lambda: hashing(["notes"]))
    by_key("with-git", "p256", lambda: hashing(git=False))
    by_key("shards", "p256", lambda: hashing().use_shard_serialization(shard_size=100))
    by_key("blake2b", "p256", lambda: hashing().use_file_serialization(hashing_algorithm="blake2"))
    by_key("shards-blake2b", "p256", lambda: hashing().use_shard_serialization(
        hashing_algorithm="blake2", shard_size=100))
    by_key("blake3", "p256", lambda: hashing().use_file_serialization(hashing_algorithm="blake3"))
    by_key("linked", "p256", lambda: hashing(links=True), linked)
    one = model / "weights.bin"
    sign("single", model_signing.signing.Config().use_elliptic_key_signer(private_key=files["p256"]), hashing(), one)

    # Chains: root, one between, leaf; each fault alone.
    new = lambda: ec.generate_private_key(ec.SECP384R1())
    root_key, middle_key, leaf_key, other_key = new(), new(), new(), new()
    issuing, signing = ("key_cert_sign", "crl_sign"), ("digital_signature",)
    root = certificate("Root", root_key, authority=True, usage=issuing)
    other = certificate("Root", other_key, authority=True, usage=issuing)
    (OUT / "root.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    (OUT / "other-root.pem").write_bytes(other.public_bytes(serialization.Encoding.PEM))
    middle = lambda **more: certificate("Middle", middle_key, "Root", root_key, **{
        "authority": True, "usage": issuing, **more})
    leaf = lambda **more: certificate("Signer", leaf_key, "Middle", middle_key, **{"usage": signing, **more})
    direct = lambda **more: certificate("Signer", leaf_key, "Root", root_key, **{"usage": signing, **more})
    later = START + YEAR
    codes, servers = [ExtendedKeyUsageOID.CODE_SIGNING], [ExtendedKeyUsageOID.SERVER_AUTH]
    cases = {
        "cert-direct": (direct(), []),
        "cert-chain": (leaf(), [middle()]),
        "cert-chain-with-root": (leaf(), [middle(), root]),
        "cert-middle-missing": (leaf(), []),
        "cert-expired": (direct(start=START, years=0.01), []),
        "cert-before-root": (direct(start=START - YEAR), []),
        "cert-middle-not-yet": (leaf(), [middle(start=later)]),
        "cert-middle-no-authority": (leaf(), [middle(authority=False)]),
        "cert-middle-no-issuing": (leaf(), [middle(usage=signing)]),
        "cert-code-signing": (direct(usage=(), extended=codes), []),
        "cert-server": (direct(usage=(), extended=servers), []),
        "cert-encryption": (direct(usage=("key_encipherment",)), []),
        "cert-no-usage": (direct(usage=()), []),
        "cert-wrong-issuer-key": (certificate("Signer", leaf_key, "Root", other_key, usage=signing), []),
    }
    leaf_file = private_file("leaf", leaf_key)
    small = WORK / "model"
    for name, (own, chain) in cases.items():
        signer = model_signing.signing.Config().use_certificate_signer(
            private_key=leaf_file, signing_certificate=certificate_file("own", own),
            certificate_chain=[certificate_file("chain", *(chain or [own]))])
        sign(name, signer, hashing(), small)
        for trust in ["root.pem", "other-root.pem"]:
            verifier = model_signing.verifying.Config().use_certificate_verifier(certificate_chain=[OUT / trust])
            rows.append([name, trust, "nothing", accepted(verifier, hashing(), small, name)])
    with open(OUT / "verdicts.csv", "w", newline="") as sink:
        writer = csv.writer(sink, lineterminator="\n")
        writer.writerow(["signature", "trust", "tampering", "reference"])
        writer.writerows(rows)
    shutil.rmtree(WORK)


main()
