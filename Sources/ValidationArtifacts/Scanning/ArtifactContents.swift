// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a model file is and holds, as told by its bytes alone.
package struct ArtifactContents: Hashable, Sendable, Codable {
  package struct Member: Hashable, Sendable, Codable {
    /// Names that lead to it, outermost first; empty for the file itself.
    package let path: [String]
    package internal(set) var kind: ArtifactKind
    /// In bytes, expanded.
    package let size: UInt64
  }

  package struct Tensor: Hashable, Sendable, Codable {
    package let name: String
    /// As the format spells it.
    package let dtype: String
    package let shape: [UInt64]
    package let members: [String]
    /// Of its data in bytes; nil where they stand in another file or are not known.
    package let byteCount: UInt64?
  }

  /// A name that loading a pickle would import.
  package struct Import: Hashable, Sendable, Codable {
    package let module: String
    package let name: String
    package let members: [String]
    package let offset: UInt64
    /// Called, or instantiated, and not only imported.
    package var isCalled: Bool
  }

  /// An input or output of a graph.
  package struct Port: Hashable, Sendable, Codable {
    package enum Direction: String, Hashable, Sendable, Codable { case input, output }

    package let direction: Direction
    package let name: String
    /// As the format spells it.
    package let type: String
    /// A number, or the name of a dynamic dimension (`?` without a name); nil for no known shape.
    package let shape: [String]?
    /// Of the signature or graph that it belongs to, where a file has several.
    package let group: String?
  }

  package struct Entry: Hashable, Sendable, Codable {
    package let key: String
    package let value: String
  }

  package internal(set) var kind = ArtifactKind.unknown
  package internal(set) var members: [Member] = []
  package internal(set) var tensors: [Tensor] = []
  package internal(set) var imports: [Import] = []
  package internal(set) var ports: [Port] = []
  /// Operator domains with their versions, format versions, producer, and what else a file tells.
  package internal(set) var metadata: [Entry] = []
  /// Lists were cut off at a bound; what was left out was judged all the same.
  package internal(set) var isCut = false
}
