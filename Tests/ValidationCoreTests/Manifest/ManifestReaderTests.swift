// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@Suite struct ManifestReaderTests {
  @Test("a file over 1 MiB is refused before it is parsed")
  func largeFile() {
    let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: ManifestReader.largestSize + 1)
    expectProblem(bytes, containing: "at most 1 MiB")
  }

  @Test("bytes that are no UTF-8 are refused")
  func invalidText() {
    expectProblem([0x66, 0x3A, 0x20, 0xFF, 0xFE], containing: "not UTF-8")
  }

  @Test("an empty file says how to write one")
  func emptyFile() {
    expectProblem([], containing: "validate-model init")
  }

  @Test("nested aliases are refused before they are parsed, as values and as keys")
  func aliasBombs() {
    var value = "a0: &a0 [x]\n"
    for level in 1...9 {
      let list = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      value += "a\(level): &a\(level) [\(list)]\n"
    }
    expectProblem(Array(value.utf8), containing: "may not use aliases")
    let key = "? [" + Array(repeating: "*a0", count: 30).joined(separator: ",") + "]\n: x\n"
    expectProblem(Array(key.utf8), containing: "may not use aliases")
  }

  @Test("an anchor with few aliases is refused with its line")
  func anchors() {
    expectProblem(Array("a: 1\nb: &x 2\nc: *x\n".utf8), containing: "f.yaml:2:")
  }

  @Test("an unquoted pattern that YAML takes for an alias gets a kind hint")
  func unquotedGlob() {
    expectProblem(Array("files: [*.py]\n".utf8), containing: "quotes")
  }

  @Test("duplicate keys are refused with their name")
  func duplicateKeys() {
    expectProblem(Array("a: 1\nb: 2\na: 3\n".utf8), containing: "duplicate key \"a\"")
  }

  @Test("a second document is refused")
  func secondDocument() {
    expectProblem(Array("a: 1\n---\nb: 2\n".utf8), containing: "more than one YAML document")
  }

  @Test("deep nesting is refused")
  func deepNesting() {
    let text = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    expectProblem(Array(text.utf8), containing: "")
  }

  @Test(
    "scalars keep the text that was written", arguments: ["NO", "on", "1e3", "012", "~", "0x1F"])
  func scalarsKeepTheirText(text: String) throws {
    let node = try ManifestReader.read(Array("key: \(text)".utf8), file: "f.yaml")
    #expect(node.value(at: "key")?.text == text)
  }
}

private func expectProblem(
  _ bytes: [UInt8], containing text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    _ = try ManifestReader.read(bytes, file: "f.yaml")
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
  } catch let problems as ManifestProblems {
    let all = problems.description
    #expect(text.isEmpty || all.contains(text), "\(all)", sourceLocation: sourceLocation)
  } catch {
    Issue.record("another error: \(error)", sourceLocation: sourceLocation)
  }
}
