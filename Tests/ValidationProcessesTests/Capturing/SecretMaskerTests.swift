// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationProcesses

@Suite struct SecretMaskerTests {
  private func mask(_ text: String, _ secrets: [String], piece: Int) -> String {
    var masker = SecretMasker(secrets)
    var shown: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      shown += masker.mask(bytes[start..<min(bytes.count, start + piece)])
    }
    return String(decoding: shown + masker.finish(), as: UTF8.self)
  }

  @Test(arguments: 1...12) func secretsAreMaskedWhereverTheStreamIsCut(piece: Int) {
    #expect(mask("xhunter22yhunter2", ["hunter2"], piece: piece) == "x***2y***")
    #expect(mask("abcdabcdab", ["abcd", "abcdab"], piece: piece) == "***cdab")
    #expect(mask("aaaaaaaa", ["aaaa", "aaab"], piece: piece) == "******")
    #expect(mask("aaab", ["aaaa"], piece: piece) == "aaab")
    #expect(mask("", ["aaaa"], piece: piece) == "")
  }

  @Test func shortValuesAreNotMasked() {
    #expect(SecretMasker.mask("yes no abc", secrets: ["no", "abc", ""]) == "yes no abc")
  }

  @Test func maskingAgreesWithReplacingAtRandomCuts() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(state: seed)
    for _ in 0..<500 {
      let text = String((0..<60).map { _ in "ab".randomElement(using: &random) ?? "a" })
      let secret = String((0..<4).map { _ in "ab".randomElement(using: &random) ?? "b" })
      let expected = text.replacingOccurrences(of: secret, with: "***")
      let piece = Int.random(in: 1...9, using: &random)
      #expect(mask(text, [secret], piece: piece) == expected, "seed \(seed)")
    }
  }

  @Test func secretsOfACommandAreMaskedInBothStreams() async throws {
    let world = try CommandWorld()
    let script = """
      printf %s "$TOKEN" | cut -c1-7 | tr -d '\\n'; sleep 0.2; printf %s "$TOKEN" | cut -c8-
      echo "$TOKEN" >&2
      """
    let invocation = world.invocation(
      ["sh", "-c", script], environment: .init(secrets: ["TOKEN"]))
    let result = try await world.runner.run(invocation)
    #expect(result.standardOutput.text == "***\n")
    #expect(result.standardError.text == "***\n")
  }

  @Test func cutShowsNoPartOfASecret() async throws {
    let world = try CommandWorld()
    let script = "i=0; while [ $i -lt 200 ]; do printf %s \"$TOKEN\"; i=$((i+1)); done"
    for limit in [20, 21, 22, 23, 100] {
      let invocation = world.invocation(
        ["sh", "-c", script], environment: .init(secrets: ["TOKEN"]), outputLimit: limit)
      let output = try await world.runner.run(invocation).standardOutput
      #expect(Set(output.head + output.tail) == ["*"])
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
