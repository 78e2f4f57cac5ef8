// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Archives and compressions that are known by their first bytes and not opened here.
///
/// What they hold is not judged, and said to be so; under a model's name they hide it.
enum OpaqueContainerFormat: FormatReader {
  static let kind = ArtifactKind.compressed
  static let extensions: Set<String> = ["rar", "zst", "lz", "cab", "xar", "rpm", "sz", "br"]

  private static let magics: [(name: String, bytes: [UInt8])] = [
    ("RAR", Array("Rar!\u{1a}\u{7}".utf8)), ("Zstandard", [0x28, 0xb5, 0x2f, 0xfd]),
    ("lzip", Array("LZIP".utf8)), ("cabinet", Array("MSCF".utf8) + [0, 0, 0, 0]),
    ("xar", Array("xar!".utf8)), ("RPM", [0xed, 0xab, 0xee, 0xdb]),
    ("Snappy", [0xff, 6, 0, 0] + Array("sNaPpY".utf8)), ("compress", [0x1f, 0x9d]),
    ("lrzip", Array("LRZI".utf8)), ("lzop", [0x89] + Array("LZO\0\r\n\u{1a}\n".utf8)),
    ("SquashFS", Array("hsqs".utf8)), ("ARC archive", Array("ArC\u{1}".utf8)),
  ]

  private static func container(_ head: [UInt8]) -> String? {
    magics.first { head.starts(with: $0.bytes) }?.name
  }

  static func recognises(_ probe: Probe) -> Bool { container(probe.head) != nil }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let probe = try Probe(source, name: scan.name)
    guard let container = container(probe.head) else {
      return scan.record(
        .unjudged(
          "structure.unknown-container", "the name promises an archive that is not known here",
          remedy: "unpack it where it can do no harm and scan what comes out"))
    }
    if SevenZipFormat.hasModelName(scan.name) {
      scan.record(.hides(container))
    } else {
      scan.record(.notOpened(container))
    }
  }
}

extension FindingDraft {
  fileprivate static func notOpened(_ container: String) -> Self {
    .unjudged(
      "structure.unknown-container", "what this \(container) container holds was not judged",
      offset: 0, remedy: "unpack it where it can do no harm and scan what comes out")
  }

  fileprivate static func hides(_ container: String) -> Self {
    Self(
      "structure.opaque-container", .high,
      "a \(container) container stands under the name of a model: no loader opens it, and it hides "
        + "its content from those who look at models",
      offset: 0, remedy: "ask for the model itself, and find out who packed it")
  }
}
