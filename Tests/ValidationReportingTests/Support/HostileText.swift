// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// SplitMix64: small, and the same everywhere, so that a printed seed repeats a failure.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From `VALIDATE_MODEL_SEED`, else fresh; said on standard error.
  static func announced(for test: String) -> (generator: Self, seed: UInt64) {
    let given = ProcessInfo.processInfo.environment["VALIDATE_MODEL_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: .min ... .max)
    FileHandle.standardError.write(Data("\(test): VALIDATE_MODEL_SEED=\(seed)\n".utf8))
    return (Self(state: seed), seed)
  }
}

enum HostileText {
  static let pieces = [
    "::set-output name=a::b", "\n::error::x\n", "##[error]boom", "%0A::warning::", "]]>",
    "<![CDATA[",
    "</failure></testcase>", "&lt;&#x1b;", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}",
    "\u{1B}]8;;http://evil.example\u{1B}\\link", "\u{9B}2J", "\u{1B}[", "\u{1B}]unfinished",
    "\u{0}", "\u{8}", "\u{7F}", "\u{FFFE}", "\u{FFFF}", "\u{202E}gnp.exe", "\u{2066}", "\u{FEFF}",
    "\r\n", "\r", "\t", "\u{85}", "\u{2028}", "|", "`", "```", "~~~", "<script>alert(1)</script>",
    "<!--", "-->", "</details>", "![x](http://evil.example/x.png)", "[a](javascript:x)", "@octocat",
    "#123", "GH-12", "https://evil.example", "www.evil.example", "a@evil.example", "$x$", "* ",
    "1. ",
    "\"", "'", "\\", "é", "\u{301}", "\u{200D}", "🙂", "日本", "\u{10FFFF}", "[", "]", ",", ":",
    "--> ", "    ", "# x",
    String(decoding: [0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80], as: UTF8.self),
  ]

  static func text(_ generator: inout SeededGenerator, pieces count: Int = 6) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  static func number(_ generator: inout SeededGenerator) -> Double {
    let special: [Double] = [
      .nan, .infinity, -.infinity, 0, -0.0, 1e300, .leastNonzeroMagnitude, -1.5, 1e15,
    ]
    return special.randomElement(using: &generator) ?? 0
  }
}
