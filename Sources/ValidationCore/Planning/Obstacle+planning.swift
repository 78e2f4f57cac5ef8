// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Obstacle {
  static func unchanged(since base: BaseResolution) -> Obstacle {
    var name = "the base"
    if case .resolved(let revision, _) = base {
      name = "\(revision.name) (\(revision.commit?.prefix(12) ?? "?"))"
    }
    return Obstacle(
      rule: "step.unchanged",
      message: "nothing that it reads differs from \(name), and the manifest says `when: changed`",
      remedy: "nothing to do; remove `when: changed` to run it always")
  }

  static func unknownDataset(_ name: String, among names: [String], _ file: RepositoryPath)
    -> Obstacle
  {
    let nearest = NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
    let known =
      names.isEmpty ? "the manifest declares none" : "declared: \(names.joined(separator: ", "))"
    return Obstacle(
      rule: "dataset.unknown",
      message: "dataset '\(name)' is not declared in \(file); \(nearest ?? known)",
      remedy: "declare it under `datasets` in \(file), or correct the name")
  }

  /// Any error as a reason, its cause kept.
  package init(describing error: any Error, while doing: String) {
    if let obstacle = error as? Obstacle {
      self = obstacle
    } else if error is CancellationError {
      self = .interrupted
    } else {
      self.init(
        rule: "check.crashed", message: "\(doing) failed: \(error)",
        remedy: "this is a bug of the check or of the tool: please report it with this message")
    }
  }

  package static let interrupted = Obstacle(
    rule: "run.interrupted", message: "the run was stopped before this was measured",
    remedy: "run it again")
}
