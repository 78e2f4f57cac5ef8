// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where addresses lead to in an HDF5 file.
struct HDF5File {
  let source: any ByteSource
  /// Of address 0, from the beginning of the source.
  let base: UInt64
  /// Of an address, in bytes.
  let offsetSize: Int
  /// Of a length, in bytes.
  let lengthSize: Int
  let scan: ArtifactScan
  /// Shared by all that read the file.
  private let account = ChunkAccount()

  private final class ChunkAccount {
    /// Of all chunks, as they are stored.
    var bytes: UInt64 = 0
  }

  /// Chunks of a sound file share no bytes: together they are no more than the file, which may take its time. Those of
  /// a hostile one may all be the same.
  func spend(onChunkOf bytes: UInt64) throws(ReadStop) {
    try scan.spend(steps: 16)
    let (sum, overflow) = account.bytes.addingReportingOverflow(bytes)
    account.bytes = overflow ? .max : sum
    if account.bytes > source.size { try scan.spend(steps: bytes >> 6) }
  }

  /// From the beginning of the source; throws beyond its end.
  func place(of address: UInt64) throws(ReadStop) -> UInt64 {
    let (place, overflow) = base.addingReportingOverflow(address)
    guard !overflow, place <= source.size else { throw .endOfBytes(at: source.size) }
    return place
  }

  func block(at address: UInt64, count: UInt64) throws(ReadStop) -> HDF5Block {
    let place = try place(of: address)
    guard count <= source.size - place, count <= UInt64(Int32.max) else {
      throw .endOfBytes(at: source.size)
    }
    try scan.checkMemory(count)
    // A read of its own costs as much as looking at a few entries.
    try scan.spend(steps: 8 + count >> 7)
    do throws(ArtifactReadError) {
      let bytes = try source.bytes(at: place, count: Int(count))
      return HDF5Block(bytes, at: place, offsetSize: offsetSize, lengthSize: lengthSize)
    } catch {
      throw .unreadable(error)
    }
  }

  /// What follows the address, as far as the file goes.
  func block(at address: UInt64, atMost count: UInt64) throws(ReadStop) -> HDF5Block {
    let place = try place(of: address)
    return try block(at: address, count: min(count, source.size - place))
  }

  func add(_ address: UInt64, _ count: UInt64) throws(ReadStop) -> UInt64 {
    let (sum, overflow) = address.addingReportingOverflow(count)
    if overflow { throw .endOfBytes(at: source.size) }
    return sum
  }
}
