// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A format that is a zip archive with members of its own choosing.
protocol ZipLayout: SendableMetatype {
  static var kind: ArtifactKind { get }
  /// Lower-case endings of names, without the dot, under which this layout is expected.
  static var extensions: Set<String> { get }

  /// By the names of the members.
  static func recognises(_ archive: ZipArchive) -> Bool

  /// Reads what only this layout knows how to read, before all other members are read by content.
  /// - Returns: names of the members that need no further reading, such as raw tensor bytes.
  static func read(_ archive: ZipArchive, _ scan: ArtifactScan) throws(ReadStop) -> Set<String>
}

/// The layouts in the order in which they are asked; the first to recognise gives the kind.
enum ZipLayouts {
  static let all: [any ZipLayout.Type] = [
    KerasArchive.self, SkopsArchive.self,
  ]
}
