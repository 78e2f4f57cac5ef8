// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationArtifacts
package import ValidationCore

extension ArtifactWeights {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    measurement.files.map { file in
      switch file.facts {
      case .unknown(let obstacle): file.judgement(obstacle)
      case .known(let facts):
        Judgement(
          file.subject, Self.verdict(on: facts, limits, file.path),
          quantities: [
            Quantity("tensors", Double(facts.tensors.count)),
            Quantity("parameters", Double(facts.parameters)),
          ])
      }
    }
  }

  private static func verdict(
    on facts: WeightFacts, _ limits: Limits, _ path: RepositoryPath?
  ) -> Judgement.Verdict {
    let findings =
      facts.tensors.flatMap { self.findings(on: $0, limits, path) }
      + self.findings(onAll: facts, limits, path)
    guard findings.isEmpty else { return .failed(showingFirstOf: findings, in: path) }
    if let obstacle = facts.unread.first { return .unmeasured(Obstacle(obstacle, in: path)) }
    let unsearched = facts.tensors.filter { $0.values == nil && !$0.isEmpty }
    if !unsearched.isEmpty, limits.unsearched == .unmeasured {
      return .unmeasured(.unsearched(unsearched, of: facts, path))
    }
    let left = unsearched.isEmpty ? "" : ", \(Counted.number(unsearched.count)) not searched"
    return .passed(
      note: "\(Counted.things(facts.tensors.count, "tensor")), "
        + "\(Counted.things(facts.parameters, "parameter"))\(left), no NaN, no infinity")
  }

  private static func findings(
    on tensor: WeightFacts.Tensor, _ limits: Limits, _ path: RepositoryPath?
  ) -> [Finding] {
    var findings: [Finding] = []
    if !limits.dtypes.isEmpty, !limits.dtypes.contains(tensor.dtype) {
      findings.append(.dtype(tensor, limits.dtypes, path))
    }
    guard let values = tensor.values, values.isFloat else { return findings }
    if values.nanCount > 0 { findings.append(.bad("nan", "NaN", values.nanCount, tensor, path)) }
    if values.infinityCount > 0 {
      findings.append(.bad("infinite", "infinite", values.infinityCount, tensor, path))
    }
    if values.isMatrix, values.isAllZero {
      if limits.zeros == .fail { findings.append(.still("zero", "zero", tensor, path)) }
    } else if values.isMatrix, values.isConstant, limits.constant == .fail {
      findings.append(.still("constant", "\(values.minimum ?? 0)", tensor, path))
    }
    if let most = limits.denormals,
      Double(values.denormalCount) > most.fraction * Double(values.numberCount)
    {
      findings.append(.denormals(values, most, tensor, path))
    }
    return findings
  }

  private static func findings(
    onAll facts: WeightFacts, _ limits: Limits, _ path: RepositoryPath?
  ) -> [Finding] {
    var findings: [Finding] = []
    if let range = limits.parameters, !range.contains(facts.parameters) {
      findings.append(.parameters(facts.parameters, range, path))
    }
    for (name, expected) in limits.tensors.sorted(by: { $0.key < $1.key }) {
      guard let found = facts.tensors.first(where: { $0.name == name }) else {
        findings.append(.missing(name, path))
        continue
      }
      if let dtype = expected.dtype, dtype != found.dtype {
        findings.append(.dtype(found, [dtype], path))
      }
      if let shape = expected.shape, shape.map(UInt64.init) != found.shape {
        findings.append(.shape(found, shape, path))
      }
    }
    return findings
  }
}

extension ArtifactWeights.CountRange: CustomStringConvertible {
  func contains(_ count: UInt64) -> Bool {
    atLeast.map { count >= UInt64($0) } ?? true && atMost.map { count <= UInt64($0) } ?? true
  }

  var description: String {
    [
      atLeast.map { "at least \(Counted.number($0))" },
      atMost.map { "at most \(Counted.number($0))" },
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
