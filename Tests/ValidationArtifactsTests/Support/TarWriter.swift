// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Makes tar archives, good ones and bad ones.
enum TarWriter {
  static let end = [UInt8](repeating: 0, count: 1_024)

  static func archive(_ members: [[UInt8]]) -> [UInt8] { members.flatMap { $0 } + end }

  static func member(
    _ name: String, _ content: [UInt8] = [], type: Character = "0", link: String = "",
    claimedSize: Int? = nil, magic: String = "ustar\u{0}00"
  ) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at place: Int) {
      for (index, byte) in text.utf8.enumerated() { header[place + index] = byte }
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put(octal(claimedSize ?? content.count), at: 124)
    put("        ", at: 148)
    put(String(type), at: 156)
    put(link, at: 157)
    put(magic, at: 257)
    put(String(octal(header.reduce(0) { $0 + Int($1) }).suffix(6)) + "\u{0}", at: 148)
    return header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  static func pax(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var count = rest.utf8.count
    while "\(count)\(rest)".utf8.count != count { count += 1 }
    return member("pax", Array("\(count)\(rest)".utf8), type: "x")
  }

  private static func octal(_ number: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: 11 - digits.count) + digits
  }
}
