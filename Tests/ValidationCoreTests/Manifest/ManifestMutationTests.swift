// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@Suite struct ManifestMutationTests {
  /// 5,000 mutations for each seed.
  @Test(
    "a mutated manifest is decoded, or refused with problems that have a place and one line",
    arguments: [20_261_121, 20_261_122] as [UInt64])
  func mutatedManifests(seed: UInt64) throws {
    print("seed of the mutated manifests: \(seed)")
    var mutation = Mutation(state: seed)
    let original = try starterManifest()
    var decoded = 0
    for number in 1...5_000 {
      let bytes = mutation.mutated(original)
      let (isManifest, complaint) = outcome(of: bytes)
      decoded += isManifest ? 1 : 0
      guard let complaint else { continue }
      let text = String(decoding: bytes, as: UTF8.self).debugDescription
      Issue.record("seed \(seed), mutation \(number): \(complaint) in \(text)")
      return
    }
    // Both ways out were taken, so that neither is trivial.
    #expect((1..<5_000).contains(decoded))
  }

  private func outcome(of bytes: [UInt8]) -> (isManifest: Bool, complaint: String?) {
    do {
      _ = try ManifestLanguage(types: [SampleCheck()]).decode(bytes, file: .root)
      return (true, nil)
    } catch let problems as ManifestProblems {
      let wrong = problems.problems.first { !isShowable($0) }
      return (false, problems.problems.isEmpty ? "no problem is told" : wrong.map { "\($0)" })
    } catch {
      return (false, "another error: \(error)")
    }
  }

  private func isShowable(_ problem: ManifestProblem) -> Bool {
    problem.mark.line >= 1 && problem.mark.column >= 1 && !problem.message.isEmpty
      && !problem.message.contains(where: \.isNewline)
  }
}

/// The starter's manifest, its checks turned into words of the one check type that is known here.
private func starterManifest() throws -> [UInt8] {
  let root = (1...4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  let file = root.appending(path: "templates/starter/validate-model.yaml")
  let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\nchecks:\n")
  try #require(parts.count == 2, "the starter's manifest has no checks")
  let words = parts[1].split(separator: "\n").map { line in
    "\n      - '\(line.trimmingPrefix { $0 == " " })'"
  }
  let options = "    type: sample.count\n    limit: 3\n    words:\(words.joined())"
  return Array("\(parts[0])\nchecks:\n  - id: sample\n\(options)\n".utf8)
}

/// Random changes of a text, the same for the same seed.
private struct Mutation: RandomNumberGenerator {
  var state: UInt64

  /// SplitMix64 (Steele, Lea and Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func mutated(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &self) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = range(in: bytes, atMost: 0).lowerBound
    switch Int.random(in: 0..<6, using: &self) {
    case 0: bytes.insert(UInt8.random(in: 0 ... .max, using: &self), at: place)
    case 1: bytes.removeSubrange(range(in: bytes, atMost: 40))
    case 2: bytes.insert(contentsOf: bytes[range(in: bytes, atMost: 200)], at: place)
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.replaceSubrange(range(in: bytes, atMost: 8), with: token())
    default: bytes.insert(contentsOf: token(), at: place)
    }
  }

  private mutating func range(in bytes: [UInt8], atMost longest: Int) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &self)
    return start..<min(bytes.count, start + Int.random(in: 0...longest, using: &self))
  }

  private mutating func token() -> [UInt8] {
    let tokens = [
      "\n", "\r", "  ", "\t", ":", ": ", "- ", "? ", ", ", "[", "]", "{", "}", "'", "\"", "\\", "#",
      "&a ", "*a", "!!str ", "|\n", ">-\n", "---\n", "...\n", "%YAML 1.2\n", "~", "null", "NO", "0",
      "-1", "1e999", "9223372036854775808", "\"a\\nb\"", "\"\\u2028\"", "\\0", "\u{0}", "\u{7}",
      "\u{85}", "\u{2028}", "\u{FEFF}", "\u{301}", "\u{10FFFF}", "limit: 1\n", "words: []\n",
      "datasets: { a: { path: \"../\\n\" } }\n", "version", "id: sample\n", "base: ",
    ]
    return Array((tokens.randomElement(using: &self) ?? "").utf8)
  }
}
