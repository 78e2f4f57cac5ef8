// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The central directory of a zip archive.
struct ZipArchive: Sendable {
  struct Member: Hashable, Sendable {
    /// As the directory spells it; bytes that are not UTF-8 are replaced.
    let name: String
    /// In bytes, expanded, as the directory claims.
    let size: UInt64
    let compressedSize: UInt64
    let method: UInt16
    let crc32: UInt32
    let isEncrypted: Bool
    /// Of the local header, from the beginning of the archive.
    let localOffset: UInt64
  }

  /// In the order of the directory, duplicates and all.
  let members: [Member]
  private let source: any ByteSource

  init(_ source: any ByteSource, members: [Member]) {
    self.source = source
    self.members = members
  }

  func members(named name: String) -> [Member] { members.filter { $0.name == name } }

  /// What the member holds, expanded; flags, local names and checksums do not matter here.
  func content(
    of member: Member, _ scan: ArtifactScan
  ) throws(ReadStop) -> any ByteSource {
    SourceSlice(source, from: member.localOffset, count: member.compressedSize)
  }
}
