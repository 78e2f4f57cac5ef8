// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What one file may cost; counted in units of work, so that every machine gives the same verdict.
///
/// The limits are such that a small file takes no more than two seconds in a release build on a machine of 2020:
/// a step is up to 100 ns, and what takes longer is charged as several. `Benchmarks/Hostile` measures it.
package struct ScanBudget: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Containers inside containers.
    case depth
    /// Symbols of slow decoders, of all together: bzip2's, LZMA's.
    case decoding
    /// Bytes that come out of compressed members, of all together.
    case expandedBytes = "expanded-bytes"
    /// Members of archives, of all together.
    case members
    /// Steps of parsers: opcodes, protobuf fields, JSON tokens, of all together.
    case steps
    /// Bytes that are kept at one time, of all readers together.
    case memory
  }

  package var depth = 12
  package var expandedBytes: UInt64 = 4 << 30
  /// Of these, what a file of no size may expand to; each of its bytes adds `expansionRatio`.
  package var sparseExpansion: UInt64 = 256 << 20
  /// Each takes about 25 ns.
  package var decoding: UInt64 = 70_000_000
  package var members: UInt64 = 200_000
  package var steps: UInt64 = 20_000_000
  /// With what the program and its libraries take, less than 100 MB.
  package var memory: UInt64 = 56 << 20

  /// More than any compression gains on weights, which a long file may take its time for.
  private static let expansionRatio: UInt64 = 8

  package init() {}

  /// How far a file of that size may expand.
  func expansion(ofFileOf size: UInt64) -> UInt64 {
    let (gain, tooLarge) = size.multipliedReportingOverflow(by: Self.expansionRatio)
    let (sum, overflow) = gain.addingReportingOverflow(sparseExpansion)
    return tooLarge || overflow ? expandedBytes : min(expandedBytes, sum)
  }
}
