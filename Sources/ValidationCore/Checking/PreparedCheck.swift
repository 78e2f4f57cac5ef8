// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One entry of the manifest joined with its check type; the types of scope, limits and measurement are
/// behind closures, so that plans and runs can hold checks of all types.
package struct PreparedCheck: Sendable {
  package var id: String
  package var type: String
  package var mark: SourceMark
  package var policy: CheckPolicy
  package var scope: JSONValue
  package var measurementVersion: Int
  package var inputs: Inputs
  package var subjects: @Sendable (any Snapshot) -> [String?]
  package var questions: @Sendable (Answers) -> [Question]
  package var laterRounds: String?
  /// What is asked for pictures alone; nil for a check type that has none of these.
  package var illustrations: (@Sendable (Answers) -> [Question])?
  /// The same check, knowing what the manifest's datasets declare.
  package var completed: @Sendable ([String: DatasetFacts]) throws -> PreparedCheck
  package var measure: @Sendable (Access) async throws -> JSONValue
  /// Throws when the stored value is no measurement of this version.
  package var judge: @Sendable (JSONValue, Date) throws -> [Judgement]
  /// Nil for a check type that has no reviewed files.
  package var accept: (@Sendable (Access) async throws -> [AcceptedFile])?
}

/// Keys that every entry takes, whatever its type.
package struct CheckPolicy: Hashable, Sendable {
  package enum Consequence: String, CaseIterable, Sendable { case block, warn }
  package enum When: String, CaseIterable, Sendable { case always, changed }

  package var onFailure: Consequence
  package var onInconclusive: Consequence
  package var when: When

  package init(
    onFailure: Consequence = .block, onInconclusive: Consequence = .block, when: When = .always
  ) {
    self.onFailure = onFailure
    self.onInconclusive = onInconclusive
    self.when = when
  }
}

extension Check {
  package func prepare(
    id: String, at mark: SourceMark, policy: CheckPolicy,
    _ configuration: Configuration<Scope, Limits>
  ) throws -> PreparedCheck {
    let (scope, limits) = (configuration.scope, configuration.limits)
    return PreparedCheck(
      id: id, type: type, mark: mark, policy: policy, scope: try JSONValue(encoding: scope),
      measurementVersion: measurementVersion, inputs: inputs(of: scope),
      subjects: { subjects(of: configuration, in: $0) },
      questions: { answers in
        let first = questions(for: scope)
        let rest =
          first.allSatisfy { answers[$0] != nil } ? followUp(for: scope, answers: answers) : []
        return (first + rest).filter { answers[$0] == nil }
      },
      laterRounds: laterRounds(for: scope),
      illustrations: (self as? any IllustratedCheck).map { $0.illustrating(scope) },
      completed: { datasets in
        try prepare(id: id, at: mark, policy: policy, completed(configuration, from: datasets))
      },
      measure: { try JSONValue(encoding: try await measure(scope, with: $0)) },
      judge: { judge(try $0.decoded(as: Measurement.self), against: limits, now: $1) },
      accept: (self as? any AcceptingCheck).map { $0.accepting(scope) })
  }
}
