// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a pickle keeps under numbers: in chunks, so that growing copies nothing.
struct PickleMemo {
  private var chunks: [ContiguousArray<PickleValue>] = []
  private var dense: UInt64 = 0
  private var sparse: [UInt64: PickleValue] = [:]

  /// Entries at places out of order: none in a real pickle.
  static let mostSparse = 100_000
  private static let chunkBits: UInt64 = 12
  private static let chunkMask: UInt64 = 1 << chunkBits - 1

  var count: Int { Int(truncatingIfNeeded: dense) + sparse.count }

  /// In memory, roughly.
  var keptBytes: UInt64 { dense * 16 + UInt64(sparse.count) * 64 }

  /// Of a copy, which takes what it changes for itself: one chunk, and the places of the others.
  var stepsToChange: UInt64 {
    UInt64((chunks.isEmpty ? 0 : 64) + chunks.count / 16 + sparse.count / 2)
  }

  @inline(__always)
  subscript(key: UInt64) -> PickleValue? {
    key < dense
      ? chunks[Int(truncatingIfNeeded: key >> Self.chunkBits)][
        Int(truncatingIfNeeded: key & Self.chunkMask)]
      : sparse.isEmpty ? nil : sparse[key]
  }

  /// False where it has grown beyond what is followed.
  @inline(__always)
  mutating func put(_ value: PickleValue, at key: UInt64) -> Bool {
    let chunk = Int(truncatingIfNeeded: key >> Self.chunkBits)
    if key < dense {
      chunks[chunk][Int(truncatingIfNeeded: key & Self.chunkMask)] = value
      return true
    }
    guard key == dense, sparse.isEmpty else { return putSparse(value, at: key) }
    if chunk == chunks.count { addChunk() }
    chunks[chunk].append(value)
    dense += 1
    return true
  }

  private mutating func addChunk() {
    var chunk = ContiguousArray<PickleValue>()
    if !chunks.isEmpty { chunk.reserveCapacity(1 << Self.chunkBits) }
    chunks.append(chunk)
  }

  private mutating func putSparse(_ value: PickleValue, at key: UInt64) -> Bool {
    guard sparse.count < Self.mostSparse || sparse[key] != nil else { return false }
    sparse[key] = value
    return true
  }
}
