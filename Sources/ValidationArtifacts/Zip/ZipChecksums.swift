// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Compares the members' CRC-32 with what the directory promises.
///
/// Stored members are read in pieces on all cores, and the pieces' checksums are put together.
struct ZipChecksums {
  static let pieceSize: UInt64 = 8 << 20

  private struct Piece {
    let member: Int
    let offset: UInt64
    let size: UInt64
  }

  private let archive: ZipArchive
  private let scan: ArtifactScan

  init(_ archive: ZipArchive, _ scan: ArtifactScan) {
    self.archive = archive
    self.scan = scan
  }

  /// Those that were expanded by now have been compared.
  func check() throws(ReadStop) {
    try checkStored()
    for member in archive.members where member.method != 0 && !member.isEncrypted {
      guard !archive.verified.contains(member), !member.isFolder else { continue }
      _ = try archive.checkedExpansion(of: member, scan, keeps: false)
    }
  }

  private func checkStored() throws(ReadStop) {
    let members = archive.members.filter {
      $0.method == 0 && !$0.isEncrypted && $0.dataOffset != nil && !archive.verified.contains($0)
    }
    let pieces = members.indices.flatMap { self.pieces(of: $0, members[$0]) }
    let sums = try self.sums(of: pieces, members)
    var found = [UInt32](repeating: 0, count: members.count)
    for (piece, sum) in Swift.zip(pieces, sums) {
      found[piece.member] = Checksum.combine(found[piece.member], sum, sizeOfSecond: piece.size)
    }
    for (member, sum) in Swift.zip(members, found) where sum != member.crc32 {
      archive.report(checksum: sum, of: member, scan)
    }
  }

  private func pieces(of place: Int, _ member: ZipArchive.Member) -> [Piece] {
    let size = archive.packed(member).size
    return stride(from: 0, to: size, by: Int(Self.pieceSize)).map {
      Piece(member: place, offset: $0, size: min(Self.pieceSize, size - $0))
    }
  }

  private func sums(
    of pieces: [Piece], _ members: [ZipArchive.Member]
  ) throws(ReadStop) -> [UInt32] {
    let shared = Mutex((sums: [UInt32](repeating: 0, count: pieces.count), stop: ReadStop?.none))
    let archive = archive
    let lanes = min(pieces.count, ProcessInfo.processInfo.activeProcessorCount)
    DispatchQueue.concurrentPerform(iterations: lanes) { lane in
      for place in stride(from: lane, to: pieces.count, by: lanes) {
        let packed = archive.packed(members[pieces[place].member])
        do throws(ReadStop) {
          let sum = try Checksum.crc32(packed, from: pieces[place].offset, pieces[place].size)
          shared.withLock { $0.sums[place] = sum }
        } catch {
          return shared.withLock { $0.stop = error }
        }
      }
    }
    let (sums, stop) = shared.withLock { $0 }
    if let stop { throw stop }
    return sums
  }
}

/// Members whose checksum was compared while they were expanded.
final class ZipVerified: Sendable {
  private let offsets = Mutex<Set<UInt64>>([])

  func insert(_ member: ZipArchive.Member) {
    offsets.withLock { _ = $0.insert(member.localOffset) }
  }

  func contains(_ member: ZipArchive.Member) -> Bool {
    offsets.withLock { $0.contains(member.localOffset) }
  }
}
