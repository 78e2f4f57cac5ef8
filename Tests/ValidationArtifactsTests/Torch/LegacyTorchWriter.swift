// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Files as torch.save wrote them before 1.6, and the pickles that both layouts share.
enum LegacyTorchWriter {
  private typealias Writer = PickleWriter

  static let magic: [UInt8] = [
    0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e,
  ]

  /// `{"w": tensor of the whole storage}`.
  static func objects(
    _ tensors: [(name: String, storage: String, key: String, count: Int32)], isLegacy: Bool,
    shape: Int32? = nil, maker: String = "_rebuild_tensor_v2"
  ) -> [UInt8] {
    var bytes = Writer.emptyDict + Writer.mark
    for tensor in tensors {
      bytes += Writer.text(tensor.name) + Writer.global("torch._utils", maker)
      bytes += Writer.mark + Writer.mark + Writer.text("storage")
      bytes += Writer.global("torch", tensor.storage) + Writer.text(tensor.key) + Writer.text("cpu")
      bytes += Writer.integer(tensor.count) + (isLegacy ? Writer.none : []) + [0x74, 0x51]
      bytes += Writer.integer(0) + Writer.integer(shape ?? tensor.count) + Writer.tuple1
      bytes += Writer.integer(1) + Writer.tuple1 + [0x89] + Writer.emptyDict + [0x74]
      bytes += Writer.reduce
    }
    return Writer.pickle(bytes + [0x75])
  }

  static func file(
    _ tensors: [(name: String, storage: String, key: String, count: Int32)], keys: [String],
    storages: [(UInt64, [UInt8])], maker: String = "_rebuild_tensor_v2"
  ) -> [UInt8] {
    let list = [0x5d] + Writer.mark + keys.flatMap { Writer.text($0) } + [0x65]
    return magic + Writer.pickle([0x4d, 0xe9, 0x03]) + Writer.pickle(Writer.emptyDict)
      + objects(tensors, isLegacy: true, maker: maker) + Writer.pickle(list)
      + storages.flatMap { Writer.number($0.0) + $0.1 }
  }

  static func file(elements: Int32) -> [UInt8] {
    file(
      [("w", "FloatStorage", "1", elements)], keys: ["1"],
      storages: [(UInt64(elements), [UInt8](repeating: 0, count: 4 * Int(elements)))])
  }
}
