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
    _ = try judgedPairs(of: source, scan)
  }

  /// Nil where they are not all; the scan says why.
  static func judgedPairs(
    of source: any ByteSource, _ scan: ArtifactScan
  ) throws(ReadStop) -> [YAMLPair]? {
    guard source.size <= longest else {
      scan.record(.tooLong(source.size))
      return nil
    }
    let bytes: [UInt8]
    do throws(ArtifactReadError) {
      bytes = try source.prefix(Int(longest))
    } catch {
      throw .unreadable(error)
    }
    let scanner = try YAMLKeyScanner(bytes, scan)
    for pair in scanner.pairs {
      HydraTarget.judge(pair, scan)
      if case .text(let text) = pair.value, pair.key?.contains("chat_template") ?? true {
        try ChatTemplate.judge(text, at: pair.offset, scan: scan)
      }
    }
    if let trouble = scanner.trouble { scan.record(.notFollowed(trouble)) }
    return scanner.trouble == nil ? scanner.pairs : nil
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
