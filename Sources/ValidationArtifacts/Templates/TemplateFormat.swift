// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A file that is a Jinja template as a whole, known by its name: plain text has no other mark.
enum TemplateFormat: FormatReader {
  static let kind = ArtifactKind.chatTemplate
  static let extensions: Set<String> = []

  private static let endings: Set<String> = ["jinja", "jinja2", "j2"]

  static func recognises(_ probe: Probe) -> Bool {
    endings.contains(probe.fileExtension) && !probe.head.contains(0)
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let bytes = try source.wholeText(scan)
    // What is not UTF-8 becomes a replacement character, which no name has.
    try ChatTemplate.judge(String(decoding: bytes, as: UTF8.self), at: 0, scan: scan)
  }
}
