// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What of a `dvc.yaml` the `dvc.lock` beside it cannot be read without: where stages run, and which of
/// their outputs DVC keeps.
package struct DVCPipeline: Hashable, Sendable {
  /// Nil where there is no such file: the lock is all that is known.
  private let stages: [String: DVCNode]?

  package init(_ root: DVCNode?) {
    if case .map(let stages)? = root?["stages"] { self.stages = stages } else { stages = nil }
  }

  /// Whether the lock's entry still counts: DVC ignores what is no stage any more.
  func isDefined(_ stage: String) -> Bool { stages == nil || definition(of: stage) != nil }

  /// Relative to the file; paths of the stage start there. Nil for the folder of the file itself.
  func workingFolder(of stage: String) throws(DVCFile.Unreadable) -> String? {
    guard let folder = definition(of: stage)?["wdir"]?.text, !folder.isEmpty else { return nil }
    guard !Self.isTemplate(folder) else {
      throw DVCFile.Unreadable(description: "the wdir of its stage \(stage) is a template")
    }
    return folder
  }

  /// Whether the stage is to stay as it is, whatever becomes of its dependencies.
  func isFrozen(_ stage: String) -> Bool { DVCKeeping.isOn(definition(of: stage)?["frozen"]) }

  /// - Returns: nil for what is no output any more.
  func keeping(of path: String, by stage: String) throws(DVCFile.Unreadable) -> DVCKeeping? {
    guard stages != nil else { return DVCKeeping() }
    let outputs = outputs(of: stage)
    if let output = outputs.first(where: { $0.path == path }) { return output.keeping }
    // Only DVC knows which path it makes of which template.
    let possible = Set(outputs.filter { Self.isTemplate($0.path) }.map(\.keeping))
    guard possible.count < 2 else {
      throw DVCFile.Unreadable(description: "dvc.yaml names it by a template, as it does others")
    }
    return possible.first
  }

  private func outputs(of stage: String) -> [(path: String, keeping: DVCKeeping)] {
    let definition = definition(of: stage)
    let lists = ["outs", "metrics", "plots"].compactMap { definition?[$0]?.list }
    return lists.joined().flatMap { node -> [(path: String, keeping: DVCKeeping)] in
      if case .map(let members) = node { return members.map { ($0.key, DVCKeeping($0.value)) } }
      return node.text.map { [($0, DVCKeeping())] } ?? []
    }
  }

  /// Stages of a `foreach` or `matrix` are called after their definition, an `@` and the item.
  private func definition(of stage: String) -> DVCNode? {
    let node = stages?[stage] ?? stages?[String(stage.prefix { $0 != "@" })]
    return node.map { $0["do"] ?? $0 }
  }

  private static func isTemplate(_ text: String) -> Bool { text.contains("${") }
}

/// Where DVC keeps an output.
package struct DVCKeeping: Hashable, Sendable {
  /// False where the content is committed to git instead: `cache: false`.
  package private(set) var isCached = true
  /// False where the content stays on the machine that made it: `push: false`.
  package private(set) var isPushed = true

  init() {}

  init(_ options: DVCNode) {
    isCached = Self.isOn(options["cache"], else: true)
    isPushed = Self.isOn(options["push"], else: true)
  }

  /// YAML 1.2, in which DVC reads and writes.
  static func isOn(_ node: DVCNode?, else standard: Bool = false) -> Bool {
    node?.text.map { $0.lowercased() == "true" } ?? standard
  }
}
