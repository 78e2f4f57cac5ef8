// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import ValidationCore

extension CheckTrial {
  /// Trial of an example's entry.
  public init(_ check: C, example: CheckExample) throws {
    try self.init(check, entry: example.entry, datasets: example.datasets)
  }

  /// What a run would make of an example's world: measured, or with the reason why not, and judged.
  ///
  /// - Throws: what no run turns into a case, such as a manifest that is wrong.
  public static func cases(
    of example: CheckExample, _ check: C, commands: any CommandRunner = ScriptedCommands(),
    answering answer: (Question) -> Answer = { .unavailable(.notAnswered($0)) }
  ) async throws -> [Case] {
    let trial = try CheckTrial(check, example: example)
    do {
      let measurement = try await trial.measure(
        files: example.files, base: example.base, commands: commands, answering: answer)
      return try trial.cases(of: measurement, files: example.files)
    } catch let obstacle as Obstacle {
      return CaseMaker(trial.prepared, strict: false).cases(
        of: try trial.subjects(files: example.files), .unmeasured, obstacle)
    }
  }
}

extension CheckTrial {
  /// The entry's own keys, read once more for their values, which a prepared check keeps to itself.
  static func configuration(of check: C, in manifest: String, _ file: String) throws
    -> Configuration<C.Scope, C.Limits>
  {
    let root = try ManifestReader.read(manifest.utf8, file: file)
    guard case .sequence(let entries) = root.value(at: "checks")?.content,
      var entry = entries.first,
      case .mapping(let members) = entry.content
    else { throw ManifestMistake("the entry declares no check") }
    let own = Set(check.options.descriptions.map(\.key))
    entry.content = .mapping(members.filter { own.contains($0.key.text ?? "") })
    var decoding = ManifestDecoding()
    guard let configuration = Syntax.mapping(check.options).read(entry, &decoding) else {
      throw ManifestProblems(file: file, problems: decoding.problems)
    }
    return configuration
  }
}
