// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The opinion on one output of the training runs.
struct OutputJudgement {
  let output: TrainingReproducible.Output
  let runs: Int
  let require: TrainingReproducible.Level

  init(_ output: TrainingReproducible.Output, runs: Int, require: TrainingReproducible.Level) {
    self.output = output
    self.runs = runs
    self.require = require
  }

  var judgement: Judgement {
    Judgement(output.path.text, verdict, quantities: quantities)
  }

  private var verdict: Judgement.Verdict {
    if let obstacle = output.obstacle { return .unmeasured(obstacle) }
    guard let reference = output.reference, runs >= 2, output.repeats.count == runs - 1 else {
      return .unmeasured(.trainingIncomplete(output.path))
    }
    var findings: [Finding] = []
    for repeated in output.repeats where !isEqual(repeated, reference) {
      // Other bytes around a malformed list of tensors: the tensors may be equal or not.
      if require == .tensors, let fault = repeated.malformed {
        return .unmeasured(.outputMalformed(output.path, fault))
      }
      findings.append(finding(repeated, reference))
    }
    return findings.isEmpty ? .passed(note: note(reference)) : .failed(findings)
  }

  private func isEqual(
    _ repeated: TrainingReproducible.Repeat, _ reference: TrainingReproducible.FileFacts
  ) -> Bool {
    if repeated.hasBytes(of: reference) { return true }
    return require == .tensors && repeated.tensors?.isEqual == true
  }

  private func finding(
    _ repeated: TrainingReproducible.Repeat, _ reference: TrainingReproducible.FileFacts
  ) -> Finding {
    if let tensors = repeated.tensors, !tensors.isEqual {
      return .tensorsDiffer(tensors, run: repeated.facts.run, output.path)
    }
    return .bytesDiffer(repeated, reference, output.path, require)
  }

  /// Bound on the share of deviating runs after R equal repeats (Hanley and Lippman-Hand 1983).
  private var deviationBound: Double { 1 - pow(0.05, 1 / Double(max(1, runs - 1))) }

  private func note(_ reference: TrainingReproducible.FileFacts) -> String {
    let isSame = output.repeats.allSatisfy { $0.hasBytes(of: reference) }
    let what = isSame ? "equal bytes" : "tensors equal, container bytes differ"
    let share = Share(fraction: deviationBound)
    return
      "\(Counted.things(runs, "run")): \(what) (at 95 % confidence, at most \(share) of runs deviate)"
  }

  private var quantities: [Quantity] {
    let ulps = output.repeats.compactMap { $0.tensors?.largestULP }.max()
    let bound = isPassed ? [Quantity("deviation-bound", deviationBound)] : []
    return [Quantity("runs", Double(runs))]
      + (ulps.map { [Quantity("largest-ulp", Double($0), unit: "ulp")] } ?? []) + bound
  }

  private var isPassed: Bool {
    if case .passed = verdict { true } else { false }
  }
}

extension TrainingReproducible.Repeat {
  func hasBytes(of reference: TrainingReproducible.FileFacts) -> Bool {
    facts.digest == reference.digest && facts.size == reference.size && !facts.digest.isEmpty
  }
}
