// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One armoured block of a PEM file; text around the blocks is allowed and skipped (RFC 7468 § 2).
package struct PEMBlock: Hashable, Sendable {
  package let label: String
  package let content: [UInt8]

  /// Blocks in order; those whose lines are no base64, or that do not end, are left out.
  package static func blocks(in text: Data) -> [PEMBlock] {
    var (blocks, label, body): ([PEMBlock], String?, [UInt8]) = ([], nil, [])
    for line in Array(text).split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) {
      let line = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
      if let begun = named(line, "-----BEGIN ") {
        (label, body) = (begun, [])
      } else if let ended = named(line, "-----END ") {
        if ended == label, let content = Data(base64Encoded: Data(body)) {
          blocks.append(PEMBlock(label: ended, content: Array(content)))
        }
        label = nil
      } else if label != nil {
        body += line.utf8
      }
    }
    return blocks
  }

  private static func named(_ line: String, _ beginning: String) -> String? {
    guard line.hasPrefix(beginning), line.hasSuffix("-----"),
      line.utf8.count > beginning.utf8.count + 5
    else { return nil }
    return String(line.dropFirst(beginning.count).dropLast(5))
  }

  /// 64 columns and a final newline, as openssl and Python's cryptography write it.
  var text: String {
    let body = Data(content).base64EncodedString(options: [
      .lineLength64Characters, .endLineWithLineFeed,
    ])
    return "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
  }
}
