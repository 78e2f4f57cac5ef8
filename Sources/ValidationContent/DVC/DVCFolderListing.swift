// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The text that stands for a folder in DVC's cache, and whose digest is the folder's.
package struct DVCFolderListing: Hashable, Sendable {
  /// By path below the folder.
  package let digests: [ContentPath: MD5Digest]

  /// What 200,000 files take.
  package static let maximumBytes: Int64 = 32 << 20

  package init(_ digests: [ContentPath: MD5Digest]) { self.digests = digests }

  /// Nil unless it is a list of md5 and relpath, each path below the folder and listed once.
  package init?(parsing bytes: [UInt8]) {
    guard let list = (try? StrictJSONReader.read(bytes))?.array else { return nil }
    var digests: [ContentPath: MD5Digest] = [:]
    for entry in list {
      guard let name = entry["relpath"]?.string, let path = ContentPath(name),
        let digest = entry["md5"]?.string.flatMap({ MD5Digest(hex: $0) }),
        digests.updateValue(digest, forKey: path) == nil
      else { return nil }
    }
    self.digests = digests
  }

  /// As Python's `json.dumps(…, sort_keys=True)` writes it, in order of code points; nil where a name
  /// is no UTF-8.
  var text: String? {
    var entries: [String] = []
    for (path, digest) in digests.sorted(by: { $0.key < $1.key }) {
      guard let name = String(validating: path.bytes, as: UTF8.self) else { return nil }
      entries.append(#"{"md5": "\#(digest)", "relpath": "\#(Self.escaped(name))"}"#)
    }
    return "[\(entries.joined(separator: ", "))]"
  }

  private static func escaped(_ name: String) -> String {
    var text = ""
    for unit in name.utf16 {
      switch unit {
      case 0x22: text += "\\\""
      case 0x5c: text += "\\\\"
      case 0x08: text += "\\b"
      case 0x09: text += "\\t"
      case 0x0a: text += "\\n"
      case 0x0c: text += "\\f"
      case 0x0d: text += "\\r"
      case 0x20...0x7e: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return text
  }
}
