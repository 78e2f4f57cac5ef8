// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// XML of any purpose, PMML among it; nothing that a document type declares is ever processed.
enum XMLFormat: FormatReader {
  static let kind = ArtifactKind.pmml
  static let extensions: Set<String> = ["pmml"]

  private static let marks: [String] = ["<?xml", "<PMML", "<!DOCTYPE PMML"]

  /// A declaration or the root, in UTF-8 or UTF-16.
  static func recognises(_ probe: Probe) -> Bool {
    let head =
      XMLEncoding.isUTF16(probe.head) ? XMLEncoding.narrow(probe.head.prefix(512)) : probe.head
    let text = head.starts(with: [0xef, 0xbb, 0xbf]) ? head.dropFirst(3) : head[...]
    let visible = text.drop { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
    return marks.contains { visible.starts(with: $0.utf8) }
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let encoding = try XMLEncoding(of: source, scan)
    if let unknown = encoding.unknown {
      scan.fault(
        "xml.encoding",
        "the document declares the encoding \"\(unknown.excerpt)\"; UTF-8, UTF-16, ASCII and Latin "
          + "are read", offset: 0)
    }
    var reader = XMLReader(
      encoding.source, from: encoding.start, isSingleByte: encoding.isSingleByte,
      visitor: XMLJudge(scan: scan, tellsPlaces: !encoding.isConverted), scan: scan)
    guard let stop = reader.readToEnd() else { return reader.visitor.conclude() }
    switch stop {
    case .fault(let message, let offset):
      reader.visitor.judgeType()
      scan.fault(
        "\(reader.visitor.format).not-well-formed", "the XML cannot be read: \(message)",
        offset: encoding.isConverted ? nil : offset)
    case .stop(let stop): throw stop
    }
  }
}
