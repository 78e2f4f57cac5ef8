// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TensorStatistics {
  /// What is wrong with the values themselves, whatever a project expects of them.
  var drafts: [FindingDraft] {
    guard isFloat else { return [] }
    var drafts: [FindingDraft] = []
    if nanCount > 0 { drafts.append(.nan(self)) }
    if infinityCount > 0 { drafts.append(.infinite(self)) }
    if isAllZero, isMatrix {
      drafts.append(.zero(self))
    } else if isConstant, isMatrix {
      drafts.append(.constant(self))
    }
    return drafts
  }

  fileprivate var title: String { name.isEmpty ? "the array" : "tensor \"\(name)\"" }
  fileprivate var first: String { firstBadIndex.map { ", the first bad at index \($0)" } ?? "" }
}

extension FindingDraft {
  private static func value(
    _ rule: String, _ severity: ArtifactFinding.Severity, _ message: String,
    _ tensor: TensorStatistics, remedy: String
  ) -> Self {
    Self(
      "weights.\(rule)", severity, "\(tensor.title): \(message)", subject: tensor.name,
      remedy: remedy)
  }

  fileprivate static func nan(_ tensor: TensorStatistics) -> Self {
    value(
      "nan", .high,
      "\(tensor.nanCount) of \(tensor.numberCount) numbers are NaN\(tensor.first); NaN spreads to "
        + "whatever is computed with it", tensor,
      remedy: "take a checkpoint from before the training diverged")
  }

  fileprivate static func infinite(_ tensor: TensorStatistics) -> Self {
    value(
      "infinite", .high,
      "\(tensor.infinityCount) of \(tensor.numberCount) numbers are infinite\(tensor.first); they "
        + "become NaN when subtracted or multiplied by zero", tensor,
      remedy: "take a checkpoint from before the overflow, or convert with a wider type")
  }

  fileprivate static func zero(_ tensor: TensorStatistics) -> Self {
    value(
      "zero", .medium,
      "all \(tensor.numberCount) numbers are zero; a weight matrix of zeros passes nothing on",
      tensor, remedy: "find out whether it was ever trained or lost when it was saved")
  }

  fileprivate static func constant(_ tensor: TensorStatistics) -> Self {
    value(
      "constant", .low,
      "all \(tensor.numberCount) numbers are \(tensor.minimum ?? 0); trained weights differ",
      tensor,
      remedy: "find out whether it was ever trained")
  }
}
