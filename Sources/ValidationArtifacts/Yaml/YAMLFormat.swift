// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// YAML files, which only their name tells, and what in them is code by another name.
enum YAMLFormat: FormatReader {
  static let kind = ArtifactKind.yaml
  static let extensions: Set<String> = ["yaml", "yml"]
  private static let longest: UInt64 = 16 << 20

  /// By name, where the bytes are text.
  static func recognises(_ probe: Probe) -> Bool {
    extensions.contains(probe.fileExtension) && !probe.head.contains(0)
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    try judge(source, scan) { _ in }
  }

  /// - Parameter whole: called with all pairs, where all could be read.
  static func judge(
    _ source: any ByteSource, _ scan: ArtifactScan,
    whole: ([YAMLPair]) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    guard source.size <= longest else { return scan.record(.tooLong(source.size)) }
    let bytes: [UInt8]
    do throws(ArtifactReadError) {
      bytes = try source.prefix(Int(longest))
    } catch {
      throw .unreadable(error)
    }
    let scanner = try YAMLKeyScanner(bytes, scan)
    try scan.hold(scanner.heldBytes)
    defer { scan.release(scanner.heldBytes) }
    for pair in scanner.pairs {
      HydraTarget.judge(pair, scan)
      if case .text(let text) = pair.value, pair.key?.contains("chat_template") ?? true {
        try ChatTemplate.judge(text, at: pair.offset, scan: scan)
      }
    }
    guard let trouble = scanner.trouble else { return try whole(scanner.pairs) }
    scan.record(.notFollowed(trouble))
  }
}

extension FindingDraft {
  fileprivate static func tooLong(_ size: UInt64) -> Self {
    .unjudged(
      "structure.yaml.size", "\(size) bytes of YAML are more than is read",
      remedy: "keep data out of configuration")
  }

  fileprivate static func notFollowed(_ trouble: String) -> Self {
    .unjudged(
      "structure.yaml.syntax", "the YAML could not be read to its end: \(trouble)",
      remedy: "write it as plain UTF-8 YAML")
  }
}
