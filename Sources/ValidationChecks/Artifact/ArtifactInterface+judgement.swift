// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationArtifacts
package import ValidationCore

extension ArtifactInterface {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let judged = measurement.files.map { file in
      switch file.facts {
      case .unknown(let obstacle): file.judgement(obstacle)
      case .known(let facts):
        Judgement(
          file.subject, Self.verdict(on: facts, limits, file.path),
          quantities: [Quantity("values", Double(facts.candidate.values.count))])
      }
    }
    guard let rule = limits.compatible else { return judged }
    // A path that the manifest itself names is a case already: its file is missing.
    let named = Set(judged.map(\.subject))
    return judged
      + measurement.removed.filter { !named.contains($0.text) }.map {
        Judgement($0.text, .failed([.removedFile($0, rule)]))
      }
  }

  private static func verdict(
    on facts: InterfaceFacts, _ limits: Limits, _ path: RepositoryPath?
  ) -> Judgement.Verdict {
    let name = path?.text ?? "the file"
    var findings =
      declared(limits.inputs, .input, facts.candidate, name, path)
      + declared(limits.outputs, .output, facts.candidate, name, path)
      + opset(limits.opset, facts.candidate, name, path)
    if let rule = limits.compatible, case .known(let base?) = facts.base {
      findings += facts.candidate.differences(from: base, rule: rule.rule).map {
        .difference($0, rule, name, path)
      }
    }
    guard findings.isEmpty else { return .failed(showingFirstOf: findings, in: path) }
    if facts.candidate.values.isEmpty { return .unmeasured(.noSignature(name)) }
    let note = summary(of: facts.candidate)
    guard limits.compatible != nil else { return .passed(note: note) }
    switch facts.base {
    case .known(.some): return .passed(note: "\(note), compatible with the base")
    case .known(nil): return .passed(note: "\(note), not on the base")
    case .unknown(let obstacle): return .unmeasured(obstacle)
    case nil: return .unmeasured(.baseNotRead)
    }
  }

  private static func summary(of interface: ModelInterface) -> String {
    let count = { (role: ModelInterface.Role) in interface.values.count { $0.role == role } }
    let domains = interface.domains.map { "\($0.name) \($0.version)" }
    let parts = [
      count(.input) > 0 ? Counted.things(count(.input), "input") : nil,
      count(.output) > 0 ? Counted.things(count(.output), "output") : nil,
      count(.parameter) > 0 ? Counted.things(count(.parameter), "tensor") : nil,
    ]
    return (parts.compactMap { $0 } + domains).joined(separator: ", ")
  }

  // MARK: declared

  private static func declared(
    _ values: [DeclaredValue]?, _ role: ModelInterface.Role, _ found: ModelInterface,
    _ name: String,
    _ path: RepositoryPath?
  ) -> [Finding] {
    guard let values else { return [] }
    let own = found.values.filter { $0.role == role }
    let missing = values.flatMap { value -> [Finding] in
      guard let match = own.first(where: { $0.name == value.name }) else {
        return [.undeclared("\(role.rawValue) \(value.name) is missing", name, path)]
      }
      return mismatches(value, match).map { .undeclared($0, name, path) }
    }
    let extra = own.filter { value in !values.contains { $0.name == value.name } }.map { value in
      Finding.undeclared(
        "\(role.rawValue) \(OneLine.of(value.name, most: 120)) is not declared", name, path)
    }
    return missing + extra
  }

  private static func mismatches(
    _ declared: DeclaredValue, _ found: ModelInterface.Value
  ) -> [String] {
    let what = "\(found.role.rawValue) \(declared.name)"
    var texts: [String] = []
    if let type = declared.type, type != found.type {
      texts.append("\(what) has type \(OneLine.of(found.type, most: 60)), declared is \(type)")
    }
    if let shape = declared.shape, !matches(shape, found.shape) {
      let text =
        found.shape.map { "[\($0.map(\.text).joined(separator: ", "))]" } ?? "no known shape"
      texts.append(
        "\(what) has shape \(OneLine.of(text, most: 120)), declared is "
          + "[\(shape.map(\.text).joined(separator: ", "))]")
    }
    return texts
  }

  /// Fixed lengths must be equal; whatever is dynamic must be dynamic, by whatever name.
  private static func matches(
    _ declared: [ModelInterface.Dimension], _ found: [ModelInterface.Dimension]?
  ) -> Bool {
    guard let found, found.count == declared.count else { return false }
    return zip(declared, found).allSatisfy { wanted, actual in
      switch (wanted, actual) {
      case (.fixed(let a), .fixed(let b)): a == b
      case (.fixed, _), (_, .fixed): false
      default: true
      }
    }
  }

  private static func opset(
    _ most: [String: Int], _ found: ModelInterface, _ name: String, _ path: RepositoryPath?
  ) -> [Finding] {
    guard !most.isEmpty else { return [] }
    return found.domains.compactMap { domain in
      let key = domain.name.isEmpty ? "ai.onnx" : domain.name
      guard let limit = most[key] else {
        return .undeclared(
          "operators of \(OneLine.of(key, most: 120)) are not declared", name, path)
      }
      guard let version = Int(domain.version), version <= limit else {
        return .undeclared(
          "operator set \(key) is \(OneLine.of(domain.version, most: 40)), at most \(limit) allowed",
          name, path)
      }
      return nil
    }
  }
}

extension Obstacle {
  fileprivate static let baseNotRead = Obstacle(
    rule: "interface.base-not-read", message: "the measurement says nothing about the base",
    remedy: "run again and measure")

  fileprivate static func noSignature(_ name: String) -> Obstacle {
    Obstacle(
      rule: "interface.no-signature",
      message: "'\(name)' has no signature: it promises its callers nothing that could be compared",
      remedy: "log the model with a signature, or with an input example to infer it from")
  }
}

extension Finding {
  fileprivate static func undeclared(
    _ message: String, _ name: String, _ path: RepositoryPath?
  ) -> Finding {
    Finding(
      rule: "interface.declared", message: "'\(name)': \(message)",
      place: path.map { Place(path: $0) },
      remedy: "export the model as declared, or declare the new interface and tell its callers")
  }

  fileprivate static func removedFile(
    _ path: RepositoryPath, _ rule: ArtifactInterface.Compatibility
  ) -> Finding {
    Finding(
      rule: "interface.removed-file",
      message: "'\(path)' is on the base and not here; \(rule.rawValue) with the base is wanted",
      limit: rule.rawValue,
      remedy: "keep the file for its callers; when nobody is left, set `on-failure: warn` for this "
        + "change")
  }

  fileprivate static func difference(
    _ difference: InterfaceDifference, _ rule: ArtifactInterface.Compatibility, _ name: String,
    _ path: RepositoryPath?
  ) -> Finding {
    Finding(
      rule: "interface.\(difference.kind.rawValue)",
      message:
        "'\(name)': \(OneLine.of(difference.description)); \(rule.rawValue) with the base is "
        + "wanted",
      value: difference.after.map { OneLine.of($0, most: 120) }, limit: rule.rawValue,
      baseline: difference.before.map { OneLine.of($0, most: 120) },
      place: path.map { Place(path: $0) },
      remedy: "keep the interface, or give the model a new name and move its callers")
  }
}
