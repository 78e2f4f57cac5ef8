// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension DVCFile.Entry {
  /// Where the content lies, from the root of the repository; nil where that is outside of it.
  package func place(from folder: ContentPath?) -> ContentPath? {
    guard !path.contains("://"), !path.hasPrefix("/"), workingFolder?.hasPrefix("/") != true else {
      return nil
    }
    var parts: [ArraySlice<UInt8>] = []
    let texts = [folder?.bytes ?? [], Array((workingFolder ?? "").utf8), Array(path.utf8)]
    for part in texts.flatMap({ $0.split(separator: UInt8(ascii: "/")) }) {
      if part.elementsEqual([0x2e]) { continue }
      guard part.elementsEqual([0x2e, 0x2e]) else {
        parts.append(part)
        continue
      }
      guard parts.popLast() != nil else { return nil }
    }
    return ContentPath(parts.joined(separator: [UInt8(ascii: "/")]))
  }
}
