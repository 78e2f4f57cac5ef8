"""Makes Fixtures.swift: one text of 3,000 bytes, compressed by the reference implementations.

Run with Python 3, lz4 (command) and py7zr: python3 make-fixtures.py > Fixtures.swift
"""
import base64, bz2, io, lzma, subprocess, sys, zipfile
import py7zr

# A linear congruential generator, so that the tests can make the same text.
text, state = bytearray(), 1
while len(text) < 3000:
    state = (state * 1103515245 + 12345) % 2**31
    text += b"model " * (state >> 16 & 3) + bytes([state >> 20 & 0xFF]) + b"\xe8\x01\x00\x00\x00"
text = bytes(text[:3000])


def zipped(method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("text", text)
    return out.getvalue()


def seven(filters, **options):
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", filters=filters, **options) as archive:
        archive.writestr(text, "text")
        archive.writestr(text[:100], "folder/start")
    return out.getvalue()


def lz4(*options):
    return subprocess.run(["lz4", "-c", *options], input=text, capture_output=True).stdout


x86 = {"id": py7zr.FILTER_X86}
fixtures = {
    "bzip2": bz2.compress(text),
    "bzip2Twice": bz2.compress(text[:1000]) + bz2.compress(text[1000:]),
    "xz": lzma.compress(text),
    "xzCRC32": lzma.compress(text, check=lzma.CHECK_CRC32),
    "xzSHA256": lzma.compress(text, check=lzma.CHECK_SHA256),
    "xzDelta": lzma.compress(text, filters=[{"id": lzma.FILTER_DELTA, "dist": 2}, {"id": lzma.FILTER_LZMA2}]),
    "lzma": lzma.compress(text, format=lzma.FORMAT_ALONE),
    "lz4": lz4(),
    "lz4Linked": lz4("-9", "-BD", "-B4", "--content-size"),
    "zipBzip2": zipped(zipfile.ZIP_BZIP2),
    "zipLZMA": zipped(zipfile.ZIP_LZMA),
    "sevenCopy": seven([{"id": py7zr.FILTER_COPY}]),
    "sevenLZMA": seven([{"id": py7zr.FILTER_LZMA}]),
    "sevenX86": seven([x86, {"id": py7zr.FILTER_LZMA2}]),
    "sevenBzip2": seven([{"id": py7zr.FILTER_BZIP2}]),
    "sevenDelta": seven([{"id": py7zr.FILTER_DELTA}, {"id": py7zr.FILTER_LZMA2}]),
    "sevenEncrypted": seven(None, password="secret"),
}
print("// Copyright (c) 2026 model-validation contributors\n// SPDX-License-Identifier: Apache-2.0\n")
print("import Foundation\n\n/// Made by make-fixtures.py: one text, as other implementations compress it.\nenum Fixtures {")
for name, data in fixtures.items():
    code = base64.b64encode(data).decode()
    lines = [code[i : i + 88] for i in range(0, len(code), 88)]
    print(f"  static let {name} = decode(\n    \"\"\"")
    print("\n".join("    " + line for line in lines))
    print("    \"\"\")\n")
print("  private static func decode(_ text: String) -> [UInt8] {")
print("    Data(base64Encoded: text, options: .ignoreUnknownCharacters).map(Array.init) ?? []\n  }\n}")
