// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension ArtifactIntegrity {
  static func judgement(
    of file: InspectedFile<DVCPointerFacts>, _ sums: Fact<Sums>?, _ limits: Limits
  ) -> Judgement {
    let (facts, path): (DVCPointerFacts, RepositoryPath)
    switch file.facts {
    case .unknown(let obstacle): return Judgement(file.subject, .unmeasured(obstacle))
    case .known(let known): (facts, path) = (known, file.path ?? .root)
    }
    let vouching = Vouching(of: path, facts.digest, sums, limits).findings
    let shown = vouching + facts.faults.map { Finding.dvc($0, in: path) }
    let count = vouching.count + facts.faultCount
    if count > 0 {
      return Judgement(file.subject, .failed(showingFirstOf: shown, of: count, in: path))
    }
    if let obstacle = facts.obstacle {
      return Judgement(file.subject, .unmeasured(obstacle.adding(facts.obstacleCount - 1)))
    }
    return Judgement(
      file.subject,
      .passed(
        note: facts.entries == 0
          ? "names nothing in this repository"
          : "\(Counted.things(facts.entries, "entry", "entries")), \(Counted.things(facts.files, "file")), "
            + "\(ByteCount(facts.bytes)), as named"))
  }
}

extension Obstacle {
  fileprivate func adding(_ others: Int) -> Obstacle {
    guard others > 0 else { return self }
    var obstacle = self
    obstacle.message += "; \(Counted.things(others, "more entry", "more entries")) not compared"
    return obstacle
  }
}

extension Finding {
  fileprivate static func dvc(_ fault: DVCPointerFacts.Fault, in pointer: RepositoryPath) -> Finding
  {
    let by = fault.stage.map { "stage '\($0)' of '\(pointer)'" } ?? "'\(pointer)'"
    let (rule, what, remedy) =
      switch fault.kind {
      case .committed:
        (
          "dvc-committed", "is committed to git, while \(by) gives it to DVC",
          "git rm --cached \(fault.path), or take it out of DVC"
        )
      case .differs:
        (
          "dvc-differs", "its md5 in git is not what \(by) has of it",
          "run `dvc repro` or `dvc commit`, and commit both"
        )
      case .size:
        (
          "dvc-size",
          "has \(fault.found ?? "?") bytes and the right md5, and \(by) says another size",
          "track it anew with `dvc add` or `dvc commit`"
        )
      case .count:
        (
          "dvc-count", "holds \(fault.found ?? "?") files, and \(by) says another number",
          "track it anew with `dvc add` or `dvc commit`"
        )
      case .stale:
        (
          "dvc-stale", "changed since \(by) was run: its md5 is another",
          "run `dvc repro`, and commit dvc.lock with what it made"
        )
      }
    return Finding(
      rule: "integrity." + rule, message: "'\(fault.path)' \(what)", value: fault.found,
      limit: fault.expected, place: Place(path: pointer), remedy: remedy)
  }
}
