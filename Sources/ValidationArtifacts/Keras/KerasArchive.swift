// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A model as Keras 3 saves it: configuration, metadata, weights and assets in a zip archive.
enum KerasArchive: ZipLayout {
  static let kind = ArtifactKind.kerasArchive
  static let extensions: Set<String> = ["keras"]

  private static let configuration = "config.json"
  private static let metadata = "metadata.json"

  /// Two of its three parts: with one missing it is a broken model, and no other archive.
  static func recognises(_ archive: ZipArchive) -> Bool {
    let names = entries(archive).map(\.name)
    let parts = [
      names.contains(configuration), names.contains(metadata),
      names.contains(where: KerasMember.isWeights),
    ]
    return parts.count { $0 } >= 2
  }

  static func read(_ archive: ZipArchive, _ scan: ArtifactScan) throws(ReadStop) -> Set<String> {
    let entries = entries(archive)
    for name in [configuration, metadata] where !entries.contains(where: { $0.name == name }) {
      scan.fault(
        "keras.member-missing", "the archive has no \(name), which Keras reads", subject: name)
    }
    for member in entries where member.name == configuration {
      try readConfiguration(archive, member, scan)
    }
    for member in entries where member.name == metadata { try readMetadata(archive, member, scan) }
    try checkWeights(archive, entries, scan)
    for member in entries { KerasMember.judge(member.name, scan) }
    return [configuration, metadata]
  }

  /// Also those that no directory lists: of a cut-off archive, they are all that there is.
  private static func entries(_ archive: ZipArchive) -> [ZipArchive.Member] {
    archive.members + archive.unlisted
  }

  /// The name says what it should be: the parts that are there are judged all the same.
  static func readUnrecognised(
    _ archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String> {
    try read(archive, scan)
  }

  private static func readConfiguration(
    _ archive: ZipArchive, _ member: ZipArchive.Member, _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard let value = try json(archive, member, scan) else { return }
    try scan.inside(member.name) { () throws(ReadStop) in
      if !KerasConfiguration.isConfiguration(value) {
        scan.fault("keras.config", "the configuration names no class with a configuration")
      }
      try KerasConfiguration.judge(value, scan)
    }
  }

  private static func readMetadata(
    _ archive: ZipArchive, _ member: ZipArchive.Member, _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard let value = try json(archive, member, scan) else { return }
    for key in ["keras_version", "date_saved"] {
      if let text = value[key]?.text { scan.note(metadata: key, text) }
    }
  }

  /// Nil after a fault.
  private static func json(
    _ archive: ZipArchive, _ member: ZipArchive.Member, _ scan: ArtifactScan
  ) throws(ReadStop) -> JSONValue? {
    let source = try archive.content(of: member, scan)
    return try scan.inside(member.name) { () throws(ReadStop) in
      try scan.checkMemory(source.size)
      let text = try ByteCursor.all(of: source)
      return try KerasConfiguration.parse(
        text, rule: "keras.json", in: "the member \(member.name)", scan)
    }
  }

  private static func checkWeights(
    _ archive: ZipArchive, _ entries: [ZipArchive.Member], _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard entries.contains(where: { KerasMember.isWeights($0.name) }) else {
      return scan.fault(
        "keras.member-missing", "the archive has no model.weights.h5 or .npz, which Keras reads",
        subject: "model.weights.h5")
    }
    // Keras stores them; compressed ones are recognised, and found wanting, when they are read.
    for member in entries where member.name.hasSuffix(".weights.h5") && member.method == 0 {
      let source = try archive.content(of: member, scan)
      guard try HDF5Superblock.place(in: source) == nil else { continue }
      try scan.inside(member.name) { () throws(ReadStop) in
        scan.fault(
          "keras.weights", "the weights are not HDF5, though their name says so", offset: 0)
      }
    }
  }
}

extension ByteCursor {
  /// The caller has bounded the size.
  static func all(of source: any ByteSource) throws(ReadStop) -> [UInt8] {
    var cursor = Self(source)
    return try cursor.bytes(source.size)
  }
}
