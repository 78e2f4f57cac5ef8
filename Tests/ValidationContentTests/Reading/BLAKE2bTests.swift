// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationContent

struct BLAKE2bTests {
  /// Fed in parts of the given sizes over and over.
  private func digest(_ bytes: [UInt8], parts: [Int] = [.max]) -> String {
    var (hash, rest, turn) = (BLAKE2b(), bytes[...], 0)
    while !rest.isEmpty {
      let part = Array(rest.prefix(parts[turn % parts.count]))
      part.withUnsafeBytes { hash.update($0) }
      rest = rest.dropFirst(part.count)
      turn += 1
    }
    return LowercaseHex.text(hash.finish())
  }

  /// From Python 3.11: `hashlib.blake2b(bytes(i % 251 for i in range(n))).hexdigest()`, halved.
  private static let digests: [(count: Int, halves: [String])] = [
    (
      0,
      [
        "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419",
        "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce",
      ]
    ),
    (
      1,
      [
        "2fa3f686df876995167e7c2e5d74c4c7b6e48f8068fe0e44208344d480f7904c",
        "36963e44115fe3eb2a3ac8694c28bcb4f5a0f3276f2e79487d8219057a506e4b",
      ]
    ),
    (
      127,
      [
        "b6292669ccd38d5f01caae96ba272c76a879a45743afa0725d83b9ebb26665b7",
        "31f1848c52f11972b6644f554c064fa90780dbbbf3a89d4fc31f67df3e5857ef",
      ]
    ),
    (
      128,
      [
        "2319e3789c47e2daa5fe807f61bec2a1a6537fa03f19ff32e87eecbfd64b7e0e",
        "8ccff439ac333b040f19b0c4ddd11a61e24ac1fe0f10a039806c5dcc0da3d115",
      ]
    ),
    (
      129,
      [
        "f59711d44a031d5f97a9413c065d1e614c417ede998590325f49bad2fd444d3e",
        "4418be19aec4e11449ac1a57207898bc57d76a1bcf3566292c20c683a5c4648f",
      ]
    ),
    (
      256,
      [
        "93463ac058b6163eb43be3f5bb32b28541498f4e3366f1effe253ad44e1e076e",
        "41c3616046027c82a7124f8f4746668ad10b12e8e25a95ac8f3151df01cd5a93",
      ]
    ),
    (
      1000,
      [
        "c11e1c0340bd7e5a1b275f1230c962fad215ecb1391486e74e31b960a2f29963",
        "81a5fad092da06841d5f26e38f6ecfeaf441acbcd1c2de61aef121e7927175f5",
      ]
    ),
  ]

  @Test("digests of Python's hashlib, around the block size")
  func hashlib() {
    for (count, halves) in Self.digests {
      let bytes = (0..<count).map { UInt8($0 % 251) }
      #expect(digest(bytes) == halves.joined(), "\(count) bytes")
    }
  }

  @Test("the parts in which it is fed make no difference")
  func parts() {
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    for parts in [[1], [127, 1, 128], [129], [64], [128], [256, 3]] {
      #expect(digest(bytes, parts: parts) == digest(bytes))
    }
  }
}
