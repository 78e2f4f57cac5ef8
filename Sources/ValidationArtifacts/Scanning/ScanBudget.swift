// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What one file may cost; counted in units of work, so that every machine gives the same verdict.
package struct ScanBudget: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Containers inside containers.
    case depth
    /// Bytes that come out of compressed members, of all together.
    case expandedBytes = "expanded-bytes"
    /// Members of archives, of all together.
    case members
    /// Steps of parsers: opcodes, protobuf fields, JSON tokens, of all together.
    case steps
    /// Bytes that a parser keeps at one time.
    case memory
  }

  package var depth = 12
  package var expandedBytes: UInt64 = 4 << 30
  package var members: UInt64 = 200_000
  package var steps: UInt64 = 20_000_000
  package var memory: UInt64 = 64 << 20

  package init() {}
}
