// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CZlib

/// Takes what a decoder makes: in memory while it is little, in a file without a name beyond that.
///
/// A class, since a decoder and whoever started it write to and read from the same.
final class ExpandedOutput {
  /// Several levels of containers may each keep this much.
  static let mostInMemory = 4 << 20
  private static let fileChunk = 1 << 18

  private(set) var count: UInt64 = 0
  /// CRC-32 of all of it, or of what came since a block was begun.
  private(set) var checksum: UInt32 = 0
  private var blockSum: CRC64?
  private let scan: ArtifactScan
  private let keeps: Bool
  private var pending: [UInt8] = []
  private var file: SpoolFile?

  /// - Parameter keeps: whether the content is wanted, or only its length and checksum.
  init(_ scan: ArtifactScan, keeps: Bool = true) {
    self.scan = scan
    self.keeps = keeps
  }

  /// Checksums begin anew, with a CRC-64 beside the other.
  func startBlock() { (checksum, blockSum) = (0, CRC64()) }

  /// Since the last block was begun.
  var crc64: UInt64 { blockSum?.value ?? 0 }

  /// For symbols that take long to decode, however many bytes they stand for.
  func spend(decoding symbols: UInt64) throws(ExpansionFailure) {
    do throws(ReadStop) { try scan.spend(decoding: symbols) } catch { throw .stop(error) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(ExpansionFailure) {
    do throws(ReadStop) {
      try scan.spend(expandedBytes: UInt64(bytes.count))
    } catch {
      throw .stop(error)
    }
    count += UInt64(bytes.count)
    checksum = Checksum.crc32(bytes, after: checksum)
    blockSum?.update(bytes)
    guard keeps else { return }
    pending.append(contentsOf: bytes)
    if pending.count >= (file == nil ? Self.mostInMemory : Self.fileChunk) { try spill() }
  }

  func write(_ bytes: [UInt8]) throws(ExpansionFailure) {
    var failure: ExpansionFailure?
    bytes.withUnsafeBytes { buffer in
      do throws(ExpansionFailure) { try write(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// All that was written; nothing can be written after.
  func finish() throws(ReadStop) -> any ByteSource {
    guard file != nil else { return MemorySource(bytes: pending) }
    do throws(ExpansionFailure) {
      try spill()
    } catch {
      if case .stop(let stop) = error { throw stop }
    }
    return file?.finish() ?? MemorySource(bytes: [])
  }

  private func spill() throws(ExpansionFailure) {
    do throws(ArtifactReadError) {
      let target = if let file { file } else { try SpoolFile() }
      file = target
      try target.append(pending)
      pending.removeAll(keepingCapacity: pending.count <= Self.fileChunk)
    } catch {
      throw .stop(.unreadable(error))
    }
  }
}
