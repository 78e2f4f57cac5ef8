// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ByteSource {
  /// All bytes of a text, which are kept at one time and paid for in steps.
  func wholeText(_ scan: ArtifactScan) throws(ReadStop) -> [UInt8] {
    try scan.checkMemory(size)
    try scan.spend(steps: size / 5 * 2)
    do throws(ArtifactReadError) {
      return try bytes(at: 0, count: Int(size))
    } catch {
      throw .unreadable(error)
    }
  }
}
