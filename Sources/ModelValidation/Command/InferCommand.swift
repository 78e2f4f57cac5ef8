// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ValidationChecks

struct InferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infer",
    abstract: "Propose a features.contract from a dataset as it is, as YAML for you to review.")

  @Argument(help: "Name of a dataset of the manifest.")
  var dataset: String

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let session = try await Session.open(repository, SelectionOptions.parse([]))
    do {
      StandardStreams.print(try await proposal(in: session).text)
      await session.finish()
    } catch {
      await session.finish()
      throw error
    }
  }

  private func proposal(in session: Session) async throws -> ContractProposal {
    let known = session.manifests.flatMap(\.datasets)
    guard let table = known.first(where: { $0.name == dataset }) else {
      let names = known.map(\.name)
      let hint = NearestName.of(dataset, among: names).map { "did you mean '\($0)'?" }
      throw UsageError(
        "no dataset is called '\(dataset)'"
          + (hint.map { "; \($0)" }
            ?? (names.isEmpty ? "" : "; declared: \(names.joined(separator: ", "))")),
        remedy: "declare it under `datasets` in validate-model.yaml")
    }
    let file = try await session.tables.table(
      PlannedTable(name: table.name, dataset: table.value))
    return try await session.engine.withTables([file]) { tables in
      let first = try await tables.answer([.columns, .rowCount])
      guard case .columns(let columns)? = first.first, case .count(let rows)? = first.last else {
        throw first.compactMap(\.obstacle).first ?? .notAnswered(table.name)
      }
      let questions = ContractProposal.questions(about: columns)
      let answers = try await tables.answer(questions)
      return try ContractProposal(
        dataset: table.name, columns: columns, rows: rows,
        answers: Dictionary(zip(questions, answers)) { first, _ in first })
    }
  }
}

extension Answer {
  fileprivate var obstacle: Obstacle? {
    if case .unavailable(let obstacle) = self { obstacle } else { nil }
  }
}

extension Obstacle {
  fileprivate static func notAnswered(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "infer.no-answer", message: "the data engine did not describe dataset '\(dataset)'",
      remedy: "this is a bug of the data engine's adapter: please report it")
  }
}
