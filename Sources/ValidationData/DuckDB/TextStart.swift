// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The first bytes of a file that is declared to be text, which tell what else it is.
struct TextStart {
  private static let length = 4096

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `nil` when it cannot be read, of which the engine says more.
  init?(ofFileAt path: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: Self.length) else { return nil }
    bytes = [UInt8](data)
  }

  /// Begins with the byte order mark of UTF-8, which readers of CSV pass by.
  var hasMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// An encoding that is not UTF-8, by its mark or its zero bytes.
  var encoding: (name: String, what: String)? {
    for (name, mark) in Self.marks where bytes.starts(with: mark) {
      let spelled = mark.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
      return (
        name, "\(name) (it begins with the bytes \(spelled.joined(separator: " ")))"
      )
    }
    return unmarked.map { ($0, "\($0), by its many zero bytes") }
  }

  /// That of UTF-16 begins that of UTF-32.
  private static let marks: [(String, [UInt8])] = [
    ("UTF-32LE", [0xFF, 0xFE, 0, 0]), ("UTF-32BE", [0, 0, 0xFE, 0xFF]), ("UTF-16LE", [0xFF, 0xFE]),
    ("UTF-16BE", [0xFE, 0xFF]),
  ]

  /// Separators, digits and line ends have a zero byte each in UTF-16, and three in UTF-32, all in the same
  /// places.
  private var unmarked: String? {
    var zeros = [0, 0, 0, 0]
    for (place, byte) in bytes.enumerated() where byte == 0 { zeros[place % 4] += 1 }
    let all = zeros.reduce(0, +)
    guard all >= 2, all >= bytes.count / 8 else { return nil }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    if all * 5 >= bytes.count * 3 { return zeros[0] > zeros[3] ? "UTF-32BE" : "UTF-32LE" }
    if even * 10 <= odd { return "UTF-16LE" }
    return odd * 10 <= even ? "UTF-16BE" : nil
  }

  /// A format that is no text.
  var otherFormat: (what: String, remedy: String)? {
    Self.formats.first { bytes.starts(with: $0.magic) }.map { ($0.what, $0.remedy) }
  }

  /// Long enough that no text begins so.
  private static let formats: [(magic: [UInt8], what: String, remedy: String)] = [
    (
      [0x1F, 0x8B], "is compressed with gzip, which its name does not tell",
      "let its name end in .gz, or unpack it"
    ),
    (
      [0x28, 0xB5, 0x2F, 0xFD], "is compressed with zstd, which its name does not tell",
      "let its name end in .zst, or unpack it"
    ),
    (
      Array("BZh".utf8) + [0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59], "is compressed with bzip2",
      "unpack it, or compress it with gzip and let its name end in .gz"
    ),
    (
      [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "is compressed with xz",
      "unpack it, or compress it with gzip and let its name end in .gz"
    ),
    (
      Array("PK".utf8) + [3, 4], "is a ZIP archive, as workbooks of spreadsheets are",
      "unpack it, or save the sheet as CSV"
    ),
    (
      Array("PAR1".utf8) + [0x15], "is a Parquet file", "declare `format: parquet` of the dataset"
    ),
    (
      Array("ARROW1".utf8) + [0, 0], "is an Arrow file", "declare `format: arrow` of the dataset"
    ),
  ]
}
