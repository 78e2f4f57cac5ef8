// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Zip archives, and the formats that are made of them, among those recognised by content.
enum ZipFormat: FormatReader {
  static let kind = ArtifactKind.zip
  static let extensions = ZipLayouts.all.reduce(into: Set(["zip"])) { $0.formUnion($1.extensions) }

  /// By the first bytes, or as most readers do, by the end record.
  static func recognises(_ probe: Probe) throws(ReadStop) -> Bool {
    if probe.starts(with: ZipLocalHeader.magic) || probe.starts(with: ZipEnd.magic) { return true }
    // A tar or 7z that holds a zip may end like one; its members are read as members.
    let isOther = TarFormat.recognises(probe) || SevenZipFormat.recognises(probe)
    guard probe.size > 22, !isOther else { return false }
    guard let ends = try ZipEnds(probe.source) else { return false }
    return ends.main.entryCount > 0
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let archive = try ZipArchive(reading: source, scan)
    let held = archive.heldBytes
    defer { scan.release(held) }
    let handled = try readLayout(archive, scan)
    try ZipMembers(archive, handled, scan).read()
  }

  private static func readLayout(
    _ archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String> {
    if let layout = ZipLayouts.all.first(where: { $0.recognises(archive) }) {
      scan.setKind(layout.kind)
      return try layout.read(archive, scan)
    }
    guard let layout = ZipLayouts.expected(under: scan.name) else { return [] }
    return try layout.readUnrecognised(archive, scan)
  }
}
