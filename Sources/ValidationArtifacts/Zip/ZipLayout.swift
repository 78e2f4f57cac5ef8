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
  /// - Returns: names whose members need no further reading, such as raw tensor bytes; of several
  ///   members of such a name, each was read.
  static func read(_ archive: ZipArchive, _ scan: ArtifactScan) throws(ReadStop) -> Set<String>

  /// For an archive with this layout's ending that does not look like it: says what is missing.
  ///
  /// The default records one fault and leaves all members to be read by content.
  static func readUnrecognised(
    _ archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String>
}

extension ZipLayout {
  static func readUnrecognised(
    _ archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String> {
    scan.fault(
      "\(kind.rawValue).layout",
      "the name promises \(kind.rawValue), and the archive lacks the members that make one")
    return []
  }
}

/// The layouts in the order in which they are asked; the first to recognise gives the kind.
enum ZipLayouts {
  static let all: [any ZipLayout.Type] = [
    TorchArchive.self, TorchPackage.self, KerasArchive.self, SkopsArchive.self, ModelArchive.self,
    // The last: arrays stand in archives of other layouts too.
    NumPyArchive.self,
  ]

  static func expected(under name: String) -> (any ZipLayout.Type)? {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    return all.first { $0.extensions.contains(ending) }
  }
}
