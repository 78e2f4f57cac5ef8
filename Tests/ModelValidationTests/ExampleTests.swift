// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
public import Testing
import ValidationChecks
public import ValidationCore

/// Runs the examples of every check type for real: a repository, the tool, the engine, the commands.
@Suite struct ExampleTests {
  @Test("every check type has an example that passes, one that fails, and one that is unmeasured")
  func everyTypeHasExamples() {
    for check in BuiltInChecks.all {
      let outcomes = Set(check.examples.map(\.outcome))
      #expect(outcomes.isSuperset(of: [.passed, .failed, .unmeasured]), "\(check.type)")
    }
  }

  @Test("an example comes to the outcome that it documents", arguments: examples)
  func examplesHold(example: CheckExample) throws {
    let repository = try ModelRepository()
    var base: [String] = []
    if let files = example.base {
      try write(files, to: repository)
      try repository.commit("base")
      try Shell.git("branch", "the-base", in: repository.folder)
      try Shell.git("rm", "-q", "-r", ".", in: repository.folder)
      base = ["--base", "the-base"]
    }
    try write(example.files, to: repository)
    try repository.write("validate-model.yaml", Data(example.manifest.utf8))
    try repository.commit("example")
    let result = try repository.report(base, environment: Starter.environment())
    let item = try #require(
      result.report.cases.first { $0.subject == example.subject },
      "no case \(example.subject ?? "of the whole") in \(result.report.cases.map(\.name))")
    #expect(item.outcome == example.outcome, "\(item.message)")
    let rules = item.findings.map(\.rule) + [item.obstacle?.rule].compactMap { $0 }
    #expect(example.rule.map { rules.contains($0) } ?? rules.isEmpty, "\(rules)")
  }

  private func write(_ files: [String: CheckExample.FileContent], to repository: ModelRepository)
    throws
  {
    for (path, content) in files {
      switch content {
      case .text(let text): try repository.write(path, Data(text.utf8))
      case .bytes(let data): try repository.write(path, data)
      }
    }
  }

  private static let examples = BuiltInChecks.all.flatMap(\.examples)
}

extension CheckExample: CustomTestStringConvertible {
  public var testDescription: String { "\(outcome.rawValue): \(title)" }
}
