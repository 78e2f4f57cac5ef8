// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one check type: what it measures, options, examples."
  )

  @Argument(help: "Check type, such as features.contract.")
  var type: String

  func run() async throws {
    let types = CheckTypes.all
    guard let check = types.first(where: { $0.type == type }) else {
      let names = types.map(\.type)
      let hint = NearestName.of(type, among: names).map { "did you mean \($0)?" }
      throw UsageError(
        "failed to find the check type '\(type)'"
          + (hint.map { "; \($0)" } ?? "; known: \(names.joined(separator: ", "))"),
        remedy: "validate-model list")
    }
    StandardStreams.print(CheckDocumentation.page(of: check))
  }
}
